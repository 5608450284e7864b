import { siteAt } from '../config/site-at.ts';
import type { SitesConfig } from '../config/site-config.ts';
import type { Document } from '../model/document.ts';
import type { Link } from '../model/link.ts';
import type { PageAnchors } from '../model/page-anchors.ts';
import type { Source } from '../model/source.ts';
import { MarkdownParseError, type ParsedMarkdown, parseMarkdown } from '../parse/markdown.ts';
import type { parseMdx } from '../parse/mdx.ts';
import { extractAnchors } from './anchors.ts';
import { extractDirectives } from './directives.ts';
import { extractEntries } from './entries.ts';
import type { readFrontMatter } from './front-matter.ts';
import { frontMatterLinks } from './front-matter-links.ts';
import { isMdx } from './is-mdx.ts';
import { extractLinks } from './links.ts';
import { once } from './once.ts';
import { extractOutline } from './outline.ts';
import { extractSiteAnchors } from './site-anchors.ts';

/** Reads texts as what their paths say they are. */
export interface Reader {
  /** A text that the parser gives up on is a document without links. */
  readonly read: (source: Source) => Document;
  /** @throws MarkdownParseError where the parser gives up */
  readonly links: (text: string, path: string) => readonly Link[];
  /** @throws MarkdownParseError where the parser gives up */
  readonly anchors: (text: string, path: string) => PageAnchors;
}

/** What takes long to load, as far as it is there. */
export interface Parsers {
  readonly parseMdx: typeof parseMdx | null;
  readonly readFrontMatter: typeof readFrontMatter | null;
}

/** Loads what files of these names need: for MDX and front matter that is more than for all the rest. */
export async function openReader(config: SitesConfig, paths: readonly string[]): Promise<Reader> {
  const [mdx, matter] = await Promise.all([
    paths.some(isMdx) ? import('../parse/mdx.ts') : null,
    config.frontMatter.length > 0 ? import('./front-matter.ts') : null,
  ]);
  return createReader(config, {
    parseMdx: mdx?.parseMdx ?? null,
    readFrontMatter: matter?.readFrontMatter ?? null,
  });
}

export function createReader(config: SitesConfig, parsers: Parsers): Reader {
  const parse = (text: string, path: string): Parsed => {
    if (!isMdx(path) || parsers.parseMdx === null) return { parsed: parseMarkdown(text), fault: null };
    const outcome = parsers.parseMdx(text);
    // Most of it can be read all the same, and dead links in it are as dead.
    if (outcome.kind === 'fault')
      return { parsed: parseMarkdown(text), fault: { offset: outcome.offset, why: outcome.why } };
    return { parsed: outcome.parsed, fault: null };
  };
  const linksOf = (parsed: ParsedMarkdown): readonly Link[] => {
    const values = parsers.readFrontMatter?.(parsed.text, config.frontMatter) ?? [];
    return [...frontMatterLinks(parsed.text, values), ...extractLinks(parsed)];
  };
  const anchorsOf = (parsed: ParsedMarkdown, path: string): PageAnchors => {
    const site = siteAt(config.sites, path) ?? (isMdx(path) ? mdxOfNoSite : null);
    if (site === null) return { names: extractAnchors(parsed), compare: 'folded', others: 'none' };
    const onSite = extractSiteAnchors(parsed, site);
    if (site.preset !== 'github' && site.preset !== 'wiki') return onSite;
    return { ...onSite, names: new Set([...extractAnchors(parsed), ...onSite.names]), compare: 'folded' };
  };
  return {
    links: (text, path) => linksOf(parse(text, path).parsed),
    anchors: (text, path) => anchorsOf(parse(text, path).parsed, path),
    read: (source) => {
      const { path, text } = source;
      const { parsed, fault } = attempt(() => parse(text, path));
      if (parsed === null) return { ...nothing, source, fault };
      const links = linksOf(parsed);
      const outline = once(() => extractOutline(parsed));
      const anchors = once(() => anchorsOf(parsed, path));
      // Most files hold no comment: those need not be looked at more closely.
      const hasComments = text.includes('<!--') || (isMdx(path) && text.includes('{/*'));
      return {
        source,
        links,
        directives: hasComments ? extractDirectives(text, outline().html, parsed.tree) : [],
        anchors: () => anchors().names,
        page: anchors,
        outline,
        entries: once(() => extractEntries(text, links, outline())),
        parse: 'read',
        fault,
      };
    },
  };
}

/** What makes a site of it is not known; most that read MDX know `{#id}`. */
const mdxOfNoSite = { preset: 'github', slugs: 'github', headingIds: 'read' } as const;

interface Parsed {
  readonly parsed: ParsedMarkdown;
  readonly fault: Document['fault'];
}

const nothing: Omit<Document, 'source'> = {
  links: [],
  directives: [],
  anchors: () => new Set(),
  page: () => ({ names: new Set(), compare: 'folded', others: 'none' }),
  outline: () => ({ headings: [], lists: [], tables: [], paragraphs: [], html: [], texts: [] }),
  entries: () => [],
  parse: 'failed',
  fault: null,
};

function attempt(parse: () => Parsed): Parsed | { readonly parsed: null; readonly fault: Document['fault'] } {
  try {
    return parse();
  } catch (error) {
    if (error instanceof MarkdownParseError) return { parsed: null, fault: error.fault };
    throw error;
  }
}
