import type { Link } from './link.ts';
import type { Source } from './source.ts';

/** A source that was read: its links, and what fragments can point to in it. */
export interface Document {
  readonly source: Source;
  /** In the order of their places. */
  readonly links: readonly Link[];
  /** Computed when first asked. */
  readonly anchors: () => ReadonlySet<string>;
  /** `failed` where the parser gave up; there are no links then. */
  readonly parse: 'read' | 'failed';
}
