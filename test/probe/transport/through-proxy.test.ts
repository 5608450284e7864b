import { describe, expect, test } from 'vitest';
import type { ExchangeRequest } from '../../../src/probe/exchange.ts';
import type { Resolver } from '../../../src/probe/transport/resolver.ts';
import { serveProxy, type TestProxy } from '../../support/proxy-server.ts';
import { createTestTransport, exchangeRequest } from '../../support/transport.ts';
import { serve, serveTls, unusedPort } from '../../support/web.ts';

const never = new AbortController().signal;

/** Knows the proxy alone: targets are not resolved here. */
const proxyOnly: Resolver = {
  resolve: async (name) =>
    name === 'proxy.test' || name === 'proxy.example.test'
      ? { kind: 'addresses', list: [{ address: '127.0.0.1', family: 4 }] }
      : { kind: 'failure', code: 'no-such-name' },
  facts: () => ({ asked: 0, resolved: 0 }),
};

async function ask(proxyUrl: string, url: string, changes: Partial<ExchangeRequest> = {}, env = {}) {
  const variables = { ALL_PROXY: proxyUrl, ...env };
  await using transport = createTestTransport({ allowPrivate: [] }, { resolver: proxyOnly, env: variables });
  return await transport.exchange(exchangeRequest(url, changes), never);
}

const at = (proxy: TestProxy, credentials = '') => `http://${credentials}proxy.test:${proxy.port}`;
const page = () => serveTls((_request, response) => void response.end('page'), { certificate: 'valid' });

