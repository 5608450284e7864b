import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFakeWeb, html, type Reply, redirect, type Server } from '../fake-web.ts';

const links = (host: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `https://${host}/p/${index}`);

/** Answers so many requests a second, and 429 to all others. */
function limited(perSecond: number, headers: Readonly<Record<string, string>>): { server: Server; refused(): number } {
  let times: readonly number[] = [];
  let refused = 0;
  return {
    refused: () => refused,
    server: (_, { now }) => {
      times = [...times.filter((time) => time > now - 1000), now];
      if (times.length <= perSecond) return html('There');
      refused += 1;
      return { status: 429, headers };
    },
  };
}

describe('limits', () => {
  test('one host: four at once, 50 ms between starts', async () => {
    const web = createFakeWeb({ '*': html('A') }, { latency: 1000 });
    await web.probeAll(links('a.example', 20));
    expect(web.peak.host.get('a.example')).toBe(4);
    const starts = web.requests.map(({ at }) => at);
    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(Math.min(...gaps)).toBe(50);
  });

  test('connections that take unlike long do not bring requests closer together', async () => {
    const connecting = (index: number): number => (index === 0 ? 140 : 10);
    const web = createFakeWeb({ '*': html('A') }, { connecting });
    await web.probeAll(links('a.example', 8));
    const sent = web.requests.map(({ at }) => at);
    const gaps = sent.slice(1).map((at, index) => at - (sent[index] ?? 0));
    expect(Math.min(...gaps)).toBe(50);
    expect((sent[7] ?? 0) - (sent[0] ?? 0)).toBeLessThan(500);
  });

  test('all hosts together', async () => {
    const web = createFakeWeb({ '*': html('A') }, { latency: 1000, config: { concurrency: 7 } });
    await web.probeAll(Array.from({ length: 60 }, (_, index) => `https://h${index % 20}.example/p/${index}`));
    expect(web.peak.all).toBe(7);
    expect(web.requests).toHaveLength(60);
  });

  test('a host with its own settings', async () => {
    const hosts = [{ host: 'a.example', concurrency: 1, interval: 3000, timeout: 99 }];
    const web = createFakeWeb({ '*': html('A') }, { config: { hosts } });
    await web.probeAll(links('a.example', 3));
    expect(web.requests.map(({ at }) => at - (web.requests[0]?.at ?? 0))).toEqual([0, 3000, 6000]);
    expect(web.requests[0]?.timeout).toBe(99);
  });

  test('a busy host leaves the global slots to others', async () => {
    const web = createFakeWeb({ '*': html('A') }, { latency: 1000, config: { concurrency: 2, hostInterval: 0 } });
    await web.probeAll([...links('busy.example', 100), 'https://rare.example/p']);
    const place = web.requests.findIndex(({ url }) => url === 'https://rare.example/p');
    expect(place).toBeLessThan(5);
  });

  test('redirects, confirmations and siblings on one host need no second slot', async () => {
    const web = createFakeWeb(
      {
        'https://a.example': ({ url }) => (url.includes('/p/') ? redirect(url.replace('/p/', '/q/')) : { status: 404 }),
        'https://b.example': ({ url }) => (url === 'https://b.example/' ? html('Home') : redirect('/')),
      },
      { config: { concurrency: 1, hostConcurrency: 1 } },
    );
    const probes = await web.probeAll([...links('a.example', 10), ...links('b.example', 10)]);
    expect(probes.map(({ ending }) => ending.kind)).toEqual(Array(20).fill('answer'));
    expect(web.peak.all).toBe(1);
  });
});

