import { extractEntries as extract } from './extract/entries.ts';
import { extractLinks } from './extract/links.ts';
import { extractOutline } from './extract/outline.ts';
import type { Entry } from './model/entry.ts';
import { parseMarkdown } from './parse/markdown.ts';

/**
 * Finds what a Markdown list lists: list items, table rows and lines of raw HTML that lead somewhere, each with its first
 * link, badges aside.
 *
 * @param text Markdown without a BOM; all spans are UTF-16 offsets into it
 * @returns the entries in the order of the text
 * @throws MarkdownParseError where the parser itself gives up
 */
export function extractEntries(text: string): readonly Entry[] {
  const parsed = parseMarkdown(text);
  return extract(text, extractLinks(parsed), extractOutline(parsed));
}
