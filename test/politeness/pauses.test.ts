import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { createAsking, numbers, watch } from './asking.ts';

const tolerance = 10;

/** After a pause the host goes on nearly as fast as before: how slowly it starts again is told elsewhere. */
const pace = { ...defaults.probe.pace, shortestWindow: 20 };

const host = 'busy.example.test';

const fine: RequestListener = (_request, response) => void response.writeHead(200).end();

/** Milliseconds within which something came although there was to be silence. */
function broken(
  arrivals: readonly { readonly at: number; readonly host: string }[],
  from: number,
  milliseconds: number,
): readonly number[] {
  const within = arrivals.filter((one) => one.host === host).map(({ at }) => at - from);
  return within.filter((after) => after > tolerance && after < milliseconds - tolerance);
}

describe.concurrent('a 429 silences its host', () => {
  test.each<[string, () => string | undefined, number]>([
    ['for as many seconds as it says', () => '1', 1000],
    ['until the date it says', () => new Date(Math.ceil(Date.now() / 1000 + 1) * 1000).toUTCString(), 1000],
    ['for the longest time that we wait, where it asks for more', () => '3600', 1200],
    ['for a time of our own, where it says nothing', () => undefined, 400],
  ])('%s', async (_what, retryAfter, silence) => {
    let limited = 0;
    await using server = await watch((request, response) => {
      if (limited > 0) return fine(request, response);
      limited = performance.now();
      const wait = retryAfter();
      response.writeHead(429, wait === undefined ? {} : { 'retry-after': wait }).end();
    });
    // The next request is due long after the 429 has been read, and long before the pause ends.
    await using asking = createAsking({ pace, hostInterval: 100, longestPause: 1200, defaultPause: 400 });
    const probes = await asking.probeAll(numbers(4).map((number) => server.web.url(`/${number}`, host)));
    expect(probes.map(({ ending }) => ending.kind)).toEqual(Array(4).fill('answer'));
    expect(server.arrivals).toHaveLength(5);
    expect(broken(server.arrivals, limited, silence)).toEqual([]);
  });

  test('as a whole: what succeeds later does not break the silence', async () => {
    let limited = 0;
    let late = 0;
    await using server = await watch((request, response) => {
      if (request.url === '/limited' && limited === 0) {
        limited = performance.now();
        return void response.writeHead(429, { 'retry-after': '1' }).end();
      }
      if (limited === 0) {
        // Under way when the 429 goes out, and fine long after.
        late += 1;
        return void setTimeout(() => fine(request, response), 300);
      }
      return fine(request, response);
    });
    await using asking = createAsking({ pace, hostConcurrency: 4, hostInterval: 0 });
    const paths = ['slow1', 'slow2', 'slow3', 'limited', 'a', 'b', 'c', 'd'];
    const probes = await asking.probeAll(paths.map((path) => server.web.url(`/${path}`, host)));
    expect(probes.every(({ ending }) => ending.kind === 'answer')).toBe(true);
    expect(late).toBe(3);
    expect(broken(server.arrivals, limited, 1000)).toEqual([]);
  });

  test('also where another host led there', async () => {
    let limited = 0;
    await using server = await watch((request, response) => {
      const [name, port] = request.headers.host?.split(':') ?? [];
      if (name !== host) return void response.writeHead(302, { location: `http://${host}:${port}/` }).end();
      if (limited > 0) return fine(request, response);
      limited = performance.now();
      response.writeHead(429, { 'retry-after': '1' }).end();
    });
    await using asking = createAsking({ pace, hostInterval: 0, concurrency: 64 });
    await asking.probeAll(numbers(8).map((number) => server.web.url('/', `other${number}.test`)));
    // Those that were under way with the one that met the limit may arrive after it, and no others.
    const early = server.arrivals.filter((one) => one.host === host && one.at < limited + 1000 - tolerance).length;
    expect(early).toBeLessThanOrEqual(defaults.probe.hostConcurrency);
    expect(server.arrivals.filter((one) => one.host === host).length).toBeGreaterThanOrEqual(8);
  });

  test('and afterwards it is asked one at a time', async () => {
    let limited = 'no';
    await using server = await watch((request, response) => {
      if (request.url !== '/3' || limited === 'yes') return fine(request, response);
      limited = 'yes';
      response.writeHead(429, { 'retry-after': '1' }).end();
    }, 5);
    await using asking = createAsking({ pace, hostInterval: 0, hostConcurrency: 4 });
    await asking.probeAll(numbers(8).map((number) => server.web.url(`/${number}`, host)));
    const pause = Math.max(...server.gaps(host));
    const after = server.arrivals.slice(server.gaps(host).indexOf(pause) + 1);
    for (const [index, { at }] of after.entries()) {
      if (index > 0) expect(at).toBeGreaterThanOrEqual(after[index - 1]?.answered ?? Number.POSITIVE_INFINITY);
    }
  });
});