describe('429', () => {
  test.each([
    [5, 20, { 'retry-after': '2' }],
    [5, 100, { 'retry-after': '2' }],
    [2, 30, {}],
    [1, 12, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }],
    [5, 20, { 'retry-after': '-7' }],
    [5, 20, { 'retry-after': 'soon' }],
  ])('%i a second, %i links, %j: all are seen in the end, after one pause', async (perSecond, count, headers) => {
    const { server, refused } = limited(perSecond, headers);
    const web = createFakeWeb({ 'https://a.example': server });
    const probes = await web.probeAll(links('a.example', count));
    expect(probes.map(({ ending }) => ending.kind === 'answer' && ending.answer.status)).toEqual(
      Array(count).fill(200),
    );
    // Those under way together when the limit was met, and nobody after them.
    expect(refused()).toBeLessThanOrEqual(4);
    expect(web.prober.hosts()).toMatchObject([{ host: 'a.example', pauses: 1 }]);
    expect(Math.max(...probes.map(({ attempts }) => attempts))).toBe(1);
  });

  test('a limit per minute is learned', async () => {
    let window = { from: 0, used: 0 };
    const server: Server = (_, { now }) => {
      if (now - window.from >= 60_000) window = { from: now, used: 0 };
      window.used += 1;
      const rest = Math.ceil((window.from + 60_000 - now) / 1000);
      return window.used <= 30 ? html('There') : { status: 429, headers: { 'retry-after': String(rest) } };
    };
    const web = createFakeWeb({ 'https://a.example': server });
    const probes = await web.probeAll(links('a.example', 200));
    expect(probes.every(({ ending }) => ending.kind === 'answer' && ending.answer.status === 200)).toBe(true);
    expect(web.prober.hosts()[0]?.pauses).toBeLessThanOrEqual(3);
  });

  test('several limits with few answers between them do not slow the lane down without end', async () => {
    let asked = 0;
    const server: Server = () => {
      asked += 1;
      return asked % 3 === 0 && asked <= 12 ? { status: 429, headers: { 'retry-after': '60' } } : html('There');
    };
    const web = createFakeWeb({ 'https://a.example': server });
    const probes = await web.probeAll(links('a.example', 30));
    expect(probes.every(({ ending }) => ending.kind === 'answer' && ending.answer.status === 200)).toBe(true);
    const starts = web.requests.map(({ at }) => at);
    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(Math.max(...gaps.slice(15))).toBe(5000);
  });

  test('the lane pauses, later good answers change nothing, and others go on', async () => {
    let asked = 0;
    const web = createFakeWeb(
      {
        'https://a.example': () => {
          asked += 1;
          return asked === 2 ? { status: 429, headers: { 'retry-after': '30' } } : html('There');
        },
        '*': html('Other'),
      },
      { latency: 500, config: { concurrency: 4 } },
    );
    const others = Array.from({ length: 40 }, (_, index) => `https://h${index}.example/`);
    const probes = await web.probeAll([...links('a.example', 10), ...others]);
    expect(probes.every(({ ending }) => ending.kind === 'answer')).toBe(true);
    const startsOf = (pattern: string): readonly number[] =>
      web.requests.filter(({ url }) => url.includes(pattern)).map(({ at }) => at);
    const [, second = 0, ...later] = startsOf('//a.');
    expect(later.filter((at) => at > second + 500 && at < second + 30_500)).toEqual([]);
    expect(Math.max(...startsOf('//h'))).toBeLessThan(second + 30_000);
  });

  test('who waits for the global slot when the pause begins waits it out, and others get the slot', async () => {
    const web = createFakeWeb(
      {
        'https://a.example': (_, { now }) =>
          now === start ? { status: 429, headers: { 'retry-after': '30' } } : html('There'),
        '*': html('Other'),
      },
      { latency: 1000, config: { concurrency: 1 } },
    );
    const start = web.time.now();
    await web.probeAll([...links('a.example', 3), 'https://b.example/', 'https://c.example/']);
    const order = web.requests.map(({ url, at }) => `${new URL(url).hostname} ${(at - start) / 1000}`);
    expect(order.slice(0, 4)).toEqual(['a.example 0', 'b.example 1', 'c.example 2', 'a.example 31']);
  });

  test('who was still connecting when the pause began waits it out as well, and nothing is lost', async () => {
    const server: Server = (_, { now }) =>
      now - start < 1000 ? { status: 429, headers: { 'retry-after': '30' } } : html('There');
    const web = createFakeWeb({ 'https://a.example': server }, { connecting: (index) => (index === 0 ? 10 : 400) });
    const start = web.time.now();
    const probes = await web.probeAll(links('a.example', 6));
    const [first = 0, ...later] = web.requests.map(({ at }) => at - start);
    expect(first).toBe(10);
    expect(later.filter((at) => at < 30_030)).toEqual([]);
    expect(later).toHaveLength(6);
    expect(probes.every(({ ending }) => ending.kind === 'answer' && ending.answer.status === 200)).toBe(true);
    expect(web.prober.hosts()).toMatchObject([{ pauses: 1 }]);
  });

  test('several 429s that were under way together are one limit', async () => {
    const { server, refused } = limited(2, { 'retry-after': '2' });
    const web = createFakeWeb({ 'https://a.example': server }, { latency: 800, config: { hostConcurrency: 8 } });
    const probes = await web.probeAll(links('a.example', 12));
    expect(refused()).toBeGreaterThan(4);
    expect(web.prober.hosts()).toMatchObject([{ pauses: 1 }]);
    expect(probes.every(({ ending }) => ending.kind === 'answer')).toBe(true);
  });

  test('afterwards one at a time', async () => {
    const { server, refused } = limited(5, { 'retry-after': '2' });
    const web = createFakeWeb({ 'https://a.example': server }, { latency: 3000, config: { hostConcurrency: 8 } });
    await web.probeAll(links('a.example', 20));
    expect(refused()).toBe(3);
    const starts = web.requests.map(({ at }) => at);
    const slow = starts.filter((at) => at > (starts[7] ?? 0) + 3000);
    expect(slow.length).toBeGreaterThan(5);
    // An exchange takes longer than any interval here, so that only the limit keeps starts this far apart.
    for (const [index, at] of slow.slice(1).entries()) expect(at - (slow[index] ?? 0)).toBeGreaterThanOrEqual(3000);
  });

  test('a host that never lifts its limit is left alone', async () => {
    const web = createFakeWeb({ 'https://a.example': { status: 429, headers: { 'retry-after': '600' } } });
    const probes = await web.probeAll(links('a.example', 200));
    expect(new Set(probes.map(({ ending }) => ending.kind))).toEqual(new Set(['rate-limited']));
    expect(web.requests.length).toBeLessThan(12);
    expect(probes.at(-1)?.looks).toContainEqual({ kind: 'circuit-open', host: 'a.example' });
  });

  test('what waits can be shown', async () => {
    const web = createFakeWeb(
      { '*': { status: 429, headers: { 'retry-after': '20' } } },
      { config: { hostConcurrency: 1 } },
    );
    const done = web.probeAll(links('a.example', 3));
    const { signal } = new AbortController();
    let seen: unknown = null;
    const at = web.time.now();
    void web.time.sleep(1000, signal).then(() => {
      seen = web.prober.waiting();
    });
    await done;
    expect(seen).toEqual([{ host: 'a.example', queued: 3, running: 0, pausedUntil: at + 20_020 }]);
    expect(web.prober.waiting()).toEqual([]);
  });
});

