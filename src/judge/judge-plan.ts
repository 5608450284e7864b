import type { JudgeConfig } from '../config/config.ts';
import { compilePattern, matchesPattern } from '../config/pattern.ts';
import type { History } from '../model/history.ts';
import { hostnameOf } from '../model/hostname.ts';
import type { Answered, Judged } from '../model/judged.ts';
import type { LocalFacts } from '../model/local.ts';
import type { Probe } from '../model/probe.ts';
import { fileKey } from '../model/target.ts';
import type { reasonsOf, Verdict } from '../model/verdict.ts';
import type { Plan, PlanRow } from '../plan/plan.ts';
import { createMatchHost } from '../probe/host-settings.ts';
import { readHistory } from './history.ts';
import { judgeProbe } from './judge-probe.ts';
import { judgeTarget } from './judge-target.ts';
import { judgeLocal } from './local.ts';
import { type NetworkState, online } from './network.ts';
import { traceOf } from './trace.ts';

/** What was found out about the targets of a plan. */
export interface Answers {
  /** By request key. Targets without one were not to be asked in this run. */
  readonly probes: ReadonlyMap<string, Answered>;
  /** By {@link fileKey}. */
  readonly locals: ReadonlyMap<string, LocalFacts>;
  readonly network: NetworkState;
  /** When this run asked, ISO 8601, UTC. */
  readonly at: string;
  /** What earlier runs saw of a link; `null` where nothing is remembered. */
  readonly history: (link: { readonly requestKey: string; readonly fragment: string | null }) => History | null;
}

/** Gives every row of a plan its verdict; `null` for those that were not asked and need to be. */
export function judgePlan(plan: Plan, answers: Answers, config: JudgeConfig): readonly Judged[] {
  const judge = createJudge(config);
  return plan.rows.map((row) => judgeRow(row, answers, judge));
}

/** A probe with what its judgement depends on; without `history`, on nothing that earlier runs saw. */
export type Judge = (
  probe: Probe,
  seen: {
    readonly fragment: string | null;
    readonly network: NetworkState;
    /** What earlier runs saw before `at`, ISO 8601, UTC. */
    readonly past?: { readonly history: History | null; readonly at: string };
  },
) => Verdict;

/** Today's policy. */
export function createJudge({ keepRedirects, hosts, longUnreachable }: JudgeConfig): Judge {
  const keepers = keepRedirects.map(compilePattern);
  const match = createMatchHost(hosts);
  const keep = (address: string): boolean => {
    const url = new URL(address);
    return keepers.some((pattern) => matchesPattern(pattern, url));
  };
  return (probe, { past = { history: null, at: '' }, ...seen }) => {
    const hostname = hostnameOf(probe.ending.kind === 'answer' ? probe.ending.answer.url : probe.requestKey);
    const accept = match(hostname).accept ?? [];
    return judgeProbe(probe, { accept, longUnreachable, keep, ...seen, ...past });
  };
}

function judgeRow(row: PlanRow, answers: Answers, judge: Judge): Judged {
  const { target, decision, places } = row;
  const { verdict, trace = null, history = null, from = null, checkedAt = null } = learnedOf(row, answers, judge);
  const probedAs = decision.kind === 'ask' ? decision.probedAs : null;
  return { url: target.url, target, probedAs, places, verdict, trace, capture: null, history, from, checkedAt };
}

/** What a run has learned of a row. Without the other fields there is nothing to be told of them. */
type Learned = Pick<Judged, 'verdict'> & Partial<Pick<Judged, 'trace' | 'history' | 'from' | 'checkedAt'>>;

const nothingLearned: Learned = { verdict: null };

function learnedOf(row: PlanRow, answers: Answers, judge: Judge): Learned {
  const { target, decision } = row;
  if (decision.kind === 'skip') return { verdict: skipped(decision.reason, decision.rule), from: 'local' };
  if (decision.kind === 'ask') {
    const answered = answers.probes.get(decision.requestKey);
    return answered === undefined ? nothingLearned : judgeAnswered(row, answered, answers, judge);
  }
  if (target.kind === 'web') return nothingLearned;
  if (target.kind !== 'file') return { verdict: judgeTarget(target), from: 'local' };
  const facts = answers.locals.get(fileKey(target));
  return facts === undefined ? nothingLearned : { verdict: judgeLocal(facts), from: 'local', checkedAt: answers.at };
}

function judgeAnswered(
  { target }: PlanRow,
  { probe, at, from }: Answered,
  { network, history: historyOf }: Answers,
  judge: Judge,
): Learned {
  const { requestKey, ending } = probe;
  const fragment = target.kind === 'web' || target.kind === 'file' ? target.fragment : null;
  const past = historyOf({ requestKey, fragment });
  // A remembered answer was got under the network of its own day.
  const seen = from === 'network' ? network : online;
  const verdict = judge(probe, { fragment, network: seen, past: { history: past, at } });
  return {
    verdict,
    trace: traceOf(probe),
    from,
    checkedAt: ending.kind === 'not-asked' ? null : at,
    history: past === null ? null : { outcomes: past.outcomes, ...readHistory(verdict, at, past) },
  };
}

function skipped(reason: (typeof reasonsOf.skipped)[number], rule: string): Verdict {
  return { kind: 'skipped', reason, evidence: [{ kind: 'rule', rule }] };
}
