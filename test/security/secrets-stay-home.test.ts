import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { HostConfig } from '../../src/config/config.ts';
import { defaults } from '../../src/config/defaults.ts';
import { createDisclosure } from '../../src/probe/disclosure.ts';
import { serve, serveTls, type Web } from '../support/web.ts';
import { type Asking, createAsking } from './asking.ts';

/** Every secret has this in it. */
const mark = 'Geheim';
const env = { TOKEN: `${mark}-token`, LOGIN: `${mark}-login`, PASSWORD: `${mark}-password` };

/** Everything that can be configured for a host, for the host at home alone. */
const home: HostConfig = {
  host: 'home.example.test',
  headers: { 'x-secret': ['$', '{TOKEN}'].join(''), cookie: `written=${mark}` },
  basicAuth: { user: 'LOGIN', password: 'PASSWORD' },
};

const ask = (config = {}): Asking => createAsking({ env, config: { allowPrivate: ['*'], hosts: [home], ...config } });

const isSecret = (value: unknown): boolean => {
  const text = String(value);
  const decoded = Buffer.from(text.replace(/^Basic /, ''), 'base64').toString();
  return text.includes(mark) || decoded.includes(mark);
};

/** What requests carried that nobody but its own origin may see, as `name target`. */
const secretsIn = ({ requests }: Pick<Web, 'requests'>): readonly string[] =>
  requests.flatMap(({ headers, target }) =>
    Object.entries(headers).flatMap(([name, value]) => (isSecret(value) ? [`${name} ${target}`] : [])),
  );

const page: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<title>A page</title>');
};

interface Places {
  readonly here: Web;
  readonly elsewhere: Web;
}

/** Addresses of other origins than `http://home.example.test:<port of here>`. */
const foreign: readonly (readonly [what: string, address: (places: Places) => string])[] = [
  ['another host', ({ here }) => here.url('/elsewhere', 'other.example.test')],
  ['a host below it', ({ here }) => here.url('/elsewhere', 'sub.home.example.test')],
  ['another port', ({ elsewhere }) => elsewhere.url('/elsewhere', 'home.example.test')],
  ['an address in place of the name', ({ here }) => here.url('/elsewhere', '127.0.0.1')],
  ['a user of its own', ({ here }) => here.url('/elsewhere', 'a:b@other.example.test')],
];

/** How an answer leads on to another address. */
const ways: readonly (readonly [what: string, answer: (address: string) => RequestListener])[] = [
  ...[301, 302, 303, 307, 308].map(
    (status) =>
      [
        String(status),
        (location: string): RequestListener =>
          (_request, response) =>
            void response.writeHead(status, { location, 'set-cookie': `session=${mark}; Path=/` }).end(),
      ] as const,
  ),
  [
    'a refresh in the page',
    (address) => (_request, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'set-cookie': `session=${mark}` })
        .end(`<meta http-equiv=refresh content="0; url=${address}">`),
  ],
  [
    'a refresh in a header',
    (address) => (_request, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', refresh: `0;url=${address}`, 'set-cookie': `session=${mark}` })
        .end(),
  ],
];

describe.each(ways)('led on by %s', (_way, answer) => {
  test.each(foreign)('%s gets no secret', async (_what, addressOf) => {
    let lead: RequestListener = page;
    await using here = await serve((request, response) =>
      request.url === '/elsewhere' ? page(request, response) : lead(request, response),
    );
    await using elsewhere = await serve(page);
    await using asking = ask();
    lead = answer(addressOf({ here, elsewhere }));
    const probe = await asking.probe(here.url('/start', `${mark}-user:${mark}@home.example.test`));
    expect(probe).toMatchObject({ hops: [{}], ending: { kind: 'answer', answer: { status: 200 } } });
    expect(new Set(secretsIn(here))).toEqual(new Set(['authorization /start', 'x-secret /start', 'cookie /start']));
    expect(secretsIn(elsewhere)).toEqual([]);
  });
});

