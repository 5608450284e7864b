import type { Link } from '../../model/link.ts';
import { type Heading, type Item, type List, nestedLists } from '../../model/outline.ts';
import type { Page } from '../page.ts';
import { createSections } from '../text/sections.ts';
import { createHeadingAnchors, type HeadingAnchors } from './heading-anchors.ts';
import { headingParents } from './heading-parents.ts';

/** One line of a table of contents. */
export interface ContentsItem {
  readonly item: Item;
  readonly list: List;
  readonly link: Link;
  /** The index of the heading it leads to or, as far as one can tell, is meant to; `null` where none is known. */
  readonly heading: number | null;
  /** Whether it leads to that heading as it is, or only when its fragment is mended. */
  readonly leads: 'there' | 'nowhere';
  /** The line that it lies below, as far as that one leads somewhere. */
  readonly parent: ContentsItem | null;
}

/** The list with which a file says what is in it. */
export interface Contents {
  /** The index of the heading above it, or -1. */
  readonly title: number;
  /** The index of the heading before which ends what it is about: the next one above the depth of its sections. */
  readonly end: number;
  /** In the order of the text. */
  readonly items: readonly ContentsItem[];
  readonly anchors: HeadingAnchors;
  /** For each heading of the file the index of the one that it stands below. */
  readonly parents: readonly (number | null)[];
}

/** Whether a line lies below the line of the section that its own section lies below, as far as there is one. */
export function isNested({ parents }: Contents, { heading, parent }: ContentsItem): boolean {
  return heading === null || (parent?.heading ?? null) === null || parents[heading] === parent?.heading;
}

/** From how many lines on, and from which share of all lines on that lead to headings, a list is one. */
const leading = { lines: 2, share: 0.75 };

/** Under such a title one line will do. */
const usualTitle = /^(?:table of )?contents$/i;

/** From how many lines on a list in the midst of a file is the table of contents of a part, and no "see also". */
const linesOfPart = 4;

/**
 * Finds tables of contents by their shape, whatever they are called: the lists below one heading whose items lead to
 * headings of the same file. The file's own comes first: the one that leads to the highest headings, and to most of them.
 * Others are those of parts, if all their items lead to what follows. A line with a slip in its fragment leads where it would
 * without: a table of contents is the same one before and after it is mended.
 */
export function findContents(page: Pick<Page, 'text' | 'outline' | 'links'>): readonly Contents[] {
  const outline = page.outline();
  const inner = page.links.filter(({ role, url }) => role === 'text' && url.startsWith('#'));
  if (inner.length === 0 || outline.headings.length < leading.lines) return [];
  const anchors = createHeadingAnchors(page);
  const sectionAt = createSections(outline);
  const bySection = new Map<number, (readonly ContentsItem[])[]>();
  let next = 0;
  for (const list of outline.lists) {
    while ((inner[next]?.outer.start ?? Number.POSITIVE_INFINITY) < list.span.start) next++;
    const links: Link[] = [];
    for (let link = inner[next]; link !== undefined && link.outer.start < list.span.end; link = inner[++next]) {
      links.push(link);
    }
    const { items, lines } = readItems(page.text, list, links, anchors);
    const section = sectionAt(list.span.start);
    const least = usualTitle.test(outline.headings[section]?.text ?? '') ? 1 : leading.lines;
    const known = items.filter(({ heading }) => heading !== null);
    if (known.length < least || known.length < leading.share * lines) continue;
    const others = bySection.get(section);
    if (others === undefined) bySection.set(section, [items]);
    else others.push(items);
  }
  const shared = { anchors, parents: headingParents(outline.headings) };
  const found = [...bySection]
    .map(([title, lists]) => toContents({ ...shared, title, items: lists.flat() }, outline.headings))
    .sort((one, other) => one.depth - other.depth || other.contents.items.length - one.contents.items.length)
    .map(({ contents }) => contents);
  return found.filter((contents, index) => index === 0 || isOfPart(contents));
}

function toContents(
  found: Omit<Contents, 'end'>,
  headings: readonly Heading[],
): { readonly contents: Contents; readonly depth: number } {
  const depth = found.items.reduce((least, { heading }) => Math.min(least, headings[heading ?? -1]?.depth ?? 6), 6);
  const after = headings.findIndex((heading, index) => index > found.title && heading.depth < depth);
  return { contents: { ...found, end: after === -1 ? headings.length : after }, depth };
}

function isOfPart({ title, end, items }: Contents): boolean {
  if (items.length < linesOfPart) return false;
  return items.every(({ heading }) => heading === null || (heading > title && heading < end));
}

interface ReadItems {
  readonly items: readonly ContentsItem[];
  /** Those without a link among them. */
  readonly lines: number;
}

/** @param links those of the list that start with `#`, in their order */
function readItems(text: string, top: List, links: readonly Link[], anchors: HeadingAnchors): ReadItems {
  const all = nestedLists([top])
    .flatMap((list) => list.items.map((item) => ({ item, list })))
    .sort((one, other) => one.item.span.start - other.item.span.start);
  const items: ContentsItem[] = [];
  const open: ContentsItem[] = [];
  let next = 0;
  for (const { item, list } of all) {
    const { head, span } = item;
    while ((open.at(-1)?.item.span.end ?? Number.POSITIVE_INFINITY) <= span.start) open.pop();
    if (head === null) continue;
    while ((links[next]?.outer.start ?? Number.POSITIVE_INFINITY) < head.start) next++;
    const link = links[next];
    if (link === undefined || link.outer.start >= head.end) continue;
    // Sentences that mention a section are no lines of contents.
    const before = text.slice(head.start, link.outer.start).replace(/:[\w+-]+:|<[^<>]*>/g, '');
    if (/\p{L}{2}/u.test(before)) continue;
    const target = anchors.find(link.url.slice(1));
    const heading = target ?? anchors.guess(link.url.slice(1), link.text);
    const leads = target === null ? 'nowhere' : 'there';
    const read: ContentsItem = { item, list, link, heading, leads, parent: open.at(-1) ?? null };
    items.push(read);
    open.push(read);
  }
  return { items, lines: all.length };
}
