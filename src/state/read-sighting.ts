import { runOf } from '../judge/history.ts';
import type { NetworkState } from '../judge/network.ts';
import type { Outcome } from '../model/history.ts';
import type { Probe } from '../model/probe.ts';
import type { Verdict } from '../model/verdict.ts';
import { restoreProbe } from './compact-probe.ts';
import type { Conditions } from './conditions.ts';
import type { Facts } from './facts.ts';
import type { Sighting } from './merge.ts';
import type { SeenNetwork } from './record.ts';

/** Today's policy, for facts of any day: no history goes into it, and equal questions have equal answers. */
export type Judge = (
  probe: Probe,
  seen: { readonly fragment: string | null; readonly network: NetworkState },
) => Verdict;

/** Where a link leads to. */
export interface LinkedPage {
  readonly requestKey: string;
  /** As written, without `#`. */
  readonly fragment: string | null;
}

/** Reads what was seen on any day as this run would read it. */
export interface Reader {
  /** What today's policy makes of a sighting, for a link to the page that was seen. */
  readonly read: (sighting: Sighting, link: LinkedPage) => Outcome;
  readonly conditions: (hostname: string) => Conditions;
}

/** The reader of one run. Facts that stayed the same from run to run are judged once. */
export function createReader(judge: Judge, conditions: Reader['conditions']): Reader {
  const judged = new Map<Facts, Map<string, Omit<Outcome, 'at'>>>();
  return {
    conditions,
    read: (sighting, link) => {
      const known = judged.get(sighting.facts) ?? new Map<string, Omit<Outcome, 'at'>>();
      judged.set(sighting.facts, known);
      const identity = `${sighting.network} ${link.requestKey}#${link.fragment ?? ''}`;
      const outcome = known.get(identity) ?? judgeSighting(sighting, link, judge, conditions);
      known.set(identity, outcome);
      return { at: new Date(sighting.at).toISOString(), ...outcome };
    },
  };
}

function judgeSighting(
  { network, facts }: Sighting,
  { requestKey, fragment }: LinkedPage,
  judge: Judge,
  conditions: Reader['conditions'],
): Omit<Outcome, 'at'> {
  const lacking = lackingFragments(facts, requestKey, fragment === null ? [] : [fragment], conditions);
  const probe = restoreProbe(facts, requestKey, lacking === 'none' ? 'judged' : 'left-out');
  const state = networkState(network);
  const verdict = judge(probe, { fragment: lacking === 'ignored' ? null : fragment, network: state });
  // A run that was broken off never found out whether our own network was at fault; but an answer is an answer.
  const blind = network === 'unknown' && facts.ending.kind !== 'answer';
  return { verdict: verdict.kind, reason: verdict.reason, run: blind ? 'ill' : runOf(verdict, state.kind) };
}

/**
 * Which of the fragments that are asked for today were not looked for then: `none`, `some`, or `ignored` where today none is
 * to be looked for. As in probing, the host where the chain ended decides.
 */
export function lackingFragments(
  { fragments, ending }: Pick<Facts, 'fragments' | 'ending'>,
  requestKey: string,
  asked: readonly string[],
  conditions: Reader['conditions'],
): 'none' | 'some' | 'ignored' {
  if (asked.length === 0 || ending.kind !== 'answer') return 'ignored';
  const { hostname } = new URL(ending.answer.url || requestKey);
  if (conditions(hostname).anchors === 'ignore') return 'ignored';
  return asked.every((fragment) => fragments.includes(fragment)) ? 'none' : 'some';
}

function networkState(network: SeenNetwork): NetworkState {
  switch (network) {
    case 'online':
    case 'unknown':
      return { kind: 'online' };
    case 'intercepted':
      return { kind: 'offline', why: network, issuer: '' };
    case 'portal':
      return { kind: 'offline', why: network, host: '' };
    default:
      return { kind: 'offline', why: network };
  }
}
