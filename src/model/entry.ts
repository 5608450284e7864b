import type { Link } from './link.ts';
import type { Span } from './span.ts';

/** What a list lists: a list item, a table row or a line of raw HTML that leads somewhere, with what it says about it. */
export interface Entry {
  readonly shape: 'item' | 'row' | 'line';
  /** The whole entry with everything below it. */
  readonly span: Span;
  /** Its own words, without the items below it. */
  readonly head: Span;
  /** Where it leads. For a reference this is the definition. */
  readonly link: Link;
  /** The link as it stands in {@link Entry.head}: `[name](url)`, `[name][label]`, `<a …>name</a>`. */
  readonly place: Span;
  /** The link's text. */
  readonly name: string;
  /** The text of the nearest heading above, or `null` before the first one. */
  readonly section: string | null;
  /** A number that entries of one list or table share. */
  readonly group: number;
}

/** An entry, and what it says of what it links to. */
export interface EntryWithDescription extends Entry {
  /** The words as written, without what decorates them (emoji, badges, tags); `null` without any. */
  readonly description: string | null;
}
