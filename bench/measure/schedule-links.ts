// Schedules links in virtual time, in a process of its own, and says what that took.
//   jiti bench/measure/schedule-links.ts LINKS HOSTS polite|eager lanes|bare
// `bare` asks the same questions by as many workers as there are slots: what the clock, the web and the questions cost.
import { defaults } from '../../src/config/defaults.ts';
import type { Probe } from '../../src/model/probe.ts';
import { orderForProbing } from '../../src/plan/order.ts';
import type { Ask } from '../../src/probe/ask.ts';
import type { Exchange, ExchangeRequest, ExchangeResult } from '../../src/probe/exchange.ts';
import { createHostSettings } from '../../src/probe/host-settings.ts';
import { createLanes } from '../../src/probe/lanes/lanes.ts';
import { probeAll } from '../../src/probe/probe-all.ts';
import type { ProbeQuestion, Prober } from '../../src/probe/prober.ts';
import { createTrail } from '../../src/probe/trail.ts';
import { withLanes } from '../../src/probe/with-lanes.ts';
import { createRandom, latency as latencyOf, zipf } from '../web/random.ts';
import { playAlone } from './play-alone.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** What one process prints, as JSON. */
export interface Scheduled {
  readonly links: number;
  /** Milliseconds of virtual time until the last answer. */
  readonly makespan: number;
  /** Milliseconds below which no schedule can stay that keeps the limits, and does not know which answers will be slow. */
  readonly bound: number;
  /** Milliseconds of the processor. */
  readonly cpu: number;
}

interface Question extends ProbeQuestion {
  readonly host: string;
  readonly latency: number;
}

interface TimedRequest extends ExchangeRequest {
  readonly latency: number;
}

// Half of the answers come within this time (milliseconds).
const median = 120;
// The share of links that the busiest host has; by it the share falls about as the rank rises.
const busiest = 0.08;
// How often 10,000 links are scheduled before what is measured.
const rehearsals = 5;
const signal = new AbortController().signal;
const answer: ExchangeResult = {
  kind: 'answer',
  status: 200,
  headers: {},
  setCookies: [],
  body: new Uint8Array(),
  ended: true,
  ms: median,
};

const unread: Probe = {
  requestKey: '',
  hops: [],
  ending: { kind: 'not-asked', why: 'interrupted' },
  looks: [],
  exchanges: 0,
  attempts: 0,
  ms: 0,
};

const [links = '', hosts = '', politeness = '', way = ''] = process.argv.slice(2);
const limits = politeness === 'eager' ? { concurrency: 8, interval: 0 } : hostLimits();
const run = way === 'bare' ? runBare : runLanes;
// The same code as what is measured, so that it is compiled by then. Once is not enough: what V8 has compiled for the functions of
// one run's lanes it throws away when the next run makes them anew, and only then compiles for all.
for (let time = 0; time < rehearsals; time += 1) await measure(10_000, 1000);
process.stdout.write(JSON.stringify(await measure(Number(links), Number(hosts))));

function hostLimits(): { readonly concurrency: number; readonly interval: number } {
  return { concurrency: defaults.probe.hostConcurrency, interval: defaults.probe.hostInterval };
}

async function measure(count: number, hostCount: number): Promise<Scheduled> {
  const questions = orderForProbing(makeQuestions(count, hostCount));
  const clock = createVirtualClock();
  const before = process.cpuUsage();
  const makespan = await run(questions, clock);
  const { user, system } = process.cpuUsage(before);
  return { links: questions.length, makespan, bound: lowerBound(questions), cpu: (user + system) / 1000 };
}

function makeQuestions(count: number, hostCount: number): readonly Question[] {
  const random = createRandom(6);
  return zipf(count, hostCount, busiest).flatMap((share, rank) =>
    Array.from({ length: share }, (_, page): Question => {
      const host = `h${rank}.example`;
      return { requestKey: `https://${host}/${page}`, fragments: [], host, latency: latencyOf(random, median) };
    }),
  );
}