describe('circuit', () => {
  const failures: readonly Reply[] = [
    { kind: 'refused' },
    { kind: 'unreachable' },
    { kind: 'timeout', phase: 'connect' },
    { kind: 'timeout', phase: 'answer' },
    { kind: 'dns', code: 'no-such-name' },
  ];
  test.each(failures)('%j: a few are asked, the rest share the evidence', async (failure) => {
    const web = createFakeWeb({ '*': failure }, { latency: 15_000 });
    const probes = await web.probeAll(links('a.example', 300));
    expect(new Set(probes.map(({ ending }) => ending.kind === 'failure' && ending.failure))).toEqual(
      new Set([failure]),
    );
    expect(web.requests.length).toBeLessThan(12);
    expect(probes.filter(({ looks }) => looks.some(({ kind }) => kind === 'circuit-open')).length).toBeGreaterThan(290);
    expect(web.prober.hosts()).toMatchObject([{ circuit: 'open' }]);
  });

  test('a host that comes back within the confirming probe is asked on', async () => {
    let refused = 0;
    const web = createFakeWeb({
      '*': () => {
        refused += 1;
        return refused <= 5 ? { kind: 'refused' } : html('There');
      },
    });
    const probes = await web.probeAll(links('a.example', 50));
    expect(probes.every(({ ending }) => ending.kind === 'answer')).toBe(true);
    expect(web.prober.hosts()).toMatchObject([{ circuit: 'closed' }]);
  });

  test('pages without an answer are no reason where others have one', async () => {
    const web = createFakeWeb({ 'https://a.example/p/3': html('There'), '*': { kind: 'timeout', phase: 'answer' } });
    const probes = await web.probeAll(links('a.example', 12));
    expect(probes.filter(({ exchanges }) => exchanges === 3)).toHaveLength(11);
    expect(web.prober.hosts()).toMatchObject([{ circuit: 'closed' }]);
  });

  test('answers late or broken are no reason', async () => {
    const web = createFakeWeb({ '*': { kind: 'reset' } });
    const probes = await web.probeAll(links('a.example', 10));
    expect(probes.every(({ exchanges }) => exchanges === 3)).toBe(true);
  });
});

const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  fc.constantFrom<Reply>(
    html('A'),
    html('Page not found'),
    redirect('/'),
    redirect('/p/0'),
    redirect('https://b.example/p/1'),
  ),
  fc.constantFrom<Reply>(
    { kind: 'refused' },
    { kind: 'reset' },
    { kind: 'dns', code: 'temporary' },
    { kind: 'protocol', code: 'X' },
  ),
  fc.record({
    status: fc.constantFrom(200, 404, 410, 403, 408, 429, 500, 503, 999),
    headers: fc.constantFrom({}, { 'retry-after': '3' }),
  }),
  fc.constantFrom<Reply>(
    { kind: 'tls', fault: 'cert-expired', code: 'X' },
    { kind: 'tls', fault: 'no-application-protocol', code: 'Y' },
  ),
);

test('whatever two hosts answer, every probe ends, within its limits', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyReply, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      async (replies, concurrency, hostConcurrency) => {
        let index = 0;
        const next: Server = () => replies[index++ % replies.length] ?? { status: 404 };
        const web = createFakeWeb({ '*': next }, { config: { concurrency, hostConcurrency } });
        const probes = await web.probeAll([...links('a.example', 6), ...links('b.example', 4)]);
        expect(probes).toHaveLength(10);
        expect(web.peak.all).toBeLessThanOrEqual(concurrency);
        expect(Math.max(...web.peak.host.values())).toBeLessThanOrEqual(hostConcurrency);
        expect(probes.reduce((sum, { exchanges }) => sum + exchanges, 0)).toBe(web.requests.length);
      },
    ),
    { numRuns: 150 },
  );
});