describe('from https down to http', () => {
  test.each(['home.example.test', 'other.example.test'])('%s gets no secret', async (host) => {
    await using down = await serve(page);
    await using up = await serveTls(
      (_request, response) => void response.writeHead(302, { location: down.url('/', host) }).end(),
      { certificate: 'valid' },
    );
    await using asking = ask({ hosts: [home, { ...home, host: 'other.example.test' }] });
    await asking.probe(up.url('/', `u:${mark}@home.example.test`));
    expect(secretsIn(up)).toHaveLength(3);
    expect(down.requests).toHaveLength(1);
    expect(secretsIn(down)).toEqual([]);
  });
});

describe('asked again', () => {
  /** Answers that make the prober ask again, on the way to somewhere else. */
  test.each([
    ['a retry', 503],
    ['the plain agent', 403],
    ['the plain agent', 406],
    ['a confirmation', 404],
    ['a pause', 429],
  ])('after %s (%i), what leads elsewhere takes no secret along', async (_what, status) => {
    await using elsewhere = await serve(page);
    let times = 0;
    await using here = await serve((_request, response) => {
      times += 1;
      if (times === 1) response.writeHead(status, { 'set-cookie': `session=${mark}`, 'retry-after': '1' }).end();
      else response.writeHead(307, { location: elsewhere.url('/', 'other.example.test') }).end();
    });
    await using asking = ask();
    await asking.probe(here.url('/', `u:${mark}@home.example.test`));
    expect(times).toBeGreaterThan(1);
    expect(elsewhere.requests).not.toEqual([]);
    expect(secretsIn(elsewhere)).toEqual([]);
  });

  test('elsewhere, in every way, no secret is sent either', async () => {
    let times = 0;
    await using elsewhere = await serve((_request, response) => {
      times += 1;
      const status = [503, 429, 403, 404][times - 1] ?? 404;
      response.writeHead(status, { 'content-type': 'text/html', 'retry-after': '1' }).end();
    });
    await using here = await serve((_request, response) => {
      response.writeHead(308, { location: elsewhere.url('/', 'other.example.test') }).end();
    });
    await using asking = ask();
    await asking.probe(here.url('/', `u:${mark}@home.example.test`));
    expect(times).toBeGreaterThan(3);
    expect(secretsIn(elsewhere)).toEqual([]);
  });

  test('a sibling that is led elsewhere takes no secret along', async () => {
    await using elsewhere = await serve(page);
    await using here = await serve((_request, response) => {
      response.writeHead(302, { location: elsewhere.url('/', 'other.example.test') }).end();
    });
    await using asking = ask();
    const probe = await asking.probe(here.url('/a/page', `u:${mark}@home.example.test`));
    expect(probe.looks).toMatchObject([{ kind: 'sibling' }]);
    expect(elsewhere.requests.length).toBeGreaterThan(1);
    expect(secretsIn(elsewhere)).toEqual([]);
  });

  test('an answer that only the lenient parser reads leads elsewhere without a secret', async () => {
    await using elsewhere = await serve(page);
    await using here = await serve((_request, response) => {
      response.socket?.end(`HTTP/1.1 302 Found\nLocation: ${elsewhere.url('/', 'other.example.test')}\n\n`);
    });
    await using asking = ask();
    const probe = await asking.probe(here.url('/', `u:${mark}@home.example.test`));
    expect(probe.looks).toMatchObject([{ kind: 'lenient-parser', status: 302 }]);
    expect(elsewhere.requests).toHaveLength(1);
    expect(secretsIn(elsewhere)).toEqual([]);
  });
});