describe.concurrent('what fails is asked again later and later', () => {
  test.each<[string, RequestListener]>([
    ['503', (_request, response) => void response.writeHead(503).end()],
    ['408', (_request, response) => void response.writeHead(408).end()],
    ['a reset', (request) => void request.socket.destroy()],
  ])('%s', async (_what, answer) => {
    await using server = await watch(answer);
    await using asking = createAsking({ hostInterval: 0, attempts: 3, backoff: 150, plainUserAgent: 'x' });
    await asking.probe(server.web.url('/', host));
    const [first = 0, second = 0] = server.arrivals
      .map(({ at }, index) => at - (server.arrivals[index - 1]?.answered ?? at))
      .slice(1);
    expect(first).toBeGreaterThanOrEqual(150 - tolerance);
    expect(second).toBeGreaterThanOrEqual(300 - tolerance);
  });

  test('and not before the time that it names', async () => {
    await using server = await watch(
      (_request, response) => void response.writeHead(503, { 'retry-after': '1' }).end(),
    );
    await using asking = createAsking({ hostInterval: 0, attempts: 2, backoff: 10 });
    await asking.probe(server.web.url('/', host));
    const [first, second] = server.arrivals;
    expect((second?.at ?? 0) - (first?.answered ?? 0)).toBeGreaterThanOrEqual(1000 - tolerance);
  });
});

describe.concurrent('a host that waits does not make others wait', () => {
  /** Fifty links to one host that keeps us waiting, before fifty other hosts; all others are answered meanwhile. */
  async function othersAnswered(answer: RequestListener, concurrency: number): Promise<void> {
    await using server = await watch((request, response) => {
      if (request.headers.host?.startsWith(host)) answer(request, response);
      else fine(request, response);
    });
    await using asking = createAsking({ concurrency, hostInterval: 0, timeout: 60_000, bodyTimeout: 60_000 });
    const ended: string[] = [];
    for (const number of numbers(50)) {
      void asking.probe(server.web.url(`/${number}`, host)).then(() => ended.push('waiting'));
    }
    const others = numbers(50).map((number) => server.web.url('/', `other${number}.test`));
    const probes = await asking.probeAll(others);
    expect(probes.map(({ ending }) => ending.kind)).toEqual(Array(50).fill('answer'));
    expect(ended).toEqual([]);
    expect(server.most(host)).toBeLessThanOrEqual(4);
  }

  test.each([1, 2, 8])('while it pauses (%i at once in all)', async (concurrency) => {
    await othersAnswered((_request, response) => {
      response.writeHead(429, { 'retry-after': '60' }).end();
    }, concurrency);
  });

  test('while it backs off', async () => {
    await othersAnswered((_request, response) => {
      response.writeHead(503, { 'retry-after': '60' }).end();
    }, 1);
  });

  test('while it says nothing', async () => {
    await othersAnswered(() => {}, 5);
  });

  test('while it sends a body without an end', async () => {
    await othersAnswered((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('<p>');
    }, 5);
  });
});
