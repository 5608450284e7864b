import type { Document } from '../model/document.ts';
import type { Source } from '../model/source.ts';
import { MarkdownParseError, type ParsedMarkdown, parseMarkdown } from '../parse/markdown.ts';
import { extractAnchors } from './anchors.ts';
import { extractLinks } from './links.ts';

/** Parses a source and takes its links out. A text that the parser gives up on is a document without links. */
export function readDocument(source: Source): Document {
  const parsed = parse(source.text);
  if (parsed === null) return { source, links: [], anchors: () => new Set(), parse: 'failed' };
  let anchors: ReadonlySet<string> | null = null;
  return {
    source,
    links: extractLinks(parsed),
    anchors: () => {
      anchors ??= extractAnchors(parsed);
      return anchors;
    },
    parse: 'read',
  };
}

function parse(text: string): ParsedMarkdown | null {
  try {
    return parseMarkdown(text);
  } catch (error) {
    if (error instanceof MarkdownParseError) return null;
    throw error;
  }
}
