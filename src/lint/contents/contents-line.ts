import type { Edit } from '../../model/edit.ts';
import type { Page } from '../page.ts';
import { type Contents, type ContentsItem, isNested } from './contents.ts';

/**
 * The edit that gives neighbouring sections their lines in a table of contents, in the shape of the line beside them; `null`
 * where no line stands beside them, or none whose shape could be repeated.
 *
 * @param headings indexes, in order, of sections under one heading between which the contents have no other
 */
export function insertLines(page: Page, contents: Contents, headings: readonly number[]): Edit | null {
  const neighbour = findNeighbour(page, contents, headings);
  if (neighbour === null) return null;
  const shape = shapeOf(page.text, neighbour.item);
  if (shape === null) return null;
  const lines = headings.map((heading) => {
    const text = escaped(page.outline().headings[heading]?.text ?? '');
    const slug = contents.anchors.slugOf(heading);
    return `[${text}](#${shape.spelling === 'encoded' ? encodeURIComponent(slug) : slug})`;
  });
  const glue = shape.ending + shape.before;
  if (neighbour.side === 'before') {
    const { start } = neighbour.item.link.outer;
    return { span: { start, end: start }, expected: '', text: lines.map((line) => line + glue).join('') };
  }
  // From the link on: a text that begins with an indented line would be read as code.
  const last = lastBelow(contents, neighbour.item).link.outer;
  const span = { start: last.start, end: endOfLine(page.text, last.end) };
  const expected = page.text.slice(span.start, span.end);
  return { span, expected, text: expected + lines.map((line) => glue + line).join('') };
}

/** The edit that takes a line out; `null` where other lines lie below it or it shares its line of text. */
export function takeOutLine(text: string, { item }: ContentsItem): Edit | null {
  const start = text.lastIndexOf('\n', item.span.start - 1) + 1;
  const end = endOfLine(text, item.span.end);
  const isAlone = /^[\s>]*$/.test(text.slice(start, item.span.start)) && !/\S/.test(text.slice(item.span.end, end));
  if (!isAlone || item.lists.length > 0 || end === text.length) return null;
  // Of the empty lines around it one stays.
  const gap = text.slice(0, start).endsWith('\n\n') || text.slice(0, start).endsWith('\n\r\n') ? 2 : 1;
  const [after = ''] = new RegExp(`^(?:\\r?\\n){1,${gap}}`).exec(text.slice(end, end + 4)) ?? [];
  const span = { start, end: end + after.length };
  return { span, expected: text.slice(span.start, span.end), text: '' };
}

interface Neighbour {
  readonly item: ContentsItem;
  /** Where the new lines stand, as seen from the item. */
  readonly side: 'before' | 'after';
}

/** The line of the nearest section before under the same heading, else of the nearest one after. */
function findNeighbour(page: Page, contents: Contents, headings: readonly number[]): Neighbour | null {
  const { items, parents } = contents;
  const all = page.outline().headings;
  const [first = 0] = headings;
  const beside = items.filter((item) => {
    const { heading } = item;
    if (heading === null || !isNested(contents, item) || all[heading]?.depth !== all[first]?.depth) return false;
    return parents[heading] === parents[first];
  });
  const places = beside.toSorted((one, other) => (one.heading ?? 0) - (other.heading ?? 0));
  const before = places.findLast(({ heading }) => (heading ?? 0) < first);
  if (before !== undefined) return { item: before, side: 'after' };
  const [after] = places;
  return after === undefined ? null : { item: after, side: 'before' };
}

interface Shape {
  readonly ending: string;
  /** What stands before the link in its line. */
  readonly before: string;
  readonly spelling: 'plain' | 'encoded';
}

/** How a line is written that is a bullet and a link alone. */
function shapeOf(text: string, { link, list }: ContentsItem): Shape | null {
  const start = text.lastIndexOf('\n', link.outer.start - 1) + 1;
  const before = text.slice(start, link.outer.start);
  const rest = text.slice(link.outer.end, endOfLine(text, link.outer.end));
  if (link.kind !== 'inline' || !/^[\s>]*[-*+]\s+$/.test(before) || /\S/.test(rest)) return null;
  const ending =
    text.startsWith('\r\n', endOfLine(text, link.outer.end)) || text.slice(0, start).endsWith('\r\n') ? '\r\n' : '\n';
  const [one, two] = list.items;
  const gap = one === undefined || two === undefined ? '' : text.slice(one.span.end, two.span.start);
  const isLoose = /\n[\s>]*\n/.test(gap);
  return {
    ending: isLoose ? ending + ending : ending,
    before,
    spelling: /%[\da-f]{2}/i.test(link.url) ? 'encoded' : 'plain',
  };
}

function lastBelow({ items }: Contents, item: ContentsItem): ContentsItem {
  return (
    items.findLast(({ link }) => link.outer.start < item.item.span.end && link.outer.start >= item.link.outer.start) ??
    item
  );
}

/** Before the line ending. */
function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/\r?\n|$/);
  return from + end;
}

function escaped(text: string): string {
  return text.replace(/[\\[\]*_`<&]/g, '\\$&');
}