/** The longest of: any lane that has all to itself, all work in all slots, the slowest single answer. */
function lowerBound(questions: readonly Question[]): number {
  const lanes = new Map<string, number[]>();
  for (const { host, latency } of questions) {
    const latencies = lanes.get(host);
    if (latencies === undefined) lanes.set(host, [latency]);
    else latencies.push(latency);
  }
  let [bound, work] = [0, 0];
  for (const latencies of lanes.values()) {
    bound = Math.max(bound, playAlone(latencies, limits.concurrency, limits.interval));
    for (const latency of latencies) work += latency;
  }
  return Math.max(bound, work / defaults.probe.concurrency);
}

async function runLanes(questions: readonly Question[], clock: VirtualClock): Promise<number> {
  const settings = { ...createHostSettings(defaults.probe)('h.example'), ...limits };
  const lanes = createLanes({ config: defaults.probe, settings: () => settings, now: clock.now, sleep: clock.sleep });
  const { probe, ended } = createProbe(withLanes({ lanes, now: clock.now })(createExchange(clock)), clock);
  const admit: Prober['admit'] = (all, begin) => {
    for (const [host, own] of groupByHost(all)) lanes.admit(host, own, begin);
  };
  const admission = { kind: 'all-at-once' } as const;
  const done = probeAll(questions, { admit, probe }, { signal, admission, answered: () => {} });
  await Promise.all([done, clock.run()]);
  return ended(questions.length);
}

async function runBare(questions: readonly Question[], clock: VirtualClock): Promise<number> {
  const { probe, ended } = createProbe(askAtOnce(createExchange(clock), clock), clock);
  const rest = questions.values();
  const work = async (): Promise<void> => {
    for (const question of rest) await probe(question, signal);
  };
  const done = Array.from({ length: defaults.probe.concurrency }, work);
  await Promise.all([...done, clock.run()]);
  return ended(questions.length);
}

/** Probes that are one ask each. */
function createProbe(
  ask: Ask,
  clock: VirtualClock,
): { readonly probe: Prober['probe']; readonly ended: (count: number) => number } {
  let [time, answered] = [0, 0];
  return {
    probe: async (question, signal, pass) => {
      const { requestKey, latency } = question as Question;
      const asked = await ask(makeRequest(requestKey, latency), createTrail(pass ?? undefined), signal);
      if (asked.kind === 'answer') answered += 1;
      time = clock.now();
      return unread;
    },
    ended: (count) => {
      if (answered !== count) throw new Error(`${answered} of ${count} links were answered`);
      return time;
    },
  };
}

/** What asking takes with nothing to wait for. */
function askAtOnce(exchange: Exchange, { now }: VirtualClock): Ask {
  return async (request, trail, signal) => {
    trail.started(now());
    const result = await exchange(request, signal);
    trail.finished(now());
    return result.kind === 'answer'
      ? { kind: 'answer', request, answer: result, certificate: 'ok' }
      : { kind: 'failure', failure: result, evidence: 'own' };
  };
}

function groupByHost<Own extends object>(all: readonly Own[]): ReadonlyMap<string, readonly Own[]> {
  const byHost = new Map<string, Own[]>();
  for (const question of all) {
    const { host } = question as unknown as Question;
    const own = byHost.get(host);
    if (own === undefined) byHost.set(host, [question]);
    else own.push(question);
  }
  return byHost;
}

function createExchange(clock: VirtualClock): Exchange {
  return async (request) => {
    await request.turn?.(() => {}, signal);
    await clock.sleep((request as TimedRequest).latency, signal);
    return answer;
  };
}

function makeRequest(url: string, latency: number): TimedRequest {
  return {
    url,
    headers: {},
    connection: 'any',
    verification: 'strict',
    parser: 'strict',
    protocol: 'http/1.1',
    body: { types: 'html', bytes: 0 },
    timeout: 0,
    bodyTimeout: 0,
    latency,
  };
}
