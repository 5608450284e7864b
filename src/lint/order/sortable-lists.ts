import { type Item, type List, nestedLists, type Outline } from '../../model/outline.ts';
import type { Span } from '../../model/span.ts';
import type { Conventions } from '../entries/conventions.ts';

/** A list or table whose order can be looked at. */
export interface SortableList {
  /** In the order of the text. */
  readonly members: readonly Member[];
}

/** An item or a row. */
export interface Member {
  /** What it is sorted by. */
  readonly name: string;
  /** All of it: an item with what lies in it, a row. */
  readonly span: Span;
  /** Where a reader finds its name. */
  readonly place: Span;
}

/**
 * Bulleted lists and tables most of whose members are entries. Numbered lists have an order of their own, and so has what
 * holds other lists.
 *
 * @param share of the members that are entries, from 0 to 1
 */
export function sortableLists(
  text: string,
  { item, row }: Conventions,
  outline: Outline,
  share: number,
): readonly SortableList[] {
  const described = new Map([...item.entries, ...row.entries].map((one) => [one.entry.head.start, one]));
  const lists = withoutCommentsBetween(
    text,
    nestedLists(outline.lists).filter(({ marker }) => marker !== 'number'),
  );
  const tables = outline.tables.map(({ rows }) => rows.map(({ span }) => ({ span, head: span })));
  return [...lists, ...tables].flatMap((drafts) => {
    const entries = drafts.map(({ head }) => (head === null ? undefined : described.get(head.start)));
    if (entries.filter((entry) => entry !== undefined).length < drafts.length * share) return [];
    const members = drafts.flatMap(({ span, head }, index): readonly Member[] => {
      const entry = entries[index];
      const place = entry?.begins === 'with-link' ? entry.entry.place : head;
      if (place === null) return [];
      const name = (entry?.begins === 'with-link' && entry.entry.name) || plain(text.slice(place.start, place.end));
      return name === '' ? [] : [{ name, span, place }];
    });
    // What has no name has no place in an order either.
    return members.length > 0 && members.length === drafts.length ? [{ members }] : [];
  });
}

/** A line of its own with nothing but a comment, and no empty line beside it. */
const commentLine =
  /^[ \t]*(?:\r\n|\n|\r)[ \t]*<!--(?!>|->)[^\r\n]*?[\p{L}\p{N}][^\r\n]*-->[ \t]*(?:\r\n|\n|\r)[ \t]*$/u;

const longestComment = 1000;

/**
 * The items of lists, those of several together where only the line of a comment parts them: Markdown begins a new list
 * behind it, readers see one. With empty lines beside it, or nothing in it, it was written to part them.
 */
function withoutCommentsBetween(text: string, lists: readonly List[]): readonly (readonly Item[])[] {
  const joined: Item[][] = [];
  const lastAt = new Map<number, { readonly end: number; readonly items: Item[] }>();
  for (const { span, depth, items } of lists) {
    const last = lastAt.get(depth);
    const isJoined =
      last !== undefined &&
      span.start - last.end < longestComment &&
      commentLine.test(text.slice(last.end, span.start));
    const members = isJoined ? last.items : [];
    if (!isJoined) joined.push(members);
    members.push(...items);
    lastAt.set(depth, { end: span.end, items: members });
  }
  return joined;
}

/** Without what emphasises, brackets and bars at the beginning. */
function plain(head: string): string {
  return head.replace(/^[\s*_~`|[!]+/, '');
}
