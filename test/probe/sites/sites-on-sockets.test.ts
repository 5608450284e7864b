import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { EndpointsConfig } from '../../../src/config/config.ts';
import { defaults } from '../../../src/config/defaults.ts';
import type { Probe } from '../../../src/model/probe.ts';
import { createProber } from '../../../src/probe/prober.ts';
import { createTestTransport, exchangeRequest } from '../../support/transport.ts';
import { serve, serveTls } from '../../support/web.ts';
import { answerQuery } from './played-github.ts';
import { verdictOf } from './verdict-of.ts';

const { signal: never } = new AbortController();

describe('content', () => {
  const echo: RequestListener = async (request, response) => {
    const { method, headers } = request;
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(`${method} ${headers['content-type']} ${await text(request)}`);
  };

  test.each(['strict', 'lenient'] as const)('is sent with POST: %s parser', async (parser) => {
    await using web = await serve(echo);
    await using transport = createTestTransport();
    const content = { type: 'application/json', text: '{"ä":1}' };
    const body = { types: 'any', bytes: 1000 } as const;
    const result = await transport.exchange(exchangeRequest(web.origin, { parser, content, body }), never);
    expect(result).toMatchObject({ kind: 'answer', status: 200 });
    const read = result.kind === 'answer' ? new TextDecoder().decode(result.body) : '';
    expect(read).toBe('POST application/json {"ä":1}');
  });

  test('goes through HTTP/2 too', async () => {
    await using web = await serveTls(echo, { certificate: 'valid', protocol: 'h2' });
    await using transport = createTestTransport();
    const content = { type: 'application/json', text: '{}' };
    const asked = exchangeRequest(web.origin, { protocol: 'h2', content, body: { types: 'any', bytes: 1000 } });
    expect(await transport.exchange(asked, never)).toMatchObject({ kind: 'answer', status: 200 });
  });
});

describe('endpoints of the configuration', () => {
  const ask = async (origin: string, names: Partial<Record<keyof EndpointsConfig, string>>, url: string) => {
    const endpoints = { ...defaults.probe.endpoints, ...names };
    await using transport = createTestTransport({ endpoints });
    const prober = createProber(
      { ...defaults.probe, hostInterval: 0, allowPrivate: ['*'], endpoints },
      {
        exchange: (request, signal) =>
          request.url.startsWith(origin)
            ? transport.exchange(request, signal)
            : // The site itself, which would turn us away.
              Promise.resolve({
                kind: 'answer',
                status: 403,
                headers: {},
                setCookies: [],
                body: new Uint8Array(),
                ended: true,
                ms: 1,
              }),
        now: Date.now,
        sleep: async () => {},
        random: Math.random,
        env: { GH_TOKEN: 'secret-token' },
      },
    );
    const probe: Probe = await prober.probe({ requestKey: url, fragments: [] }, never);
    return { verdict: verdictOf(probe), troubles: prober.troubles() };
  };

  test('a package is asked for', async () => {
    await using registry = await serve((request, response) => {
      response
        .writeHead(request.url === '/left/latest' ? 200 : 404, { 'content-type': 'application/json' })
        .end('{"name":"left"}');
    });
    const pages = `https://${defaults.probe.packagePages.npm[0]}/package`;
    const names = { npmPackages: registry.origin };
    expect((await ask(registry.origin, names, `${pages}/left`)).verdict).toBe('ok');
    expect((await ask(registry.origin, names, `${pages}/right`)).verdict).toBe('dead/not-found');
  });

  test('a repository is asked for', async () => {
    await using api = await serve(async (request, response) => {
      const authorised = request.headers.authorization === 'Bearer secret-token';
      response
        .writeHead(authorised ? 200 : 401, { 'content-type': 'application/json; charset=utf-8' })
        .end(answerQuery({ 'a/list': {}, 'a/old': { is: 'a/new' } }, await text(request)));
    });
    const names = { githubApi: api.origin };
    expect(await ask(api.origin, names, 'https://github.com/a/list')).toEqual({ verdict: 'ok', troubles: [] });
    expect((await ask(api.origin, names, 'https://github.com/a/old')).verdict).toBe('moved/permanent-redirect');
    expect(api.requests.map(({ method, target }) => `${method} ${target}`)).toEqual(['POST /graphql', 'POST /graphql']);
  });

  test('a token is not given to a server that nobody vouches for', async () => {
    await using api = await serveTls((_, response) => void response.end('{}'), { certificate: 'untrusted' });
    const { verdict, troubles } = await ask(api.origin, { githubApi: api.origin }, 'https://github.com/a/list');
    expect(verdict).toBe('blocked/forbidden');
    expect(troubles).toEqual([{ site: 'github.com', why: 'no-answer', status: null }]);
    expect(api.requests).toEqual([]);
  });
});
