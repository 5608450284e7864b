import type { JudgeConfig } from '../config/config.ts';
import type { History, Outcome } from '../model/history.ts';
import type { Verdict } from '../model/verdict.ts';

const day = 24 * 60 * 60 * 1000;

/** How one verdict counts in a target's history. */
type Standing = 'good' | 'failing' | 'silent';

/** A verdict without its evidence, as histories keep it. */
type BareVerdict = Pick<Verdict, 'kind' | 'reason'>;

/** What a failing that lasts rests on: evidence. */
export interface Streak {
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly runs: number;
  readonly days: number;
}

/**
 * Whether a target has been unreachable for so long that it is dead: unstable in several healthy runs, on several days
 * (UTC), over a span of days, with nothing in between that shows a living server. Resets and unreadable answers come from
 * living servers, so they never count. InternetArchiveBot asks three times, at least three days apart, before it believes.
 *
 * @param current the present run's verdict, not yet in the history
 * @param at when the present run began, ISO 8601, UTC
 * @returns what the death rests on, or `null`
 */
export function findLongFailing(
  current: BareVerdict,
  at: string,
  history: History,
  thresholds: JudgeConfig['longUnreachable'],
): Streak | null {
  if (!isUnreachable(current)) return null;
  const times = [Date.parse(at), ...unreachableBefore(history, at)];
  const since = Math.min(...times);
  const days = new Set(times.map((time) => Math.floor(time / day))).size;
  const long =
    times.length >= thresholds.runs && days >= thresholds.days && Date.parse(at) - since >= thresholds.span * day;
  return long ? { since: new Date(since).toISOString(), runs: times.length, days } : null;
}

/** When the earlier runs of the present streak were, in milliseconds, newest first. */
function unreachableBefore(history: History, at: string): readonly number[] {
  const times: number[] = [];
  for (const outcome of [...history.outcomes].reverse()) {
    const time = Date.parse(outcome.at);
    if (Number.isNaN(time) || time >= Date.parse(at) || outcome.run === 'ill') continue;
    const judged = judgedOf(outcome);
    if (isUnreachable(judged)) times.push(time);
    else if (judged.kind !== 'skipped' && judged.reason !== 'dns') break;
  }
  return times;
}

function isUnreachable({ kind, reason }: BareVerdict): boolean {
  if (kind === 'dead') return reason === 'long-unreachable';
  return kind === 'unstable' && reason !== 'reset' && reason !== 'protocol';
}

/**
 * When a reader last got the page, and since when nobody does, the present run included. Both are as old as what is
 * remembered; `null` says that nothing is known (or, for `failingSince`, that the target does not fail).
 *
 * @param at when the present run asked, ISO 8601, UTC
 */
export function readHistory(
  current: BareVerdict,
  at: string,
  history: History | null,
): { readonly lastOkAt: string | null; readonly failingSince: string | null } {
  const standing = standingOf(current);
  if (standing === 'good') return { lastOkAt: at, failingSince: null };
  const lastOkAt = history?.lastOkAt ?? null;
  if (current.kind === 'skipped') return { lastOkAt, failingSince: history?.failingSince ?? null };
  return { lastOkAt, failingSince: standing === 'failing' ? (history?.failingSince ?? at) : null };
}

/**
 * The history with one more outcome at its end. Outcomes of runs in which our own network did not work, and skipped
 * targets, change neither date.
 */
export function remember(history: History | null, outcome: Outcome): History {
  const outcomes = [...(history?.outcomes ?? []), outcome];
  if (outcome.run === 'ill') {
    return { lastOkAt: history?.lastOkAt ?? null, failingSince: history?.failingSince ?? null, outcomes };
  }
  return { ...readHistory(judgedOf(outcome), outcome.at, history), outcomes };
}

/**
 * Whether a verdict can be remembered as one of a healthy run: not while we are offline, and not what a proxy answered
 * in the target's place.
 */
export function runOf(verdict: Verdict, network: 'online' | 'offline'): Outcome['run'] {
  const ours =
    verdict.reason === 'offline' ||
    verdict.evidence.some(({ kind, failure }) => kind === 'failure' && failure === 'proxy');
  return network === 'offline' || ours ? 'ill' : 'healthy';
}

function standingOf({ kind }: BareVerdict): Standing {
  if (kind === 'dead' || kind === 'unstable') return 'failing';
  return kind === 'blocked' || kind === 'skipped' ? 'silent' : 'good';
}

function judgedOf({ verdict, reason }: Outcome): BareVerdict {
  return { kind: verdict, reason };
}
