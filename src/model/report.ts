import type { Capture } from './capture.ts';
import type { FixKind, Safety } from './edit.ts';
import type { Severity } from './finding.ts';
import type { LinkKind } from './link.ts';
import type { Hop } from './probe.ts';
import type { RepositoryFacts } from './repository-facts.ts';
import type { Position, Range } from './span.ts';
import type { Evidence, Reason, VerdictKind } from './verdict.ts';

/** The whole run as one value: what the JSON report holds and every other format is made from. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'linkmend'; readonly version: string };
  readonly run: ReportRun;
  readonly inputs: readonly ReportInput[];
  /** One row a target, ordered by its first place. */
  readonly links: readonly LinkRow[];
  /** Ordered by file, line, column, rule. */
  readonly findings: readonly ReportFinding[];
  /** In the report of one shard: what stands only if all shards have it. */
  readonly undecided?: readonly ReportFinding[];
  readonly summary: Summary;
}

export interface ReportRun {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** `false` when links were left unasked that a full run would have asked. */
  readonly complete: boolean;
  /** Whether our own network, not the links', was found to be at fault. */
  readonly offline: boolean;
  /** What was done: `check` runs no rules, `lint` asks nobody, `links` judges nothing. Early reports do not say. */
  readonly job?: 'all' | 'check' | 'lint' | 'links';
  /** Always `.`: files are named from it. */
  readonly root: string;
  readonly scope: {
    /** The commit, branch or tag against which a change was measured; `null` where everything was judged. */
    readonly since: string | null;
    /** Whether the change is what git's index has. */
    readonly staged?: boolean;
    readonly shard: string | null;
  };
  /** Nights on which a link must have failed before it is told as dead in an issue: the setting `report.after`. */
  readonly after?: number;
  /** What the reader should know about the run as a whole, one line each. */
  readonly notes: readonly string[];
}

export type ReportInput =
  | { readonly file: string; readonly state: 'read' | 'generated'; readonly sha256: string }
  | { readonly file: string; readonly state: 'not-utf8'; readonly offset: number }
  | { readonly file: string; readonly state: 'unreadable'; readonly why: string }
  /** Markdown by its name that this version does not read (`.mdx`, `.rmd` …). */
  | { readonly file: string; readonly state: 'not-read' };

/** Where the facts behind a verdict came from. */
export type Origin = 'network' | 'cache' | 'history' | 'local' | 'record';

export interface LinkRow {
  readonly id: string;
  readonly url: string;
  /** `null` in the output of `links`, which asks nothing. */
  readonly verdict: VerdictKind | null;
  readonly reason: Reason | null;
  readonly severity: Severity;
  readonly status: number | null;
  readonly finalUrl: string | null;
  readonly title: string | null;
  /** The address that was asked when `remap` changed it. */
  readonly probedAs: string | null;
  readonly hops: readonly Hop[];
  readonly evidence: readonly Evidence[];
  readonly archive: Capture | null;
  /** What a forge told of the repository that the target is, or is part of. */
  readonly repository: RepositoryFacts | null;
  readonly from: Origin | null;
  readonly checkedAt: string | null;
  readonly attempts: number;
  readonly ms: number | null;
  readonly lastOkAt: string | null;
  readonly failingSince: string | null;
  readonly history: readonly { readonly at: string; readonly verdict: VerdictKind; readonly reason: Reason | null }[];
  readonly places: readonly Place[];
}

export interface Place extends Range {
  readonly file: string;
  readonly kind: LinkKind;
  readonly raw: string;
  readonly text: string;
  readonly section: string | null;
  readonly entry: string | null;
  /** What a change did to it, under `--since`; `null` otherwise. */
  readonly change: 'added' | 'changed' | null;
  readonly uses: readonly Position[];
}

/** A range as editors count it, and as programs do that count bytes. */
export interface Measured extends Range {
  /** The column in bytes of UTF-8, 1-based, where it is not {@link Range.column}; likewise the end. */
  readonly byteColumn?: number;
  readonly byteEndColumn?: number;
}

export interface ReportFinding {
  readonly rule: string;
  readonly link: string | null;
  readonly severity: Exclude<Severity, 'off'>;
  readonly file: string;
  /** `null` for findings about a whole file. */
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  /** See {@link Measured}. */
  readonly byteColumn?: number;
  readonly byteEndColumn?: number;
  readonly message: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly fix: ReportFix | null;
  /** Only where a baseline accepts it: it fails no run. */
  readonly accepted?: boolean;
}

export interface ReportFix {
  readonly safety: Safety;
  readonly kind: FixKind;
  /** Whether this run has written it, or why not. `offered` without `--fix`. */
  readonly state: 'offered' | 'applied' | 'dropped';
  readonly becomes: string | null;
  readonly edits: readonly (Measured & { readonly expected: string; readonly text: string })[];
}

export interface Summary {
  readonly files: number;
  readonly places: number;
  readonly links: number;
  readonly verdicts: Readonly<Partial<Record<VerdictKind, number>>>;
  /** Skipped links by reason. */
  readonly skipped: Readonly<Partial<Record<Reason, number>>>;
  /** Findings that remain after fixing, by severity. */
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixed: number;
  /** Links that an ignore comment took out. */
  readonly ignored: number;
  /** Findings that a baseline accepts, counted nowhere else; only where there was one. */
  readonly accepted?: number;
}
