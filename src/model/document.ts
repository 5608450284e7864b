import type { Directive } from './directive.ts';
import type { Entry } from './entry.ts';
import type { Link } from './link.ts';
import type { Outline } from './outline.ts';
import type { PageAnchors } from './page-anchors.ts';
import type { Source } from './source.ts';

/** A source that was read: its links, and what fragments can point to in it. */
export interface Document {
  readonly source: Source;
  /** In the order of their places. */
  readonly links: readonly Link[];
  readonly directives: readonly Directive[];
  /** Computed when first asked, and so are the next three. The names of `page`. */
  readonly anchors: () => ReadonlySet<string>;
  readonly page: () => PageAnchors;
  readonly outline: () => Outline;
  readonly entries: () => readonly Entry[];
  /** `failed` where the parser gave up; there are no links then. */
  readonly parse: 'read' | 'failed';
  /** What is wrong with it, as MDX (it was read as Markdown then) or for the parser; `offset` counts UTF-16 units of the text. */
  readonly fault: { readonly offset: number; readonly why: string } | null;
}
