import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaults } from '../../../src/config/defaults.ts';
import type { ExchangeResult, Rank } from '../../../src/probe/exchange.ts';
import { createHostSettings } from '../../../src/probe/host-settings.ts';
import { createLanes } from '../../../src/probe/lanes/lanes.ts';
import { createVirtualTime } from '../virtual-time.ts';

/** What one question does once it has begun: exchanges one after the other, with this host or that. */
interface Errand {
  readonly host: number;
  readonly exchanges: readonly {
    readonly host: number;
    readonly latency: number;
    readonly status: 200 | 429;
    readonly rank?: Rank;
  }[];
}

interface Start {
  readonly host: string;
  readonly errand: number;
  readonly at: number;
  readonly until: number;
}

interface Outing {
  readonly starts: readonly Start[];
  /** From when until when a host asked for silence. */
  readonly pauses: readonly { readonly host: string; readonly from: number; readonly until: number }[];
  readonly ended: readonly ('answered' | 'shared' | 'stopped')[];
  readonly peak: number;
  readonly left: number;
}

const pauseOf = 700;

interface Limits {
  readonly concurrency: number;
  readonly perHost: number;
  readonly interval: number;
}

async function run(errands: readonly Errand[], limits: Limits, stopAt: number | null): Promise<Outing> {
  const time = createVirtualTime(0);
  const stop = new AbortController();
  const settings = {
    ...createHostSettings(defaults.probe)('a.example'),
    concurrency: limits.perHost,
    interval: limits.interval,
  };
  const config = { ...defaults.probe, concurrency: limits.concurrency };
  const lanes = createLanes({ config, settings: () => settings, now: time.now, sleep: time.sleep });
  const starts: Start[] = [];
  const pauses: Outing['pauses'][number][] = [];
  let [running, peak] = [0, 0];

  const ask = async (errand: number, { host: name, latency, status, rank }: Errand['exchanges'][number]) => {
    const host = `h${name}.example`;
    const entry = await lanes.enter(host, stop.signal, rank);
    if (entry.kind === 'shared') return 'shared';
    running += 1;
    peak = Math.max(peak, running);
    const at = time.now();
    await time.sleep(latency, new AbortController().signal);
    running -= 1;
    starts.push({ host, errand, at, until: time.now() });
    if (status === 429) pauses.push({ host, from: time.now(), until: time.now() + pauseOf });
    entry.leave(answer(status));
    return 'answered';
  };
  const go = async ({ exchanges }: Errand, index: number, pass: () => void): Promise<Outing['ended'][number]> => {
    try {
      for (const exchange of exchanges) {
        if ((await ask(index, exchange)) === 'shared') return 'shared';
        pass();
      }
      return 'answered';
    } catch (error) {
      expect(error).toBe('enough');
      return 'stopped';
    } finally {
      pass();
    }
  };
  const done = errands.map(
    (errand, index) =>
      new Promise<Outing['ended'][number]>((resolve, reject) => {
        lanes.admit(`h${errand.host}.example`, [errand], (begun, pass) => {
          go(begun, index, pass).then(resolve, reject);
        });
      }),
  );
  if (stopAt !== null) void time.sleep(stopAt, new AbortController().signal).then(() => stop.abort('enough'));
  const ended = await time.run(Promise.all(done));
  return { starts: starts.sort((a, b) => a.at - b.at), pauses, ended, peak, left: lanes.waiting().length };
}

function answer(status: number): ExchangeResult {
  const headers: Readonly<Record<string, string>> = status === 429 ? { 'retry-after': String(pauseOf / 1000) } : {};
  return { kind: 'answer', status, headers, setCookies: [], body: new Uint8Array(), ended: true, ms: 1 };
}

const host = fc.nat({ max: 6 });
const exchange = fc.record({
  host,
  latency: fc.integer({ min: 1, max: 400 }),
  status: fc.oneof(
    { weight: 12, arbitrary: fc.constant(200 as const) },
    { weight: 1, arbitrary: fc.constant(429 as const) },
  ),
  rank: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Rank>({ kind: 'first' }) },
    { weight: 2, arbitrary: fc.nat({ max: 400 }).map((expected): Rank => ({ kind: 'confirming', expected })) },
    { weight: 1, arbitrary: fc.constant<Rank>({ kind: 'further' }) },
  ),
});
const errands = fc.array(fc.record({ host, exchanges: fc.array(exchange, { minLength: 1, maxLength: 3 }) }), {
  maxLength: 60,
});
const limits = fc.record({
  concurrency: fc.integer({ min: 1, max: 6 }),
  perHost: fc.integer({ min: 1, max: 4 }),
  interval: fc.constantFrom(0, 1, 50, 300),
});

