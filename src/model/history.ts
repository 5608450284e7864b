import type { Reason, VerdictKind } from './verdict.ts';

/** What earlier runs saw of one request key. A missing history means "unknown", never "new failure". */
export interface History {
  /** The last time a reader got the page, ISO 8601, UTC; `null` when no run is known that saw it. */
  readonly lastOkAt: string | null;
  /** When the present failing began, as far back as is remembered; `null` when the last outcome was no failure. */
  readonly failingSince: string | null;
  /** The remembered outcomes, oldest first. They may begin later than the two dates above. */
  readonly outcomes: readonly Outcome[];
}

/** What one earlier run made of the target. */
export interface Outcome {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly verdict: VerdictKind;
  readonly reason: Reason | null;
  /** Whether our own network, proxy included, worked in that run: only then does a failure count against the target. */
  readonly run: 'healthy' | 'ill';
}