describe('a proxy', () => {
  test.each(['strict', 'lenient'] as const)('forwards http as a whole URL (%s)', async (parser) => {
    await using proxy = await serveProxy();
    const result = await ask(at(proxy), 'http://x.example/a?b', { parser });
    expect(result).toMatchObject({ kind: 'answer', status: 200 });
    expect(proxy.asked).toEqual(['GET http://x.example/a?b']);
  });

  test.each(['strict', 'lenient'] as const)('tunnels https (%s)', async (parser) => {
    await using proxy = await serveProxy();
    await using web = await page();
    const result = await ask(at(proxy), web.url('/a', 'www.example.test'), { parser });
    expect(result).toMatchObject({ kind: 'answer', status: 200, ended: true });
    expect(proxy.asked).toEqual([`CONNECT www.example.test:${web.port}`]);
    expect(web.requests).toMatchObject([{ target: '/a', headers: { host: `www.example.test:${web.port}` } }]);
    expect(web.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  test('may itself be asked over TLS', async () => {
    await using proxy = await serveProxy({ scheme: 'https' });
    await using web = await page();
    const proxyUrl = `https://proxy.example.test:${proxy.port}`;
    expect(await ask(proxyUrl, web.url('/', 'www.example.test'))).toMatchObject({ kind: 'answer', status: 200 });
    expect(await ask(proxyUrl, 'http://x.example/')).toMatchObject({ kind: 'answer', status: 200 });
  });

  test('gets its credentials', async () => {
    await using proxy = await serveProxy({ authorization: 'Basic dXNlcjpwYXNz' });
    await using web = await page();
    expect(await ask(at(proxy, 'user:pass@'), web.url('/', 'www.example.test'))).toMatchObject({ status: 200 });
    expect(await ask(at(proxy, 'user:pass@'), 'http://x.example/')).toMatchObject({ status: 200 });
  });

  test('carries several questions on one connection', async () => {
    await using proxy = await serveProxy();
    await using web = await page();
    const env = { HTTPS_PROXY: at(proxy) };
    await using transport = createTestTransport({}, { resolver: proxyOnly, env });
    for (let time = 0; time < 5; time += 1) {
      await transport.exchange(exchangeRequest(web.url('/', 'www.example.test')), never);
    }
    expect(web.requests).toHaveLength(5);
    expect(proxy.asked).toHaveLength(1);
  });

  test("shows the target's certificate faults", async () => {
    await using proxy = await serveProxy();
    await using web = await serveTls((_request, response) => void response.end(), { certificate: 'expired' });
    expect(await ask(at(proxy), web.url('/', 'www.example.test'))).toMatchObject({
      failure: { kind: 'tls', fault: 'cert-expired' },
    });
  });

  test('tunnels HTTP/2 to a server that speaks nothing else', async () => {
    await using proxy = await serveProxy();
    await using web = await serveTls((_request, response) => void response.end('page'), {
      certificate: 'valid',
      protocol: 'h2',
    });
    const url = web.url('/p?q', 'www.example.test');
    expect(await ask(at(proxy), url)).toMatchObject({ failure: { kind: 'tls', fault: 'no-application-protocol' } });
    expect(await ask(at(proxy), url, { protocol: 'h2' })).toMatchObject({ kind: 'answer', status: 200, ended: true });
    expect(web.requests).toMatchObject([{ method: 'GET', target: '/p?q' }]);
  });

  test('that looks into TLS is trusted where `ca` names its authority, and nowhere else', async () => {
    await using proxy = await serveProxy();
    await using web = await serveTls((_request, response) => void response.end('page'), { certificate: 'untrusted' });
    const url = web.url('/', 'www.example.test');
    expect(await ask(at(proxy), url)).toMatchObject({ failure: { kind: 'tls', fault: 'cert-untrusted' } });
    const ca = [new URL('../../../fixtures/certificates/stranger.pem', import.meta.url).pathname];
    await using transport = createTestTransport({ ca }, { resolver: proxyOnly, env: { ALL_PROXY: at(proxy) } });
    expect(await transport.exchange(exchangeRequest(url), never)).toMatchObject({ kind: 'answer', status: 200 });
  });

  test('is left alone where NO_PROXY says so', async () => {
    await using proxy = await serveProxy();
    await using web = await serve((_request, response) => void response.end('page'));
    const result = await ask(at(proxy), web.url('/', 'proxy.test'), {}, { NO_PROXY: 'proxy.test' });
    expect(result).toMatchObject({ failure: { kind: 'private-address' } });
    expect(proxy.asked).toEqual([]);
  });

  test.each(['http://127.0.0.1/', 'https://169.254.169.254/', 'http://[::1]/', 'http://0x7f.1/'])(
    'is not asked for the private address in %s',
    async (url) => {
      await using proxy = await serveProxy();
      expect(await ask(at(proxy), url)).toMatchObject({ failure: { kind: 'private-address' } });
      expect(proxy.asked).toEqual([]);
    },
  );
});

describe("the proxy's own faults", () => {
  test.each([407, 403, 500, 502, 503])('%i to CONNECT is its own', async (refuse) => {
    await using proxy = await serveProxy({ refuse });
    expect(await ask(at(proxy), 'https://x.example/')).toMatchObject({
      failure: { kind: 'proxy', code: `CONNECT ${refuse}` },
    });
  });

  test('407 on plain http is its own', async () => {
    await using proxy = await serveProxy({ refuse: 407 });
    expect(await ask(at(proxy), 'http://x.example/')).toMatchObject({ failure: { kind: 'proxy', code: '407' } });
  });

  test.each(['strict', 'lenient'] as const)('what it says in its own name on plain http (%s)', async (parser) => {
    await using proxy = await serveProxy({ refuse: 404, refusal: { 'x-squid-error': 'ERR_DNS_FAIL 0' } });
    expect(await ask(at(proxy), 'http://x.example/', { parser })).toMatchObject({
      failure: { kind: 'proxy', code: '404 ERR_DNS_FAIL' },
    });
  });

  test('behind its tunnel, the same is the target\u2019s', async () => {
    await using proxy = await serveProxy();
    await using web = await serveTls(
      (_request, response) => void response.writeHead(404, { 'x-squid-error': 'ERR_DNS_FAIL 0' }).end(),
      { certificate: 'valid' },
    );
    const result = await ask(at(proxy), web.url('/', 'www.example.test'));
    expect(result).toMatchObject({ kind: 'answer', status: 404 });
  });

  test.each(['http', 'https'])(
    '407 in the middle of a run spoils nothing before it and nothing after it (%s)',
    async (scheme) => {
      await using proxy = await serveProxy({ refuse: (time) => (time === 3 || time === 4 ? 407 : null) });
      await using web = await page();
      const env = { ALL_PROXY: at(proxy) };
      await using transport = createTestTransport({ allowPrivate: [] }, { resolver: proxyOnly, env });
      const said: string[] = [];
      for (let time = 0; time < 6; time += 1) {
        const url = scheme === 'http' ? 'http://x.example/' : web.url('/', 'www.example.test');
        const result = await transport.exchange(exchangeRequest(url, { connection: 'fresh' }), never);
        said.push(result.kind === 'answer' ? String(result.status) : result.failure.kind);
      }
      expect(said).toEqual(['200', '200', 'proxy', 'proxy', '200', '200']);
    },
  );

  test('404 on plain http is the target\u2019s', async () => {
    await using proxy = await serveProxy({ refuse: 404 });
    expect(await ask(at(proxy), 'http://x.example/')).toMatchObject({ kind: 'answer', status: 404 });
  });

  test.each([
    ['nobody listens', async () => `http://proxy.test:${await unusedPort()}`, 'refused'],
    ['it has no address', async () => 'http://nowhere.test:1', 'no-such-name'],
    ['it is of a kind we do not know', async () => 'socks5://proxy.test:1', 'ERR_PROXY_SCHEME'],
  ])('%s', async (_case, proxyUrl, code) => {
    for (const url of ['http://x.example/', 'https://x.example/']) {
      expect(await ask(await proxyUrl(), url)).toMatchObject({ failure: { kind: 'proxy', code } });
    }
  });

  test('an answer to CONNECT that is no HTTP', async () => {
    await using web = await serveTls((_request, response) => void response.end(), { certificate: 'valid' });
    expect(await ask(`http://proxy.test:${web.port}`, 'https://x.example/')).toMatchObject({
      failure: { kind: 'proxy' },
    });
  });
});
