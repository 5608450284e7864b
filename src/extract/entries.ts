import type { Entry } from '../model/entry.ts';
import type { Link } from '../model/link.ts';
import { type List, nestedLists, type Outline } from '../model/outline.ts';
import type { Span } from '../model/span.ts';
import { firstAtOrAfter } from './first-at-or-after.ts';
import { once } from './once.ts';

/** A link where a reader meets it: a reference stands elsewhere than its definition. */
interface Occurrence {
  readonly link: Link;
  readonly place: Span;
  /** Whether a reader clicks on an image there. */
  readonly shows: 'text' | 'image';
}

type Draft = Pick<Entry, 'shape' | 'span' | 'head' | 'group'>;

/**
 * The entries of a text, in its order: list items, table rows and lines of raw HTML, by their first link. A badge is only
 * taken where there is no other link. What leads to a heading of the same text is a line of its contents and no entry.
 *
 * @param links as `extractLinks` gives them
 */
export function extractEntries(text: string, links: readonly Link[], outline: Outline): readonly Entry[] {
  const occurrences = occurrencesOf(text, links);
  const starts = occurrences.map(({ place }) => place.start);
  const lists = nestedLists(outline.lists);
  const headings = outline.headings.map(({ span }) => span.start);
  const sectionAt = (offset: number): string | null =>
    outline.headings[firstAtOrAfter(headings, offset) - 1]?.text ?? null;
  const drafts = [
    ...lists.flatMap(draftItems),
    ...outline.tables.flatMap(({ rows }, index) =>
      rows.map(({ span }): Draft => ({ shape: 'row', span, head: span, group: lists.length + index })),
    ),
    ...draftLines(text, outline, lists.length + outline.tables.length),
  ].sort((one, other) => one.head.start - other.head.start);
  return drafts.flatMap((draft) => {
    const { start, end } = draft.head;
    const within = occurrences.slice(firstAtOrAfter(starts, start), firstAtOrAfter(starts, end));
    const first = within.find(({ shows }) => shows === 'text') ?? within[0];
    if (first === undefined || first.link.url.startsWith('#')) return [];
    const { link, place } = first;
    return [{ ...draft, link, place, name: link.text, section: sectionAt(start) }];
  });
}

function draftItems({ items }: List, group: number): readonly Draft[] {
  return items.flatMap(({ span, head }) => (head === null ? [] : [{ shape: 'item', span, head, group }]));
}

/** Lines of raw HTML between blocks, as far as they say something about what they link to. */
function draftLines(text: string, outline: Outline, group: number): readonly Draft[] {
  return outline.html.flatMap(({ span, place }) => {
    if (place === 'text') return [];
    const lines: Draft[] = [];
    for (const match of text.slice(span.start, span.end).matchAll(/[^\r\n]+/g)) {
      if (!saysSomething(match[0])) continue;
      const start = span.start + match.index;
      const line = { start, end: start + match[0].length };
      lines.push({ shape: 'line', span: line, head: line, group });
    }
    return lines;
  });
}

/** Whether words follow the first link of a line. */
function saysSomething(line: string): boolean {
  const end = line.search(/<\/a\s*>/i);
  if (end === -1) return false;
  const [, ...parts] = line.slice(end).split('<');
  return parts.some((part) => /\p{L}{2}/u.test(part.slice(part.indexOf('>') + 1)));
}

/** In the order of the text. */
function occurrencesOf(text: string, links: readonly Link[]): readonly Occurrence[] {
  const media = links.filter(({ role }) => role === 'media').map(({ outer }) => outer.start);
  const showsImage = ({ start, end }: Span): boolean => {
    const next = media[firstAtOrAfter(media, start)];
    return next !== undefined && next < end;
  };
  const placesOf = createPlaces(text);
  return links
    .filter(({ role }) => role === 'text')
    .flatMap((link): readonly Occurrence[] =>
      placesOf(link).map((place) => ({ link, place, shows: showsImage(place) ? 'image' : 'text' })),
    )
    .sort((one, other) => one.place.start - other.place.start);
}

/** Tells where a reader meets a link. */
function createPlaces(text: string): (link: Link) => readonly Span[] {
  const endTags = once(() =>
    [...text.matchAll(/<\/a\s*>/gi)].map(({ 0: tag, index }): Span => ({ start: index, end: index + tag.length })),
  );
  const starts = once(() => endTags().map(({ start }) => start));
  return (link) => {
    if (link.kind === 'definition') return link.uses;
    if (link.kind !== 'html') return [link.outer];
    const start = text.lastIndexOf('<', link.span.start);
    const end = endTags()[firstAtOrAfter(starts(), link.span.end)]?.end ?? link.span.end;
    return [{ start, end }];
  };
}
