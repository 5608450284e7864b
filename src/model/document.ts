import type { Directive } from './directive.ts';
import type { Entry } from './entry.ts';
import type { Link } from './link.ts';
import type { Outline } from './outline.ts';
import type { Source } from './source.ts';

/** A source that was read: its links, and what fragments can point to in it. */
export interface Document {
  readonly source: Source;
  /** In the order of their places. */
  readonly links: readonly Link[];
  readonly directives: readonly Directive[];
  /** Computed when first asked, and so are the next two. */
  readonly anchors: () => ReadonlySet<string>;
  readonly outline: () => Outline;
  readonly entries: () => readonly Entry[];
  /** `failed` where the parser gave up; there are no links then. */
  readonly parse: 'read' | 'failed';
}
