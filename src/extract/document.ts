import type { Document } from '../model/document.ts';
import type { Source } from '../model/source.ts';
import { MarkdownParseError, type ParsedMarkdown, parseMarkdown } from '../parse/markdown.ts';
import { extractAnchors } from './anchors.ts';
import { extractDirectives } from './directives.ts';
import { extractEntries } from './entries.ts';
import { extractLinks } from './links.ts';
import { once } from './once.ts';
import { extractOutline } from './outline.ts';

/** Parses a source and takes its links out. A text that the parser gives up on is a document without links. */
export function readDocument(source: Source): Document {
  const parsed = parse(source.text);
  if (parsed === null) return { ...nothing, source };
  const links = extractLinks(parsed);
  const outline = once(() => extractOutline(parsed));
  return {
    source,
    links,
    // Most files hold no comment: those need not be looked at more closely.
    directives: source.text.includes('<!--') ? extractDirectives(source.text, outline().html, parsed.tree) : [],
    anchors: once(() => extractAnchors(parsed)),
    outline,
    entries: once(() => extractEntries(source.text, links, outline())),
    parse: 'read',
  };
}

const nothing: Omit<Document, 'source'> = {
  links: [],
  directives: [],
  anchors: () => new Set(),
  outline: () => ({ headings: [], lists: [], tables: [], paragraphs: [], html: [], texts: [] }),
  entries: () => [],
  parse: 'failed',
};

function parse(text: string): ParsedMarkdown | null {
  try {
    return parseMarkdown(text);
  } catch (error) {
    if (error instanceof MarkdownParseError) return null;
    throw error;
  }
}
