import type { Span } from './span.ts';

/** A comment in a file that takes something out of what is judged there. */
export interface Directive {
  /** The comment. */
  readonly span: Span;
  /** As written, without the marks of a comment. */
  readonly text: string;
  /** What it covers. */
  readonly covers: Span;
  /** What it takes out there: everything, links alone, or what rules, reasons and verdicts of these names say. */
  readonly what:
    | { readonly kind: 'everything' }
    | { readonly kind: 'links' }
    | { readonly kind: 'named'; readonly names: readonly string[] };
  /** Whose language it is: names of other tools that mean nothing here are no fault. */
  readonly dialect: 'linkmend' | 'other';
}
