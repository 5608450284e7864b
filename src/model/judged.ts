import type { Capture } from './capture.ts';
import type { Finding } from './finding.ts';
import type { History } from './history.ts';
import type { Link } from './link.ts';
import type { Hop, Probe } from './probe.ts';
import type { Origin } from './report.ts';
import type { RepositoryFacts } from './repository-facts.ts';
import type { Source } from './source.ts';
import type { Target } from './target.ts';
import type { Verdict } from './verdict.ts';

/** One place where a target is linked. */
export interface LinkedPlace {
  readonly source: Source;
  readonly link: Link;
}

/** A probe, and where it comes from. */
export interface Answered {
  readonly probe: Probe;
  /** When it was asked, ISO 8601, UTC. */
  readonly at: string;
  readonly from: 'network' | 'cache' | 'history';
}

/** What a probe leaves behind once it is judged. */
export interface Trace {
  readonly status: number | null;
  /** Where a chain with hops ended in an answer; `null` without hops. No userinfo in it. */
  readonly finalUrl: string | null;
  readonly title: string | null;
  readonly hops: readonly Hop[];
  readonly attempts: number;
  readonly ms: number | null;
  /** What a forge told of the repository that the target is, or is part of; `null` where none was asked, or had a word. */
  readonly repository: RepositoryFacts | null;
}

/** One target with everything that a run learned about it: what becomes a row of the report. */
export interface Judged {
  readonly url: string;
  readonly target: Target;
  readonly probedAs: string | null;
  readonly places: readonly LinkedPlace[];
  /** `null` where nothing was to be judged: in the output of `links`. */
  readonly verdict: Verdict | null;
  /** `null` for what was not asked over the network. */
  readonly trace: Trace | null;
  readonly capture: Capture | null;
  readonly history: History | null;
  readonly from: Origin | null;
  /** ISO 8601, UTC. */
  readonly checkedAt: string | null;
}

/** A finding, and the link it is about; `null` for findings about files and the configuration. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly link: Link | null;
}

/** A finding, and what became of its fix. `offered` where none was to be applied, or there is none. */
export interface SettledFinding {
  readonly finding: Finding;
  readonly state: 'offered' | 'applied' | 'dropped';
}
