import type { StateConfig } from '../config/state-config.ts';
import type { Outcome } from '../model/history.ts';
import type { Probe } from '../model/probe.ts';
import { restoreProbe } from './compact-probe.ts';
import { fingerprintOfChain } from './conditions.ts';
import { type Facts, factsVersion } from './facts.ts';
import { isDeadBefore, isSettled, restOf, type Standing, standingOf, worstStanding } from './freshness.ts';
import { pageKey, spreadOf } from './key.ts';
import type { Sighting } from './merge.ts';
import { lackingFragments, type Reader } from './read-sighting.ts';
import type { Timeline } from './retain.ts';

/** An answer of an earlier run. */
export interface Memory {
  readonly probe: Probe;
  /** When it was got, ISO 8601, UTC. */
  readonly at: string;
}

/** What is to be done about one question. */
export type Recall =
  /** The remembered answer stands. `resumes` names the run that got it, where that run did not end. */
  | { readonly kind: 'rests'; readonly memory: Memory; readonly resumes: string | null }
  | {
      readonly kind: 'ask';
      /** For the prober: two runs have found the page dead. */
      readonly known: 'dead-before' | null;
      /** The last answer all the same, for when there is no time to ask; `null` without one. */
      readonly last: Memory | null;
    };

/** One address with what its links want to know. */
export interface RecallQuestion {
  readonly requestKey: string;
  /** As written, without `#`. */
  readonly fragments: readonly string[];
  /** `always` for `--fresh` and for what a change adds. */
  readonly ask: 'always' | 'when-due';
}

export interface RecallOptions {
  readonly reader: Reader;
  readonly config: Pick<StateConfig, 'rest' | 'resume'>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly unfinished: ReadonlySet<string>;
}

/**
 * Whether a remembered answer stands for asking. Good answers and refusals rest, and the longer the longer they stayed the
 * same; everything else is asked in every run. So is what was seen under other settings, by a version that saw less, or
 * without a fragment that is now to be looked for. Answers of a run that did not end stand for a short time, dead ones too.
 */
export function recallAnswer(timeline: Timeline, question: RecallQuestion, options: RecallOptions): Recall {
  const { recent } = timeline;
  const { requestKey, fragments, ask } = question;
  const read = createRead(question, options.reader);
  const toMemory = ({ facts, at }: Sighting): Memory => {
    const anchors =
      lackingFragments(facts, requestKey, fragments, options.reader.conditions) === 'none' ? 'judged' : 'left-out';
    return { probe: restoreProbe(facts, requestKey, anchors), at: new Date(at).toISOString() };
  };

  const last = recent.at(-1);
  if (last !== undefined && ask === 'when-due' && isUsable(last.facts, read(last), question, options.reader)) {
    if (isResting(recent, question, read, options)) return { kind: 'rests', memory: toMemory(last), resumes: null };
    const resumes = findResumed(last, read(last), options);
    if (resumes !== null) return { kind: 'rests', memory: toMemory(last), resumes };
  }
  const believed = recent.findLast((sighting) => read(sighting)[0].run === 'healthy');
  const known = ask === 'when-due' && isDeadBefore(pageOutcomes(recent, read)) ? 'dead-before' : null;
  return { kind: 'ask', known, last: believed === undefined ? null : toMemory(believed) };
}

/** What a sighting means to each of the question's links; the page itself comes first. */
type Read = (sighting: Sighting) => readonly [Outcome, ...Outcome[]];

function createRead({ requestKey, fragments }: RecallQuestion, reader: Reader): Read {
  return (sighting) => [
    reader.read(sighting, { requestKey, fragment: null }),
    ...fragments.map((fragment) => reader.read(sighting, { requestKey, fragment })),
  ];
}

function* pageOutcomes(recent: Timeline['recent'], read: Read): Generator<Outcome> {
  for (const sighting of recent.toReversed()) yield read(sighting)[0];
}

/** Whether the facts are what asking today would look for. */
function isUsable(
  facts: Facts,
  outcomes: readonly Outcome[],
  { requestKey, fragments }: RecallQuestion,
  { conditions }: Reader,
): boolean {
  if (facts.version !== factsVersion || lackingFragments(facts, requestKey, fragments, conditions) === 'some')
    return false;
  if (facts.conditions !== fingerprintOfChain(facts, requestKey, conditions)) return false;
  // An address with something taken out must not be written into a list.
  return facts.addresses === 'whole' || !outcomes.some(({ verdict }) => verdict === 'moved');
}

function isResting(recent: Timeline['recent'], question: RecallQuestion, read: Read, options: RecallOptions): boolean {
  const { requestKey } = question;
  const { config, now, reader } = options;
  const settings = reader.conditions(new URL(requestKey).hostname);
  const standingAt = (sighting: Sighting): Standing =>
    worstStanding(read(sighting).map((outcome) => standingOf(outcome, settings)));

  const last = recent.at(-1);
  const key = pageKey(requestKey);
  if (key === null || last === undefined || !isTrusted(last, requestKey)) return false;
  const standing = standingAt(last);
  if (standing === 'passing') return false;
  let since = last.at;
  for (const sighting of recent.toReversed()) {
    if (!isTrusted(sighting, requestKey)) continue;
    if (standingAt(sighting) !== standing) break;
    since = sighting.at;
  }
  return now < last.at + restOf(last.at - since, spreadOf(key), config.rest);
}

/**
 * Whether our own network was in order. Of a run that was broken off nobody knows; what a server said under a certificate
 * that holds is its own word all the same.
 */
function isTrusted({ network, facts: { hops, ending } }: Sighting, requestKey: string): boolean {
  if (network !== 'unknown') return network === 'online';
  if (ending.kind !== 'answer' || ending.answer.certificate !== 'ok') return false;
  return [...hops, ending.answer].every(({ url }) => /^https:/i.test(url || requestKey));
}

/** The run that did not end and whose answer this run takes for its own. */
function findResumed({ run, at }: Sighting, outcomes: readonly Outcome[], options: RecallOptions): string | null {
  const { unfinished, now, config } = options;
  if (run === null || !unfinished.has(run) || now - at >= config.resume) return null;
  return outcomes.every(isSettled) ? run : null;
}
