import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaults } from '../../src/config/defaults.ts';
import { createJudge } from '../../src/judge/judge-plan.ts';
import { online } from '../../src/judge/network.ts';
import { orderForProbing } from '../../src/plan/order.ts';
import { createProber } from '../../src/probe/prober.ts';
import { answerQuestions } from '../../src/state/answer-questions.ts';
import { openState, type State } from '../../src/state/state.ts';
import { bytes, count, median, milliseconds, percent } from '../figures.ts';
import { type ChangingWeb, createChangingWeb, type Deaths, type WebShape } from '../measure/changing-web.ts';
import { createVirtualClock, type VirtualClock } from '../measure/virtual-clock.ts';
import { atLeast, atMost, type Part, type Row, row, type Scale } from '../part.ts';
import { createRandom } from '../web/random.ts';

const nights = 30;
/** The second week begins with this night, counted from 0. */
const secondWeek = 7;
/** Nights in which what died last can still be noticed. */
const after = 14;
const day = 24 * 60 * 60 * 1000;
/** Two in the night. */
const start = Date.parse('2026-03-01T02:00:00.000Z');
/** Schedules of servers that many share begin up to twenty minutes late. */
const late = 20 * 60 * 1000;
const openings = 5;

/**
 * As many hosts as a long curated list has. Twenty changes a night: five deaths are about ten times as many as are measured on
 * the web, where a third of the pages is gone after ten years; most of what changes from one night to the next is passing.
 */
const shape: WebShape = {
  links: 5000,
  hosts: 1500,
  busiest: 0.1,
  changes: { deaths: 5, moves: 4, revivals: 1, hiccups: 10 },
};

const kinds: Readonly<Record<Scale, readonly Deaths[]>> = {
  quick: ['independent'],
  full: ['independent', 'clustered'],
};

/** Few requests, and no death unseen: what the state is for. */
export const quietMonth: Part = {
  name: 'quiet-month',
  title: 'A quiet month',
  about: `${nights} nights of a list of ${count(shape.links)} links on ${count(shape.hosts)} hosts, in virtual time, with the state on disk and a web that is made up. Each night 5 links die, 4 move, 1 comes back and 10 have a hiccup; nobody mends the list, so that what died is asked every night. Deaths are independent (no sign tells which link is next, nor when) or, with \`--full\`, clustered too (half of those that die go with all of their host). Requests are those of the nights from the second week on, confirmations and further attempts included, next to those of a run without state, which is made once a week. A death is noticed by the first run that meets it, and told once as many runs as \`report.after\` says have called the link dead.`,
  measure: async (scale, note) => {
    const rows: Row[] = [];
    for (const deaths of kinds[scale]) rows.push(...(await measureMonth(deaths)));
    note(
      'With independent deaths no plan can do better than this: a question notices the deaths of the four days before it, so to notice half of all within four days takes one question in eight nights for each link, which is 12.5 % of asking all of them every night.',
    );
    return rows;
  },
};

