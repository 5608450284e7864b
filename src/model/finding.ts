import type { Fix } from './edit.ts';
import type { Span } from './span.ts';

export type Severity = 'off' | 'info' | 'warning' | 'error';
export const severities = ['off', 'info', 'warning', 'error'] as const satisfies readonly Severity[];

/** What the user is told about one place. Prose is made from `data` when a report is written. */
export interface Finding {
  /** `<verdict>/<reason>` for what probing found; kebab-case names for everything else. */
  readonly rule: string;
  /** What else configuration and comments may call it. */
  readonly aliases?: readonly string[];
  readonly severity: Exclude<Severity, 'off'>;
  /** The file, as in {@link Source.path}; the configuration file for findings about the configuration. */
  readonly file: string;
  /** `null` where a finding is about the whole file. */
  readonly span: Span | null;
  /** The address of the link row it belongs to, or `null`. */
  readonly url: string | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly fix: Fix | null;
}
