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

/** Today's policy, for facts of any day. It is to look at nothing else: no history. */
export type Judge = (
  probe: Probe,
  seen: { readonly fragment: string | null; readonly network: NetworkState; readonly at: string },
) => Verdict;

/** What remembered facts are read with. */
export interface Reader {
  readonly judge: Judge;
  readonly conditions: (hostname: string) => Conditions;
}

/** What today's policy makes of a sighting, seen from a link with this fragment. */
export function readSighting(
  { at, network, facts }: Sighting,
  link: { readonly requestKey: string; readonly fragment: string | null },
  { judge, conditions }: Reader,
): Outcome {
  const { requestKey, fragment } = link;
  const lacking = lackingFragments(facts, requestKey, fragment === null ? [] : [fragment], conditions);
  const wanted = fragment !== null && lacking === 'ignored' ? null : fragment;
  const probe = restoreProbe(facts, requestKey, lacking === 'none' ? 'judged' : 'left-out');
  const day = new Date(at).toISOString();
  const verdict = judge(probe, { fragment: wanted, network: networkState(network), at: day });
  // A run that was broken off never found out whether our own network was at fault; but an answer is an answer.
  const blind = network === 'unknown' && facts.ending.kind !== 'answer';
  const run = blind ? 'ill' : runOf(verdict, networkState(network).kind);
  return { at: day, verdict: verdict.kind, reason: verdict.reason, run };
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
    default:
      return { kind: 'offline', why: network };
  }
}