async function measureMonth(deaths: Deaths): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'linkmend-quiet-month-'));
  try {
    const month = await playMonth(deaths, directory);
    const share = mean(month.asked.slice(secondWeek, nights)) / mean(month.without);
    const all = findDelays(month, 0);
    const later = findDelays(month, secondWeek);
    const inDays = (value: number): string => `${value} days`;
    return [
      atMost(`requests next to a run without state, ${deaths} deaths`, share, 0.15, percent),
      atMost(
        `longest time until one of ${all.noticed.length} deaths was noticed`,
        Math.max(...all.noticed),
        14,
        inDays,
      ),
      atLeast('deaths noticed within 4 days', shareWithin(all.noticed, 4), 0.5, percent),
      row('the same of those from the second week on', percent(shareWithin(later.noticed, 4))),
      row('half of the deaths noticed within', inDays(median(all.noticed))),
      row('half of the deaths told within', inDays(median(all.told))),
      row('the state on disk, for each link', bytes(month.stateBytes / shape.links)),
      row('opening the state', milliseconds(await timeOpening(directory))),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Days from each death since a night until it was noticed, and until it was told; endless where it never was. */
function findDelays(
  { web, noticed, told }: Month,
  since: number,
): { readonly noticed: readonly number[]; readonly told: readonly number[] } {
  const died = [...web.died].filter(([, night]) => night >= since && night < nights);
  const days = (seen: ReadonlyMap<string, number>): readonly number[] =>
    died.map(([url, night]) => 1 + (seen.get(url) ?? Number.POSITIVE_INFINITY) - night);
  return { noticed: days(noticed), told: days(told) };
}

function shareWithin(days: readonly number[], bound: number): number {
  return days.filter((one) => one <= bound).length / days.length;
}

interface Month {
  readonly web: ChangingWeb;
  /** Requests by night. */
  readonly asked: readonly number[];
  /** Requests of runs without state, one a week from the second week on. */
  readonly without: readonly number[];
  /** The night that noticed a death, and the one that told it, by address. */
  readonly noticed: ReadonlyMap<string, number>;
  readonly told: ReadonlyMap<string, number>;
  readonly stateBytes: number;
}

async function playMonth(deaths: Deaths, directory: string): Promise<Month> {
  const random = createRandom(5);
  const web = createChangingWeb(shape, deaths, createRandom(7));
  const asked: number[] = [];
  const without: number[] = [];
  const noticed = new Map<string, number>();
  const told = new Map<string, number>();
  const deadNights = new Map<string, number>();
  for (let night = 0; night < nights + after; night += 1) {
    if (night > 0) web.change();
    const clock = createVirtualClock(start + night * day + random() * late);
    const run = await playNight(web, clock, directory);
    asked.push(run.requests);
    if (night >= secondWeek && night < nights && night % 7 === 0)
      without.push((await playNight(web, clock, null)).requests);
    for (const [url, kind] of run.verdicts) {
      if (kind !== 'ok' && kind !== 'moved' && !noticed.has(url)) noticed.set(url, night - 1);
      deadNights.set(url, kind === 'dead' ? (deadNights.get(url) ?? 0) + 1 : 0);
      if (deadNights.get(url) === defaults.report.after) told.set(url, night - 1);
    }
  }
  return { web, asked, without, noticed, told, stateBytes: sizeOf(directory) };
}

interface Night {
  readonly requests: number;
  /** Of the links that have died. */
  readonly verdicts: ReadonlyMap<string, string>;
}

/** @param directory `null` for a run without state */
async function playNight(web: ChangingWeb, clock: VirtualClock, directory: string | null): Promise<Night> {
  const { signal } = new AbortController();
  const judge = createJudge(defaults.judge);
  // As `Date.now` gives it.
  const now = (): number => Math.floor(clock.now());
  const state = await openAt(directory, now);
  let requests = 0;
  const prober = createProber(defaults.probe, {
    now,
    sleep: clock.sleep,
    exchange: async (request) => {
      await request.turn?.(() => {}, signal);
      requests += 1;
      return web.answer(request);
    },
    random: createRandom(3),
    env: {},
    recallHost: state.hosts.recall,
  });
  const at = new Date(now()).toISOString();
  const questions = orderForProbing(web.urls.map((requestKey) => ({ requestKey, fragments: [] })));
  const answering = answerQuestions(
    questions,
    { state, prober, at, admission: { kind: 'all-at-once' }, answered: () => {} },
    signal,
  );
  await clock.run();
  const answers = await answering;
  await Promise.all(prober.learned().map(({ host, ...facts }) => state.hosts.remember(host, facts)));
  await state.close({ outcome: 'complete', network: online });
  const verdicts = [...answers].flatMap(([requestKey, { probe }]): readonly (readonly [string, string])[] => {
    if (!web.died.has(requestKey)) return [];
    const history = state.history({ requestKey, fragment: null });
    return [[requestKey, judge(probe, { fragment: null, network: online, past: { history, at } }).kind]];
  });
  return { requests, verdicts: new Map(verdicts) };
}

function openAt(directory: string | null, now: () => number): Promise<State> {
  const state = { ...defaults.state, directory, use: directory === null ? ('off' as const) : defaults.state.use };
  const ports = { now, env: {}, platform: process.platform, judge: createJudge(defaults.judge) };
  return openState({ probe: defaults.probe, state }, ports);
}

async function timeOpening(directory: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < openings; round += 1) {
    const started = performance.now();
    await openAt(directory, () => start + (nights + after) * day);
    times.push(performance.now() - started);
  }
  return median(times);
}

function sizeOf(directory: string): number {
  return sum(readdirSync(directory).map((name) => statSync(join(directory, name)).size));
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
