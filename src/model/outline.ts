import type { Span } from './span.ts';

/** A heading, of Markdown or of raw HTML. */
export interface Heading {
  /** 1 to 6. */
  readonly depth: number;
  /** As a reader sees it, without images. */
  readonly text: string;
  /** The whole heading; for raw HTML its opening tag. */
  readonly span: Span;
}

/** One item of a list. */
export interface Item {
  /** From the marker to the end of its last child, without what indents the marker. */
  readonly span: Span;
  /** The paragraph with which it begins; `null` where it begins with something else or nothing. */
  readonly head: Span | null;
  /** Its own lists. */
  readonly lists: readonly List[];
}

export interface List {
  readonly marker: 'bullet' | 'number';
  readonly span: Span;
  /** How many items it lies in. */
  readonly depth: number;
  readonly items: readonly Item[];
}

export interface Row {
  readonly span: Span;
  readonly cells: readonly Span[];
}

export interface Table {
  readonly span: Span;
  readonly header: Row;
  /** Without the header. */
  readonly rows: readonly Row[];
}

/** A stretch of raw HTML that is one node of the tree. */
export interface HtmlBlock {
  readonly span: Span;
  /** Between blocks, or within a paragraph, heading or cell. */
  readonly place: 'flow' | 'text';
}

/** How a document is built: what rules look at besides its links. Everything is in the order of the text. */
export interface Outline {
  readonly headings: readonly Heading[];
  /** Lists that lie in no other list. */
  readonly lists: readonly List[];
  readonly tables: readonly Table[];
  readonly paragraphs: readonly Span[];
  readonly html: readonly HtmlBlock[];
  /** Running text: what is neither markup nor code, HTML or an address. */
  readonly texts: readonly Span[];
}

/** Lists with all that lie in their items, in the order of the text. */
export function nestedLists(lists: readonly List[]): readonly List[] {
  const found: List[] = [];
  const waiting = [...lists].reverse();
  for (let list = waiting.pop(); list !== undefined; list = waiting.pop()) {
    found.push(list);
    waiting.push(...list.items.flatMap((item) => item.lists).reverse());
  }
  return found;
}
