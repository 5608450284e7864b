import { EventEmitter, getEventListeners, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Worker } from 'node:worker_threads';
import { brotliCompressSync, constants, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ExchangeAnswer, ExchangeRequest, ExchangeResult, Turn } from '../../../src/probe/exchange.ts';
import { createTestResolver, createTestTransport, exchangeRequest } from '../../support/transport.ts';
import { serve, serveRaw, serveText, serveTls, unusedPort, type Web } from '../../support/web.ts';

const never = new AbortController().signal;
/** Runners of some CI services have none. */
const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));

function ask(url: string, changes: Partial<ExchangeRequest> = {}): Promise<ExchangeResult> {
  return asking(() => exchangeRequest(url, changes));
}

async function asking(request: () => ExchangeRequest): Promise<ExchangeResult> {
  await using transport = createTestTransport();
  return await transport.exchange(request(), never);
}

function answered(result: ExchangeResult): ExchangeAnswer {
  if (result.kind !== 'answer') throw new Error(`no answer: ${JSON.stringify(result.failure)}`);
  return result;
}

const text = (answer: ExchangeAnswer) => Buffer.from(answer.body).toString();
const html = { 'content-type': 'text/html' };

describe('an answer', () => {
  test('has its status, headers, cookies and body', async () => {
    await using web = await serve((_request, response) => {
      response.writeHead(404, 'Nope', [
        ['Content-Type', 'text/html; charset=utf-8'],
        ['X-Twice', 'a'],
        ['X-Twice', 'b'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ] as never);
      response.end('<title>gone</title>');
    });
    const answer = answered(await ask(web.url('/p?q=1#f')));
    expect(answer).toMatchObject({
      status: 404,
      headers: { 'content-type': 'text/html; charset=utf-8', 'x-twice': 'a, b' },
      setCookies: ['a=1', 'b=2'],
      ended: true,
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(text(answer)).toBe('<title>gone</title>');
    expect(web.requests[0]).toMatchObject({
      method: 'GET',
      target: '/p?q=1',
      headers: { host: `127.0.0.1:${web.port}`, 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'test' },
    });
  });

  test('keeps the bytes of Location', async () => {
    await using web = await serveText('HTTP/1.1 302 Found\r\nLocation: /fin\xc3\xa9\r\nContent-Length: 0\r\n\r\n');
    expect(answered(await ask(web.url('/'))).headers['location']).toBe('/fin\u00c3\u00a9');
  });

  test.each([200, 204, 206, 299, 304, 400, 451, 599, 600, 999])('may have status %i', async (status) => {
    await using web = await serveText(`HTTP/1.1 ${status} X\r\nContent-Length: 0\r\n\r\n`);
    expect(await ask(web.url('/'))).toMatchObject({ kind: 'answer', status, ended: true });
  });

  test('may have 64 KiB of headers', async () => {
    const policy = 'p'.repeat(16 * 1024);
    const lines = ['a', 'b', 'c', 'd'].map((name) => `X-${name}: ${policy}\r\n`).join('');
    await using web = await serveText(`HTTP/1.1 200 OK\r\n${lines}Content-Length: 2\r\n\r\nok`);
    expect(await ask(web.url('/'))).toMatchObject({ kind: 'answer', status: 200, ended: true });
  });

  test('may come after 103 Early Hints', async () => {
    await using web = await serveText(
      'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
    );
    expect(text(answered(await ask(web.url('/'))))).toBe('ok');
  });
});

describe('bodies', () => {
  const page = `<title>t</title>${'x'.repeat(1000)}`;
  const codings: readonly (readonly [string, Buffer])[] = [
    ['identity', Buffer.from(page)],
    ['gzip', gzipSync(page)],
    ['GZIP', gzipSync(page)],
    ['x-gzip', gzipSync(page)],
    ['br', brotliCompressSync(page)],
    ['deflate', deflateSync(page)],
    ['deflate', deflateRawSync(page)],
    ['deflate, gzip', gzipSync(deflateRawSync(page))],
    ['gzip', Buffer.concat([gzipSync(page), Buffer.alloc(512)])],
  ];

  test.each(codings)('in %s are decoded', async (coding, bytes) => {
    await using web = await serve((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': coding }).end(bytes);
    });
    const answer = answered(await ask(web.url('/')));
    expect(answer.ended).toBe(true);
    expect(text(answer)).toBe(page);
  });

  test.each(['zstd', 'gzip, zstd', 'rot13'])('in the unknown coding %s are left', async (coding) => {
    await using web = await serve((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': coding }).end('?');
    });
    expect(answered(await ask(web.url('/')))).toMatchObject({ status: 200, body: new Uint8Array() });
  });

  const layers = (count: number): Buffer =>
    Array.from({ length: count }).reduce<Buffer>((bytes) => gzipSync(bytes), Buffer.from(page));
  const windowed = (bits: number): Buffer =>
    brotliCompressSync(page.repeat(20_000), {
      params: { [constants.BROTLI_PARAM_LGWIN]: bits, [constants.BROTLI_PARAM_QUALITY]: 1 },
    });

  test.each([
    ['five codings', 'gzip, gzip, gzip, gzip, gzip', layers(5), 'read'],
    ['six codings', 'gzip, gzip, gzip, gzip, gzip, gzip', layers(6), 'left'],
    ['a window of 4 MiB', 'br', windowed(22), 'read'],
    ['a window of 8 MiB', 'br', windowed(23), 'left'],
    ['a window of 16 MiB', 'br', windowed(24), 'left'],
  ])('that take much memory to decode: %s', async (_case, coding, bytes, fate) => {
    await using web = await serve((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': coding }).end(bytes);
    });
    const answer = answered(await ask(web.url('/')));
    expect(answer.status).toBe(200);
    expect(answer.body.length > 0 ? 'read' : 'left').toBe(fate);
  });

  test.each([
    ['that are not what they say', Buffer.from('plain text, no gzip')],
    ['that are cut off', gzipSync(page).subarray(0, 20)],
  ])('%s have not ended', async (_case, bytes) => {
    await using web = await serve((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(bytes);
    });
    expect(answered(await ask(web.url('/')))).toMatchObject({ status: 200, ended: false });
  });

  test.each([
    ['gzip', 0],
    ['br', 0],
    ['deflate', 0],
  ])('without a byte are whole in %s', async (coding) => {
    await using web = await serve((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': coding, 'content-length': '0' }).end();
    });
    expect(answered(await ask(web.url('/')))).toMatchObject({ ended: true });
  });

  test.each([
    ['text/html', 4],
    ['TEXT/HTML;charset=utf-8', 4],
    ['application/xhtml+xml', 4],
    [null, 4],
    ['image/png', 0],
    ['text/plain', 0],
  ])('of type %s give %i bytes', async (type, bytes) => {
    await using web = await serve((_request, response) => {
      response.writeHead(200, type === null ? {} : { 'content-type': type }).end('page');
    });
    expect(answered(await ask(web.url('/'))).body).toHaveLength(bytes);
    expect(answered(await ask(web.url('/'), { body: { types: 'any', bytes: 9 } })).body).toHaveLength(4);
  });

  test.each([
    [999, 999, true],
    [1000, 1000, true],
    [1001, 1000, false],
    [500_000, 1000, false],
  ])('of %i bytes give %i of at most 1000', async (size, bytes, ended) => {
    await using web = await serve((_request, response) => {
      response.writeHead(200, html).end(Buffer.alloc(size));
    });
    const answer = answered(await ask(web.url('/'), { body: { types: 'html', bytes: 1000 } }));
    expect(answer.body).toHaveLength(bytes);
    expect(answer.ended).toBe(ended);
  });

  test.each(['gzip', 'gzip, gzip'])('that explode (%s) stay within bounds', async (coding) => {
    const bomb = await bombOf(200);
    const bytes = coding === 'gzip' ? bomb : gzipSync(bomb);
    await using web = await serve((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': coding }).end(bytes);
    });
    const before = process.memoryUsage().rss;
    const answer = answered(await ask(web.url('/')));
    expect(answer.body).toHaveLength(65_536);
    expect(answer.ended).toBe(false);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test.each([
    ['shorter than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<title>a'],
    ['of a torn chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n<title>a'],
    ['of a bad chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n<title>a\r\nzz\r\n'],
  ])('%s are a fact, not a failure', async (_case, answer) => {
    await using web = await serveText(answer);
    const result = answered(await ask(web.url('/')));
    expect(result).toMatchObject({ status: 200, ended: false });
    expect(text(result)).toBe('<title>a');
  });

  test('that end with the connection are whole', async () => {
    await using web = await serveText('HTTP/1.0 200 OK\r\n\r\n<title>a');
    const result = answered(await ask(web.url('/')));
    expect(result.ended).toBe(true);
    expect(text(result)).toBe('<title>a');
  });

  test('that drip end with their deadline', async () => {
    await using web = await serve((_request, response) => {
      response.writeHead(200, html).write('<title>a');
    });
    const result = answered(await ask(web.url('/'), { bodyTimeout: 50 }));
    expect(result).toMatchObject({ status: 200, ended: false });
    expect(text(result)).toBe('<title>a');
  });

  test('that drip undecodably end with their deadline', async () => {
    await using web = await serve((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).write(gzipSync(page).subarray(0, 15));
    });
    expect(answered(await ask(web.url('/'), { bodyTimeout: 50 }))).toMatchObject({ status: 200, ended: false });
  });
});

describe('connections', () => {
  /** How many connections the same page took, asked so many times in a row. */
  async function connectionsFor(web: Web, times: number, changes: Partial<ExchangeRequest> = {}): Promise<number> {
    await using transport = createTestTransport();
    for (let time = 0; time < times; time += 1) {
      expect(await transport.exchange(exchangeRequest(web.url('/'), changes), never)).toMatchObject({ kind: 'answer' });
    }
    return web.connections.made;
  }

  const small = (type: string) =>
    serve((_request, response) => {
      response.writeHead(200, { 'content-type': type, 'content-length': '4' }).end('page');
    });

  test.each([
    ['a body that was read', () => small('text/html'), {}, 1],
    ['a small body that nobody wanted', () => small('image/png'), {}, 1],
    ['no body', () => serve((_request, response) => void response.writeHead(204).end()), {}, 1],
    [
      'a small rest',
      () => serve((_q, response) => void response.writeHead(200, html).end(Buffer.alloc(90_000))),
      {},
      1,
    ],
    ['a wish for a fresh one', () => small('text/html'), { connection: 'fresh' }, 10],
    ['the lenient parser', () => small('text/html'), { parser: 'lenient' }, 10],
    [
      'a large rest',
      () => serve((_q, response) => void response.writeHead(200, html).end(Buffer.alloc(900_000))),
      {},
      10,
    ],
    [
      'an unwanted stream',
      () => serve((_q, response) => void response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('a')),
      {},
      10,
    ],
    [
      '"connection: close"',
      () => serve((_q, response) => void response.writeHead(200, { connection: 'close' }).end('a')),
      {},
      10,
    ],
    ['a cut-off body', () => serveText('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na'), {}, 10],
  ] as const)('after %s', async (_case, start, changes, expected) => {
    await using web = await start();
    expect(await connectionsFor(web, 10, changes)).toBe(expected);
  });

  test('serve an origin on TLS many times', async () => {
    await using web = await serveTls((_request, response) => void response.end('a'), { certificate: 'valid' });
    expect(await connectionsFor(web, 10)).toBe(1);
  });

  test('are asked anew when the server had closed the waiting one', async () => {
    let served = 0;
    await using web = await serveRaw((socket) => {
      // One answer a connection, then a reset for whoever asks again.
      socket.once('data', () => {
        served += 1;
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na');
        socket.once('data', () => socket.resetAndDestroy());
      });
    });
    expect(await connectionsFor(web, 3)).toBe(3);
    expect(served).toBe(3);
  });

  test.skipIf(!hasIpv6)('go to IPv6 where a name has nothing else', async () => {
    const web = createServer((_request, response) => void response.end('six'));
    await new Promise<void>((resolve) => web.listen(0, '::1', resolve));
    onTestFinished(() => void web.close());
    const six = { kind: 'addresses', list: [{ address: '::1', family: 6 }] } as const;
    await using transport = createTestTransport({}, { resolver: createTestResolver({ 'six.example.test': six }) });
    const url = `http://six.example.test:${(web.address() as AddressInfo).port}/`;
    expect(await transport.exchange(exchangeRequest(url), never)).toMatchObject({ kind: 'answer', status: 200 });
  });

  test('go on to the next address where one refuses', async () => {
    await using web = await small('text/html');
    const list = ['127.0.0.2', '127.0.0.1'].map((address) => ({ address, family: 4 }) as const);
    const resolver = createTestResolver({ 'two.example.test': { kind: 'addresses', list } });
    await using transport = createTestTransport({}, { resolver });
    const url = web.url('/', 'two.example.test');
    expect(await transport.exchange(exchangeRequest(url), never)).toMatchObject({ kind: 'answer', status: 200 });
  });

  test('do not outnumber the exchanges under way', async () => {
    await using first = await small('text/html');
    await using second = await small('text/html');
    await using third = await small('text/html');
    await using transport = createTestTransport({ concurrency: 2 });
    for (const web of [first, second, third, first, second, third]) {
      await transport.exchange(exchangeRequest(web.url('/')), never);
    }
    await expect.poll(() => first.connections.open + second.connections.open + third.connections.open).toBeLessThan(3);
  });

  test('to another port of a host replace the waiting one', async () => {
    await using first = await small('text/html');
    await using second = await small('text/html');
    await using transport = createTestTransport();
    await transport.exchange(exchangeRequest(first.url('/')), never);
    await transport.exchange(exchangeRequest(second.url('/')), never);
    await expect.poll(() => first.connections.open).toBe(0);
    expect(second.connections.open).toBe(1);
  });

  test('that wait are closed when their time is over, or the run', async () => {
    await using web = await small('text/html');
    await using transport = createTestTransport();
    await transport.exchange(exchangeRequest(web.url('/')), never);
    expect(web.connections.open).toBe(1);
    await transport.close();
    await expect.poll(() => web.connections.open).toBe(0);
  });
});

describe('failures', () => {
  const refusedPort = unusedPort();
  const hang = () => serveRaw(() => {});

  test('refused', async () => {
    expect(await ask(`http://127.0.0.1:${await refusedPort}/`)).toMatchObject({ failure: { kind: 'refused' } });
  });

  test.each([
    ['a reset', (socket: Socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['an end without a word', (socket: Socket) => socket.once('data', () => socket.end())],
    ['an end before the question', (socket: Socket) => socket.end()],
    ['an end within the headers', (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nA:'))],
  ])('reset: %s', async (_case, onSocket) => {
    await using web = await serveRaw(onSocket);
    expect(await ask(web.url('/'))).toMatchObject({ kind: 'failure', failure: { kind: 'reset' } });
  });

  test.each([
    ['a banner', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['HTTP/0.9', '<html>old</html>'],
    ['ICY', 'ICY 200 OK\r\n\r\n'],
    ['status 1000', 'HTTP/1.1 1000 X\r\n\r\n'],
    ['status 099', 'HTTP/1.1 099 X\r\nContent-Length: 0\r\n\r\n'],
    ['status 101', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
    ['an unasked-for 100', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
    ['bare line feeds', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok'],
    ['too many headers', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(600_000)}\r\n\r\n`],
  ])('protocol: %s', async (_case, answer) => {
    await using web = await serveText(answer);
    expect(await ask(web.url('/'))).toMatchObject({ kind: 'failure', failure: { kind: 'protocol' } });
  });

  test.each([
    ['bare line feeds', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok'],
    ['a control character', 'HTTP/1.1 200 OK\r\nServer: x\x01\r\nContent-Length: 2\r\n\r\nok'],
    ['an unasked-for 100', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'],
    ['header names that are none', 'HTTP/1.1 200 OK\r\nX [y] : z\r\nContent-Length : 2\r\n\r\nok'],
    [
      'chunks and a length',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    ],
  ])('none with the lenient parser: %s', async (_case, bytes) => {
    await using web = await serveText(bytes);
    const answer = answered(await ask(web.url('/'), { parser: 'lenient' }));
    expect(answer.status).toBe(200);
    expect(text(answer)).toBe('ok');
  });

  /** Read and forgotten by parsers, so that nothing but the number of bytes ends them before the deadline. */
  const endless: readonly (readonly [string, string, string])[] = [
    ['a reason without an end', 'HTTP/1.1 200 ', 'x'],
    ['interim answers without an end', '', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
    ['empty lines without an end', '', '\r\n'],
  ];
  const pouring = (start: string, piece: string) =>
    serveRaw((socket) => {
      const block = piece.repeat(8192);
      const pour = () => {
        while (socket.writable && socket.write(block));
      };
      socket.on('drain', pour).write(start);
      pour();
    });

  test.each(endless)('protocol, before the deadline: %s', async (_case, start, piece) => {
    await using web = await pouring(start, piece);
    expect(await ask(web.url('/'))).toMatchObject({ kind: 'failure', failure: { kind: 'protocol' } });
    expect(await ask(web.url('/'), { parser: 'lenient' })).toMatchObject({ kind: 'failure' });
  });

  test.each(['strict', 'lenient'] as const)(
    'none, before the deadline: a chunk extension without an end (%s)',
    async (parser) => {
      await using web = await pouring('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;', 'x');
      expect(await ask(web.url('/'), { parser, bodyTimeout: 600_000 })).toMatchObject({ status: 200, ended: false });
    },
  );

  test('protocol with the lenient parser: what is no HTTP at all', async () => {
    await using web = await serveText('SSH-2.0-OpenSSH_9.6\r\n');
    expect(await ask(web.url('/'), { parser: 'lenient' })).toMatchObject({ failure: { kind: 'protocol' } });
  });

  test.each(['strict', 'lenient'] as const)('timeout: no answer (%s)', async (parser) => {
    await using web = await hang();
    expect(await ask(web.url('/'), { timeout: 50, parser })).toMatchObject({
      failure: { kind: 'timeout', phase: 'answer' },
    });
  });

  test('timeout: headers that drip', async () => {
    await using web = await serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\nA: b\r\n'));
    expect(await ask(web.url('/'), { timeout: 50 })).toMatchObject({ failure: { kind: 'timeout', phase: 'answer' } });
  });

  test('timeout: waiting for the turn does not count, and a withdrawn request is never sent', async () => {
    await using web = await serve((_request, response) => void response.end('there'));
    const turn: Turn = (send) => new Promise((go) => setTimeout(() => go(send()), 150));
    expect(answered(await ask(web.url('/'), { timeout: 100, turn })).status).toBe(200);
    const withdrawn = Symbol('withdrawn');
    await expect(ask(web.url('/'), { turn: () => Promise.reject(withdrawn) })).rejects.toBe(withdrawn);
    expect(web.requests).toHaveLength(1);
  });

  test.each([
    ['on a new connection', 0],
    ['on one that was used before', 1],
  ])(
    'a request goes out at the time of its turn, however busy this process is afterwards, %s',
    async (_what, before) => {
      const arrived = new Int32Array(new SharedArrayBuffer(4));
      await using elsewhere = await serveElsewhere(arrived);
      await using transport = createTestTransport();
      const exchange = (turn: Turn) => transport.exchange(exchangeRequest(elsewhere.url, { turn }), never);
      for (let count = 0; count < before; count += 1) await exchange(async (send) => send());
      const turn: Turn = async (send) => {
        expect(Atomics.load(arrived, 0)).toBe(before);
        send();
        expect(Atomics.wait(arrived, 0, before, 10_000)).not.toBe('timed-out');
      };
      expect(answered(await exchange(turn)).status).toBe(200);
    },
  );

  test('timeout: no TLS handshake', async () => {
    await using web = await hang();
    expect(await ask(`https://localhost:${web.port}/`, { timeout: 50 })).toMatchObject({
      failure: { kind: 'timeout', phase: 'connect' },
    });
  });

  test('timeout: no word from DNS', async () => {
    const silent = { resolve: () => new Promise<never>(() => {}), facts: () => ({ asked: 0, resolved: 0 }) };
    await using transport = createTestTransport({}, { resolver: silent });
    expect(await transport.exchange(exchangeRequest('http://silent.example/', { timeout: 50 }), never)).toMatchObject({
      failure: { kind: 'timeout', phase: 'dns' },
    });
  });

  test.each([
    ['no-such-name', 'no-such-name'],
    ['no-address', 'no-address'],
    ['temporary', 'temporary'],
    ['timeout', 'temporary'],
  ] as const)('dns: %s', async (fault, code) => {
    const resolver = {
      resolve: async () => ({ kind: 'failure', code: fault }) as const,
      facts: () => ({ asked: 1, resolved: 0 }),
    };
    await using transport = createTestTransport({}, { resolver });
    expect(await transport.exchange(exchangeRequest('http://x.example/'), never)).toMatchObject({
      failure: { kind: 'dns', code },
    });
  });

  test('only a fresh connection distrusts what is remembered of a name', async () => {
    const memories: string[] = [];
    const resolver = {
      resolve: async (_name: string, memory: string) => {
        memories.push(memory);
        return { kind: 'failure', code: 'no-such-name' } as const;
      },
      facts: () => ({ asked: 1, resolved: 0 }),
    };
    await using transport = createTestTransport({}, { resolver });
    await transport.exchange(exchangeRequest('http://x.example/'), never);
    await transport.exchange(exchangeRequest('http://x.example/', { connection: 'fresh' }), never);
    expect(memories).toEqual(['trust', 'distrust']);
  });
});

describe('the caller', () => {
  test('who has given up is not served', async () => {
    await using transport = createTestTransport();
    const request = exchangeRequest('http://127.0.0.1:1/');
    await expect(transport.exchange(request, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  });

  test.each([
    ['before the headers', ''],
    ['within the body', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na'],
  ])('who gives up %s gets the reason, and the connection is gone', async (_case, sent) => {
    const asked = new EventEmitter();
    const seen = once(asked, 'question');
    await using web = await serveRaw((socket) => {
      socket.once('data', () => {
        socket.write(sent);
        asked.emit('question');
      });
    });
    await using transport = createTestTransport();
    const controller = new AbortController();
    const result = transport.exchange(exchangeRequest(web.url('/')), controller.signal);
    result.catch(() => {});
    await seen;
    controller.abort('given up');
    await expect(result).rejects.toBe('given up');
    await expect.poll(() => web.connections.open).toBe(0);
  });

  test('may use one signal for many exchanges, and nothing stays on it', async () => {
    const warnings: string[] = [];
    const note = (warning: Error) => warnings.push(warning.message);
    process.on('warning', note);
    await using web = await serve((_request, response) => void response.end());
    await using transport = createTestTransport();
    const { signal } = new AbortController();
    const request = exchangeRequest(web.url('/'));
    await Promise.all(Array.from({ length: 30 }, () => transport.exchange(request, signal)));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect(warnings).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('who closes the transport leaves no socket behind', async () => {
    const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const web = await serve((_request, response) => void response.end('page'));
    const transport = createTestTransport();
    const before = sockets();
    await transport.exchange(exchangeRequest(web.url('/')), never);
    await transport.close();
    await web.close();
    await expect.poll(sockets).toBeLessThanOrEqual(before);
  });

  test('who sends what cannot be a header has made a mistake', async () => {
    await using web = await serve((_request, response) => void response.end());
    await expect(ask(web.url('/'), { headers: { 'x-bad': 'a\r\nb: c' } })).rejects.toThrow();
  });
});

/** So many MiB of zeros, compressed. */
async function bombOf(mebibytes: number): Promise<Buffer> {
  const gzip = createGzip({ level: 9 });
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const block = Buffer.alloc(1024 * 1024);
  for (let index = 0; index < mebibytes; index += 1) if (!gzip.write(block)) await once(gzip, 'drain');
  gzip.end();
  await once(gzip, 'end');
  return Buffer.concat(chunks);
}

/** A server in a thread of its own, which counts what arrives where this thread can see it without its event loop. */
async function serveElsewhere(arrived: Int32Array): Promise<AsyncDisposable & { readonly url: string }> {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const server = require('node:http').createServer((request, response) => {
      Atomics.add(workerData, 0, 1);
      Atomics.notify(workerData, 0);
      response.end('there');
    });
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
  `;
  const worker = new Worker(code, { eval: true, workerData: arrived });
  const [port] = await once(worker, 'message');
  return {
    url: `http://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  };
}
