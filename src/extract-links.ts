import { extractLinks as extract } from './extract/links.ts';
import type { Link } from './model/link.ts';
import { parseMarkdown } from './parse/markdown.ts';

/**
 * Finds every place of a Markdown text that points somewhere: inline links, images, definitions, autolinks, bare
 * addresses and raw HTML, as GitHub reads them (CommonMark 0.31.2, GFM). Not code, comments, front matter or formulas.
 *
 * @param text Markdown without a BOM; all spans are UTF-16 offsets into it
 * @returns the links in the order of their destinations
 * @throws MarkdownParseError where the parser itself gives up
 */
export function extractLinks(text: string): readonly Link[] {
  return extract(parseMarkdown(text));
}
