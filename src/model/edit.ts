import type { Span } from './span.ts';

/** New text for one span, with what it expects to find there. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
  /** The slice that must stand at `span`; an edit that finds anything else is not applied. */
  readonly expected: string;
  /** Where `text` is what stands elsewhere: that place, or several in the order of the text. Their links are those of it. */
  readonly copies?: Span | readonly Span[];
  /** Where `text` is a new destination: the address it stands for. For fixes with several; see also `Fix.becomes`. */
  readonly becomes?: string;
}

/** `safe` edits keep the meaning and are applied by `--fix`; `suggested` ones want a person's eye. */
export type Safety = 'safe' | 'suggested';

export type FixKind = 'moved' | 'archive' | 'lint';
export const fixKinds = ['moved', 'archive', 'lint'] as const satisfies readonly FixKind[];

/** One mend: all its edits are applied together or not at all. */
export interface Fix {
  readonly kind: FixKind;
  readonly safety: Safety;
  readonly edits: readonly Edit[];
  /** The address that stands in the place afterwards, for the check after applying; `null` where a fix removes or keeps it. */
  readonly becomes: string | null;
}
