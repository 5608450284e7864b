import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createAsking, numbers, watch } from './asking.ts';

/** Milliseconds by which a request may come too early, as the server sees it. */
const tolerance = 10;

const fine: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<title>A page</title>');
};

/** Answers by path: pages, missing ones, redirects to another host, and pages that look like missing ones. */
const mixed: RequestListener = (request, response) => {
  const [, kind = ''] = /^\/([a-z]+)/.exec(request.url ?? '') ?? [];
  switch (kind) {
    case 'missing':
      return void response.writeHead(404).end();
    case 'refused':
      return void response.writeHead(403).end();
    case 'moved': {
      const port = request.headers.host?.split(':')[1];
      return void response.writeHead(301, { location: `http://busy.example.test:${port}/from/${request.url}` }).end();
    }
    case 'soft':
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>404 Not found</title>');
    default:
      return fine(request, response);
  }
};

describe('on one host there are never more at once than allowed', () => {
  test.each([1, 2, 4])('%i', async (hostConcurrency) => {
    await using server = await watch(fine, 10);
    await using asking = createAsking({ hostConcurrency, hostInterval: 0 });
    const host = 'busy.example.test';
    await asking.probeAll(numbers(24).map((number) => server.web.url(`/${number}`, host)));
    expect(server.arrivals).toHaveLength(24);
    expect(server.most(host)).toBe(hostConcurrency);
  });

  test('whatever they are: pages, confirmations, other agents, siblings, and hops from other hosts', async () => {
    await using server = await watch(mixed, 5);
    await using asking = createAsking({ hostConcurrency: 3, hostInterval: 0 });
    const host = 'busy.example.test';
    const own = ['missing', 'refused', 'soft/a', 'page'].flatMap((kind) =>
      numbers(6).map((number) => server.web.url(`/${kind}${number}/x`, host)),
    );
    const led = numbers(20).map((number) => server.web.url('/moved', `other${number}.test`));
    await asking.probeAll([...own, ...led]);
    expect(server.arrivals.filter((one) => one.host === host).length).toBeGreaterThan(50);
    expect(server.most(host)).toBe(3);
  });

  test('however the host is written', async () => {
    await using server = await watch(fine, 10);
    await using asking = createAsking({ hostConcurrency: 2, hostInterval: 0 });
    const hosts = ['busy.example.test', 'busy.example.test.', 'BUSY.Example.TEST', 'user:pass@busy.example.test'];
    await asking.probeAll(numbers(20).map((number) => server.web.url(`/${number}`, hosts[number % 4])));
    expect(server.arrivals).toHaveLength(20);
    expect(server.most()).toBe(2);
  });

  test('nor on several ports of it together', async () => {
    await using one = await watch(fine, 10);
    await using two = await watch(fine, 10);
    await using asking = createAsking({ hostConcurrency: 1, hostInterval: 0 });
    await asking.probeAll(
      numbers(8).flatMap((number) => [one, two].map(({ web }) => web.url(`/${number}`, 'busy.example.test'))),
    );
    const all = [...one.arrivals, ...two.arrivals].toSorted((a, b) => a.at - b.at);
    expect(all).toHaveLength(16);
    for (const [index, { at }] of all.entries()) {
      if (index > 0) expect(at).toBeGreaterThanOrEqual(all[index - 1]?.answered ?? Number.POSITIVE_INFINITY);
    }
  });

  test('as its own settings say', async () => {
    await using server = await watch(fine, 10);
    const hosts = [{ host: '*.example.test', concurrency: 1 }];
    await using asking = createAsking({ hostConcurrency: 4, hostInterval: 0, hosts });
    const urls = ['a.example.test', 'b.test'].flatMap((host) =>
      numbers(8).map((number) => server.web.url(`/${number}`, host)),
    );
    await asking.probeAll(urls);
    expect([server.most('a.example.test'), server.most('b.test')]).toEqual([1, 4]);
  });
});

describe('on one host no request comes sooner after another than allowed', () => {
  test('of its own links', async () => {
    await using server = await watch(fine);
    await using asking = createAsking({ hostInterval: 60 });
    await asking.probeAll(numbers(12).map((number) => server.web.url(`/${number}`, 'busy.example.test')));
    expect(server.gaps('busy.example.test')).toHaveLength(11);
    expect(Math.min(...server.gaps('busy.example.test'))).toBeGreaterThanOrEqual(60 - tolerance);
  });

  test('of links that are asked again, and of links that other hosts lead there', async () => {
    await using server = await watch(mixed);
    await using asking = createAsking({ hostInterval: 40 });
    const host = 'busy.example.test';
    const own = ['missing', 'refused', 'soft/a'].map((kind) => server.web.url(`/${kind}/x`, host));
    const led = numbers(8).map((number) => server.web.url('/moved', `other${number}.test`));
    await asking.probeAll([...own, ...led]);
    expect(server.gaps(host).length).toBeGreaterThan(12);
    expect(Math.min(...server.gaps(host))).toBeGreaterThanOrEqual(40 - tolerance);
  });
});

describe('on all hosts together there are never more at once than allowed', () => {
  test.each([1, 5, 16])('%i', async (concurrency) => {
    await using server = await watch(mixed, 10);
    await using asking = createAsking({ concurrency, hostInterval: 0 });
    const urls = numbers(20).flatMap((host) =>
      ['page', 'missing', 'moved'].map((kind) => server.web.url(`/${kind}`, `host${host}.test`)),
    );
    await asking.probeAll(urls);
    expect(server.arrivals.length).toBeGreaterThan(90);
    expect(server.most()).toBe(concurrency);
  });
});