describe('a server whose certificate nobody vouches for', () => {
  test.each(['untrusted', 'self-signed', 'expired', 'wrong-host', 'incomplete'] as const)(
    'gets no secret (%s)',
    async (certificate) => {
      await using here = await serveTls(page, { certificate });
      await using asking = ask();
      const probe = await asking.probe(here.url('/', `u:${mark}@home.example.test`));
      expect(probe.looks).toMatchObject([{ kind: 'unverified', status: 200 }]);
      expect(here.requests).toHaveLength(1);
      expect(secretsIn(here)).toEqual([]);
    },
  );

  test('is not called dead for what it says to a stranger', async () => {
    await using here = await serveTls((_request, response) => void response.writeHead(404).end(), {
      certificate: 'self-signed',
    });
    await using asking = ask();
    const probe = await asking.probe(here.url('/', 'home.example.test'));
    expect(probe.ending).toMatchObject({ kind: 'failure', failure: { kind: 'tls' } });
    expect(secretsIn(here)).toEqual([]);
  });

  test('gets them where the configuration accepts any certificate of it', async () => {
    await using here = await serveTls(page, { certificate: 'self-signed' });
    await using asking = ask({ hosts: [{ ...home, tls: 'accept-any' }] });
    await asking.probe(here.url('/', 'home.example.test'));
    expect(secretsIn(here)).toHaveLength(3);
  });
});

describe('what is asked beside the pages', () => {
  test('a site with a question of its own gets no secret of the page', async () => {
    await using site = await serve(page);
    await using here = await serve((_request, response) => void response.writeHead(403).end());
    await using asking = ask({
      hosts: [home, { ...home, host: 'vimeo.com' }],
      endpoints: { ...defaults.probe.endpoints, vimeoEmbeds: site.url('', 'other.example.test') },
    });
    await asking.probe(here.url('/76979871', `u:${mark}@vimeo.com`));
    expect(secretsIn(here)).toContain('authorization /76979871');
    expect(site.requests).toHaveLength(1);
    expect(site.requests[0]?.target).not.toContain(mark);
    expect(secretsIn(site)).toEqual([]);
  });
});

describe('a value that cannot stand in a header', () => {
  test.each([
    ['a line feed at its end', 'abc\n', 'abc'],
    ['a line feed within', 'a\nb: c', undefined],
    ['a null', 'a\0b', undefined],
    ['another script', 'ключ', undefined],
  ])('%s', async (_what, TOKEN, sent) => {
    await using here = await serve(page);
    const hosts = [{ host: '*', headers: { 'x-secret': ['$', '{TOKEN}'].join('') } }];
    await using asking = createAsking({ env: { TOKEN }, config: { allowPrivate: ['*'], hosts } });
    await asking.probe(here.url('/', 'home.example.test'));
    expect(here.requests).toHaveLength(1);
    expect(here.requests[0]?.headers['x-secret']).toBe(sent);
    expect(here.requests[0]?.headers).not.toHaveProperty('b');
  });
});

test.each<[string, readonly string[], readonly ('sent' | 'withheld')[]]>([
  ['one origin', ['https://a.test/', 'https://a.test/b'], ['sent', 'sent']],
  ['two hosts', ['https://a.test/', 'https://b.test/', 'https://a.test/c'], ['sent', 'sent', 'sent']],
  ['up to https', ['http://a.test/', 'https://a.test/', 'https://a.test/b'], ['sent', 'sent', 'sent']],
  ['up and down', ['http://a.test/', 'https://a.test/', 'http://a.test/'], ['sent', 'sent', 'withheld']],
  ['down', ['https://a.test/', 'http://a.test/', 'https://a.test/'], ['sent', 'withheld', 'withheld']],
  ['another port', ['https://a.test/', 'https://a.test:8443/', 'https://a.test/'], ['sent', 'withheld', 'sent']],
  ['up to https on a port', ['http://a.test/', 'https://a.test:8443/'], ['sent', 'withheld']],
  ['up to https from a port', ['http://a.test:8080/', 'https://a.test/'], ['sent', 'withheld']],
])('what is configured for hosts, along a chain: %s', (_what, chain, expected) => {
  const disclosure = createDisclosure();
  expect(chain.map((address) => disclosure(new URL(address)))).toEqual(expected);
});
