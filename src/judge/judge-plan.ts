import type { JudgeConfig } from '../config/config.ts';
import { compilePattern, matchesPattern } from '../config/pattern.ts';
import type { Judged } from '../model/judged.ts';
import type { LocalFacts } from '../model/local.ts';
import type { Probe } from '../model/probe.ts';
import type { reasonsOf, Verdict } from '../model/verdict.ts';
import type { Plan, PlanRow } from '../plan/plan.ts';
import { matchHost } from '../probe/host-settings.ts';
import { judgeProbe } from './judge-probe.ts';
import { judgeTarget } from './judge-target.ts';
import { judgeLocal } from './local.ts';
import type { NetworkState } from './network.ts';
import { traceOf } from './trace.ts';

/** What was found out about the targets of a plan. */
export interface Answers {
  /** By request key. Targets without one were not to be asked in this run. */
  readonly probes: ReadonlyMap<string, Probe>;
  /** By {@link Target.url}. */
  readonly locals: ReadonlyMap<string, LocalFacts>;
  readonly network: NetworkState;
  /** When this run asked, ISO 8601, UTC. */
  readonly at: string;
}

/** Gives every row of a plan its verdict; `null` for those that were not asked and need to be. */
export function judgePlan(plan: Plan, answers: Answers, config: JudgeConfig): readonly Judged[] {
  const keepers = config.keepRedirects.map(compilePattern);
  const keep = (address: string): boolean => {
    const url = new URL(address);
    return keepers.some((pattern) => matchesPattern(pattern, url));
  };
  return plan.rows.map((row) => judgeRow(row, answers, { ...config, keep }));
}

type Policy = JudgeConfig & { readonly keep: (url: string) => boolean };

function judgeRow(row: PlanRow, answers: Answers, policy: Policy): Judged {
  const { target, decision, places } = row;
  const base = {
    url: target.url,
    target,
    places,
    probedAs: decision.kind === 'ask' ? decision.probedAs : null,
    trace: null,
    capture: null,
    history: null,
    from: null,
    checkedAt: null,
  };
  if (decision.kind === 'skip') return { ...base, verdict: skipped(decision.reason, decision.rule), from: 'local' };
  if (decision.kind === 'ask') {
    const probe = answers.probes.get(decision.requestKey) ?? null;
    if (probe === null) return { ...base, verdict: null };
    const verdict = judgeAsked(row, probe, answers, policy);
    const asked = probe.ending.kind !== 'not-asked';
    return { ...base, trace: traceOf(probe), verdict, from: 'network', checkedAt: asked ? answers.at : null };
  }
  if (target.kind === 'web') return { ...base, verdict: null };
  if (target.kind !== 'file') return { ...base, verdict: judgeTarget(target), from: 'local' };
  const facts = answers.locals.get(target.url);
  if (facts === undefined) return { ...base, verdict: null };
  return { ...base, verdict: judgeLocal(facts), from: 'local', checkedAt: answers.at };
}

function judgeAsked({ target }: PlanRow, probe: Probe, { network, at }: Answers, policy: Policy): Verdict {
  const { hostname } = new URL(probe.ending.kind === 'answer' ? probe.ending.answer.url : probe.requestKey);
  return judgeProbe(probe, {
    fragment: target.kind === 'web' || target.kind === 'file' ? target.fragment : null,
    accept: matchHost(policy.hosts, hostname).accept ?? [],
    network,
    history: null,
    at,
    longUnreachable: policy.longUnreachable,
    keep: policy.keep,
  });
}

function skipped(reason: (typeof reasonsOf.skipped)[number], rule: string): Verdict {
  return { kind: 'skipped', reason, evidence: [{ kind: 'rule', rule }] };
}
