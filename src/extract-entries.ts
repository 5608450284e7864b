import { extractEntries as extract } from './extract/entries.ts';
import { extractLinks } from './extract/links.ts';
import { extractOutline } from './extract/outline.ts';
import { measureConventions } from './lint/entries/conventions.ts';
import type { EntryWithDescription } from './model/entry.ts';
import { parseMarkdown } from './parse/markdown.ts';

/**
 * Finds what a Markdown list lists: list items, table rows and lines of raw HTML that lead somewhere, each with its first
 * link, badges aside, its section, and what it says about itself.
 *
 * @param text Markdown without a BOM; all spans are UTF-16 offsets into it
 * @returns the entries in the order of the text
 * @throws MarkdownParseError where the parser itself gives up
 */
export function extractEntries(text: string): readonly EntryWithDescription[] {
  const parsed = parseMarkdown(text);
  const outline = extractOutline(parsed);
  const entries = extract(text, extractLinks(parsed), outline);
  const shapes = Object.values(measureConventions(text, entries, outline));
  const words = new Map(shapes.flatMap((shape) => shape.entries.map((one) => [one.entry, one.description?.words])));
  return entries.map((entry) => {
    const span = words.get(entry);
    return { ...entry, description: span === undefined ? null : text.slice(span.start, span.end) };
  });
}
