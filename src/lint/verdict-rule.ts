import type { VerdictRuleName } from '../config/severity-names.ts';
import type { Safety } from '../model/edit.ts';
import type { Reason, VerdictKind } from '../model/verdict.ts';
import type { ExampleText } from './rule.ts';

/**
 * A rule that linters know and that verdicts tell: its findings go by the verdict's own rule. It has no check; what is told
 * by which alias is said in `judge/verdict-aliases.ts`.
 */
export interface VerdictRule {
  readonly name: VerdictRuleName;
  /** What it finds, in one sentence without a full stop. */
  readonly what: string;
  readonly why: string;
  /** The rules of its findings. */
  readonly told: readonly `${VerdictKind}/${Reason}`[];
  readonly needs?: 'network';
  readonly fix: Safety | 'none';
  readonly examples: readonly VerdictExample[];
}

/** A short text that a rule is shown with, in a file beside others: its documentation and its tests at once. */
export type VerdictExample = {
  readonly name?: string;
  /** The other files, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
  /** What servers say, by address; what is left out is there. */
  readonly answers?: Readonly<Record<string, 'not-found' | 'legal' | { readonly movedTo: string }>>;
} & ExampleText;
