import nock from 'nock';
import { afterEach, describe, expect, test } from 'vitest';
import { createArchive } from '../../src/archive/archive.ts';
import { askWithExchange } from '../../src/archive/ask-exchange.ts';
import { askWithFetch } from '../../src/archive/ask-fetch.ts';
import type { ExchangeRequest, ExchangeResult } from '../../src/probe/exchange.ts';
import { config, playClock } from './played-archive.ts';

const { signal } = new AbortController();
const settings = { userAgent: 'linkmend-test', timeout: 5000, bodyTimeout: 1000, bodyBytes: 1024 };
const url = 'https://web.archive.org/web/https://x.example/';

describe('over the exchange', () => {
  const exchanging = (result: ExchangeResult) => {
    const requests: ExchangeRequest[] = [];
    const ask = askWithExchange(async (request) => {
      requests.push(request);
      return result;
    }, settings);
    return { ask, requests };
  };

  test('an answer is passed on, its text decoded', async () => {
    const { ask, requests } = exchanging({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'text/html; charset=iso-8859-1', 'memento-datetime': 'x' },
      setCookies: [],
      body: Uint8Array.of(0x63, 0x61, 0x66, 0xe9),
      ended: true,
      ms: 5,
    });
    expect(await ask(url, signal)).toEqual({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'text/html; charset=iso-8859-1', 'memento-datetime': 'x' },
      body: 'café',
    });
    expect(requests).toMatchObject([
      { url, headers: { 'user-agent': 'linkmend-test' }, body: { types: 'any', bytes: 1024 } },
    ]);
  });

  test('a failure too', async () => {
    const { ask } = exchanging({ kind: 'failure', failure: { kind: 'refused' }, ms: 5 });
    expect(await ask(url, signal)).toEqual({ kind: 'failure', why: 'refused' });
  });
});

describe('over fetch', () => {
  afterEach(() => {
    nock.cleanAll();
    nock.restore();
  });
  const ask = askWithFetch((...call) => globalThis.fetch(...call), settings);
  const play = (): nock.Scope => {
    if (!nock.isActive()) nock.activate();
    return nock('https://web.archive.org', { reqheaders: { 'user-agent': 'linkmend-test' } });
  };

  test('redirects are not followed', async () => {
    play().get('/web/https://x.example/').reply(302, '', { location: '/web/20180601120000/https://x.example/' });
    expect(await ask(url, signal)).toMatchObject({
      kind: 'answer',
      status: 302,
      headers: { location: '/web/20180601120000/https://x.example/' },
    });
  });

  test('no more than the start of a body is read', async () => {
    play().get('/web/https://x.example/').reply(200, 'x'.repeat(5000));
    expect(await ask(url, signal)).toMatchObject({ status: 200, body: 'x'.repeat(1024) });
  });

  test('a failure is data', async () => {
    play().get('/web/https://x.example/').replyWithError(new TypeError('connection refused'));
    expect(await ask(url, signal)).toMatchObject({ kind: 'failure' });
  });

  test('an abort is none', async () => {
    play().get('/web/https://x.example/').reply(200, 'x');
    await expect(ask(url, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });

  test('the whole way to a capture', async () => {
    const at = { 'memento-datetime': 'Fri, 01 Jun 2018 12:00:00 GMT', 'content-type': 'text/html' };
    const scope = play()
      .get('/web/20190101235959/https://x.example/')
      .reply(302, '', { location: 'https://web.archive.org/web/20200601120000/https://x.example/' })
      .get('/cdx/search/cdx')
      .query({
        url: 'https://x.example/',
        output: 'json',
        fl: /.*/,
        filter: 'statuscode:200',
        limit: '-5',
        to: '20190101235959',
      })
      .reply(200, [
        ['timestamp', 'statuscode', 'mimetype'],
        ['20180601120000', '200', 'text/html'],
      ])
      .get('/web/20180601120000/https://x.example/')
      .reply(200, '<title>The page</title>', at);
    const archive = createArchive(config, { ask, ...playClock() });
    const question = { url: 'https://x.example/#a', wanted: { at: '2019-01-01T00:00:00Z' }, kind: 'page' } as const;
    expect(await archive.find(question, signal)).toEqual({
      state: 'found',
      url: 'https://web.archive.org/web/20180601120000/https://x.example/#a',
      capturedAt: '2018-06-01T12:00:00.000Z',
      checked: 'verified',
    });
    expect(scope.isDone()).toBe(true);
  });
});