describe('whatever is to be asked', () => {
  test('all of it is, within the limits of each host and of all, and no pause is broken', async () => {
    await fc.assert(
      fc.asyncProperty(errands, limits, async (all, bounds) => {
        const { starts, pauses, ended, peak, left } = await run(all, bounds, null);
        expect(ended.filter((end) => end === 'answered' || end === 'shared')).toHaveLength(all.length);
        expect(left).toBe(0);
        expect(peak).toBeLessThanOrEqual(bounds.concurrency);
        for (const { host: name, at } of starts) {
          const under = starts.filter((one) => one.host === name && one.at <= at && one.until > at);
          expect(under.length).toBeLessThanOrEqual(bounds.perHost);
        }
        for (const name of new Set(starts.map((start) => start.host))) {
          const times = starts.filter((start) => start.host === name).map(({ at }) => at);
          for (const [index, at] of times.slice(1).entries()) {
            expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(bounds.interval);
          }
          const own = pauses.filter((pause) => pause.host === name);
          expect(times.filter((at) => own.some(({ from, until }) => at > from && at < until))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a stop ends it all at once, apart from what is under way', async () => {
    await fc.assert(
      fc.asyncProperty(errands, limits, fc.integer({ min: 1, max: 2000 }), async (all, bounds, stopAt) => {
        const { starts, ended, left } = await run(all, bounds, stopAt);
        expect(ended).toHaveLength(all.length);
        expect(left).toBe(0);
        expect(starts.filter(({ at }) => at > stopAt)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('within one host, first come is first asked', async () => {
    const one = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(one, limits, async (latencies, bounds) => {
        const all = latencies.map((latency): Errand => ({ host: 0, exchanges: [{ host: 0, latency, status: 200 }] }));
        const { starts } = await run(all, bounds, null);
        const order = starts.map(({ errand }) => errand);
        if (bounds.interval > 0) expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(new Set(order).size).toBe(all.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('one slot in all', () => {
  const single = (name: number): Errand => ({ host: name, exchanges: [{ host: name, latency: 100, status: 200 }] });
  const busy = Array.from({ length: 40 }, () => single(0));
  const rare = Array.from({ length: 6 }, (_, index) => single(index + 1));

  test('the host with most to do is asked most, and the others in turn meanwhile', async () => {
    const others = Array.from({ length: 30 }, (_, index) => single(index + 1));
    const { starts } = await run([...busy, ...others], { concurrency: 1, perHost: 4, interval: 0 }, null);
    const names = starts.slice(0, 24).map((start) => start.host);
    expect(names.filter((name) => name === 'h0.example').length).toBeGreaterThanOrEqual(16);
    expect(new Set(names).size).toBeGreaterThanOrEqual(6);
  });

  test('while it pauses, no one else waits', async () => {
    const paused: Errand = { host: 0, exchanges: [{ host: 0, latency: 100, status: 429 }] };
    const { starts } = await run([paused, ...busy, ...rare], { concurrency: 1, perHost: 4, interval: 0 }, null);
    const others = starts.filter((start) => start.host !== 'h0.example');
    expect(others.map(({ at }) => at)).toEqual([100, 200, 300, 400, 500, 600]);
  });
});

test('a host that has most to do starts on time, though others would take all slots', async () => {
  const single = (name: number, latency: number): Errand => ({
    host: name,
    exchanges: [{ host: name, latency, status: 200 }],
  });
  const busy = Array.from({ length: 12 }, () => single(0, 5));
  const others = Array.from({ length: 400 }, (_, index) => single(index + 1, index % 2 === 0 ? 1 : 3));
  const { starts } = await run([...busy, ...others], { concurrency: 2, perHost: 4, interval: 50 }, null);
  const times = starts.filter(({ host }) => host === 'h0.example').map(({ at }) => at);
  expect(times).toEqual(times.map((_, index) => index * 50));
  expect(starts).toHaveLength(412);
});

test('no host is kept waiting by others that are always about to open', async () => {
  const single = (name: number): Errand => ({ host: name, exchanges: [{ host: name, latency: 1, status: 200 }] });
  const busy = Array.from({ length: 300 }, (_, index) => single(index % 10));
  const { starts } = await run([...busy, single(10)], { concurrency: 1, perHost: 4, interval: 12 }, null);
  expect(starts.find((start) => start.host === 'h10.example')?.at).toBeLessThan(16);
});

test('hosts that wait before they begin begin when a slot would stay free, however many pause', async () => {
  const asking = (name: number, status: 200 | 429): Errand => ({
    host: name,
    exchanges: [{ host: name, latency: 1, status }],
  });
  const hosts = Array.from({ length: 10 }, (_, index) => index);
  const all = [
    ...hosts.map((name) => asking(name, 429)),
    ...Array(5)
      .fill(hosts.map((name) => asking(name, 200)))
      .flat(),
  ];
  const { starts } = await run(all, { concurrency: 1, perHost: 1, interval: 0 }, null);
  expect(starts.slice(0, 10).map(({ at }) => at)).toEqual(hosts);
});
