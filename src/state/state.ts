import type { Config } from '../config/config.ts';
import { type CompiledPattern, compilePattern, matchesPattern } from '../config/pattern.ts';
import type { NetworkState } from '../judge/network.ts';
import type { History } from '../model/history.ts';
import type { Probe } from '../model/probe.ts';
import { type Captures, createCaptures } from './captures.ts';
import { compactProbe } from './compact-probe.ts';
import { createConditions, fingerprintOfChain } from './conditions.ts';
import { createHosts, type Hosts } from './hosts.ts';
import { emptyJournal, type Journal, openJournal } from './journal.ts';
import { pageKey } from './key.ts';
import { mergeRecords } from './merge.ts';
import { readHistory } from './read-history.ts';
import { createReader, type Judge, type LinkedPage, lackingFragments } from './read-sighting.ts';
import { type Recall, recallAnswer } from './recall-answer.ts';
import { retain, type Timeline } from './retain.ts';
import { stateDirectory } from './state-directory.ts';

/** What earlier runs saw, and where this one adds to it. Nothing in it ever rejects, nor changes while the run goes on. */
export interface State {
  /**
   * Whether a remembered answer stands for asking.
   *
   * @param ask `always` for links that a change adds
   */
  readonly recall: (question: StateQuestion, ask: 'always' | 'when-due') => Recall;
  /** What earlier runs saw of a link, under today's policy; `null` where nothing is remembered. */
  readonly history: (link: LinkedPage) => History | null;
  /**
   * Remembers a probe. `written` says that the operating system has it; `left-out` that it has no word about its target, or
   * that its address has a user name in it.
   */
  readonly remember: (question: StateQuestion, probe: Probe) => Promise<'written' | 'lost' | 'left-out'>;
  readonly captures: Captures;
  readonly hosts: Hosts;
  /** What the user should know, one line each; complete after `close`. */
  readonly notes: () => readonly string[];
  /**
   * Waits for what is being written and ends the run's segment; the first call counts. Only a run that is complete needs no
   * one to carry on.
   */
  readonly close: (end: RunEnd) => Promise<void>;
}

/** One address with the fragments that its links carry, as written. */
export interface StateQuestion {
  readonly requestKey: string;
  readonly fragments: readonly string[];
}

export interface RunEnd {
  readonly outcome: 'complete' | 'incomplete';
  /** `null` where the run ended before anyone looked. */
  readonly network: NetworkState | null;
}

export interface StatePorts {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform` names it. */
  readonly platform: string;
  /** Today's policy without any history. */
  readonly judge: Judge;
}

/** Opens the state of one run. Never rejects: a state that cannot be read knows nothing, and the notes say why. */
export async function openState(config: Pick<Config, 'state' | 'probe'>, ports: StatePorts): Promise<State> {
  const { now, env, judge } = ports;
  const journal = await chooseJournal(config.state, ports);
  const remembered = mergeRecords(journal.records);
  const conditions = createConditions(config.probe, env);
  const reader = createReader(judge, conditions);
  const isFresh = createIsFresh(config.state.fresh);
  const resumed = new Set<string>();
  let written = 0;
  let closing: Promise<void> | null = null;

  const append: Journal['append'] = (record) => {
    written += 1;
    return journal.append(record);
  };
  const timelines = new Map<string, Timeline>();
  const timelineOf = (requestKey: string): Timeline => {
    const known = timelines.get(requestKey);
    if (known !== undefined) return known;
    // Nothing is found without the work of making a key.
    const key = remembered.pages.size === 0 ? null : pageKey(requestKey);
    const sightings = key === null ? undefined : remembered.pages.get(key);
    if (sightings === undefined) return neverSeen;
    const timeline = retain(sightings, now(), config.state.history);
    timelines.set(requestKey, timeline);
    return timeline;
  };

  return {
    recall: ({ requestKey, fragments }, ask) => {
      const recalled = recallAnswer(
        timelineOf(requestKey),
        { requestKey, fragments, ask: isFresh(requestKey) ? 'always' : ask },
        { reader, config: config.state, now: now(), unfinished: remembered.unfinished },
      );
      if (recalled.kind === 'rests' && recalled.resumes !== null) resumed.add(recalled.resumes);
      return recalled;
    },
    history: (link) => readHistory(timelineOf(link.requestKey), link, reader),
    remember: async ({ requestKey, fragments }, probe) => {
      if (journal.kind === 'empty') return 'lost';
      const key = pageKey(requestKey);
      const asked = lackingFragments({ fragments: [], ending: probe.ending }, requestKey, fragments, conditions);
      const asking = {
        fragments: asked === 'ignored' ? [] : fragments,
        conditions: fingerprintOfChain(probe, requestKey, conditions),
      };
      const facts = key === null ? null : compactProbe(probe, asking);
      if (key === null || facts === null) return 'left-out';
      return append({ kind: 'sighting', run: journal.run, key, at: now(), facts });
    },
    captures: createCaptures({ remembered: remembered.captures, append, isFresh, config: config.state, now }),
    hosts: createHosts({ remembered: remembered.hosts, append, config: config.state, now }),
    notes: journal.notes,
    close: ({ outcome, network }) => {
      const seen = network === null ? 'unknown' : network.kind === 'online' ? 'online' : network.why;
      const end = { kind: 'end', run: journal.run, at: now(), outcome, network: seen, resumed: [...resumed] } as const;
      closing ??= journal.close(written > 0 || resumed.size > 0 ? end : null);
      return closing;
    },
  };
}

const neverSeen: Timeline = { anchors: [], recent: [], future: [] };

async function chooseJournal(config: Config['state'], ports: StatePorts): Promise<Journal> {
  if (config.use === 'off') return emptyJournal([]);
  const directory = config.directory ?? stateDirectory(ports);
  if (directory !== null) return openJournal(directory, config, ports.now);
  return emptyJournal([
    'nothing is remembered between runs: the environment names no home directory; --state names one',
  ]);
}

function createIsFresh(patterns: readonly string[]): (url: string) => boolean {
  const compiled: readonly CompiledPattern[] = patterns.map((pattern) =>
    compilePattern({ pattern, reason: null, until: null, origin: '--fresh' }),
  );
  return (address) => {
    if (compiled.length === 0) return false;
    const url = new URL(address);
    return compiled.some((pattern) => matchesPattern(pattern, url));
  };
}
