import type { JudgeConfig } from '../config/config.ts';
import type { History } from '../model/history.ts';
import type { NetworkState } from './network.ts';

/** What a verdict depends on besides the wire. */
export interface JudgeContext {
  /** The fragment of this link, as written, without `#`; `null` without one. */
  readonly fragment: string | null;
  /** Statuses that the configuration accepts for the host. */
  readonly accept: readonly number[];
  readonly network: NetworkState;
  /** What earlier runs saw, this one not included; `null` where nothing is remembered. */
  readonly history: History | null;
  /** When this run asked, ISO 8601, UTC. */
  readonly at: string;
  readonly longUnreachable: JudgeConfig['longUnreachable'];
  /** Whether the configuration keeps redirects of this address (the first of the chain). */
  readonly keep: (url: string) => boolean;
}
