import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import type { ProbeConfig } from '../../src/config/config.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { Probe } from '../../src/model/probe.ts';
import { createProber, type Prober } from '../../src/probe/prober.ts';
import { createTestResolver, createTestTransport } from '../support/transport.ts';
import { serve, serveText, serveTls, unusedPort } from '../support/web.ts';

/** A prober on real sockets whose waiting takes no time: its clock jumps. */
function createSocketProber(config: Partial<ProbeConfig> = {}): AsyncDisposable & {
  readonly prober: Prober;
  now(): number;
  probe(url: string, fragments?: readonly string[]): Promise<Probe>;
} {
  const resolver = createTestResolver({ 'nowhere.test': { kind: 'failure', code: 'no-such-name' } });
  const transport = createTestTransport(config, { resolver });
  let skipped = 0;
  const now = (): number => Date.now() + skipped;
  const prober = createProber(
    { ...defaults.probe, hostInterval: 0, ...config },
    {
      exchange: transport.exchange,
      now,
      sleep: async (ms) => {
        skipped += ms;
      },
      random: Math.random,
      env: {},
    },
  );
  const { signal } = new AbortController();
  return {
    prober,
    now,
    probe: (requestKey, fragments = []) => prober.probe({ requestKey, fragments }, signal),
    [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
  };
}

const page = (title: string, body = ''): string => `<!doctype html><title>${title}</title><body>${body}`;

const site: RequestListener = (request, response) => {
  const answer = (status: number, headers: Readonly<Record<string, string>>, body = ''): void => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
  };
  switch (request.url) {
    case '/':
      return answer(200, {}, page('Home'));
    case '/old':
      return answer(301, { location: '/new' });
    case '/unicode':
      return answer(301, { location: Buffer.from('/é').toString('latin1') });
    case '/%C3%A9':
    case '/new':
      return answer(200, {}, page('New', '<h2 id="here">Here</h2>'));
    case '/cookie':
      return request.headers.cookie === 'in=1'
        ? answer(200, {}, page('Inside'))
        : answer(302, { location: '/cookie', 'set-cookie': 'in=1' });
    case '/refresh':
      return answer(200, {}, '<meta http-equiv=refresh content="0; url=new">');
    case '/file':
      return answer(302, { location: 'file:///etc/passwd' });
    case '/999':
      response.statusCode = 999;
      return void response.end();
    case '/gone':
      return answer(410, {});
    default:
      return request.url?.startsWith('/soft/') ? answer(302, { location: '/' }) : answer(404, {});
  }
};

test.each<[string, string, number | null, number]>([
  ['/', 'answer', 200, 1],
  ['/old', 'answer', 200, 2],
  ['/unicode', 'answer', 200, 2],
  ['/cookie', 'answer', 200, 2],
  ['/refresh', 'answer', 200, 2],
  ['/file', 'bad-redirect', null, 1],
  ['/999', 'answer', 999, 1],
  ['/missing', 'answer', 404, 2],
  ['/gone', 'answer', 410, 2],
  ['/soft/x', 'answer', 200, 6],
])('%s', async (path, kind, status, exchanges) => {
  await using web = await serve(site);
  await using at = createSocketProber();
  const probe = await at.probe(web.url(path));
  expect(probe.ending.kind).toBe(kind);
  if (probe.ending.kind === 'answer') expect(probe.ending.answer.status).toBe(status);
  expect(probe.exchanges).toBe(exchanges);
  expect(web.requests).toHaveLength(exchanges);
  expect(web.requests[0]?.headers).toMatchObject({
    'user-agent': defaults.probe.userAgent,
    'accept-language': defaults.probe.acceptLanguage,
    accept: expect.stringContaining('text/html'),
  });
});

test('a lying server is found out', async () => {
  await using web = await serve(site);
  await using at = createSocketProber();
  const probe = await at.probe(web.url('/soft/x'));
  expect(probe.looks).toMatchObject([{ kind: 'sibling', suspicion: 'redirect-to-root', lies: true }]);
});

test('anchors of a page that was read to its end', async () => {
  await using web = await serve(site);
  await using at = createSocketProber({ anchors: 'check' });
  const probe = await at.probe(web.url('/old'), ['here', 'there']);
  expect(probe.ending).toMatchObject({
    answer: { page: { ended: true, anchors: { found: ['here'], scripted: false } } },
  });
});

test.each([
  ['expired', 'cert-expired'],
  ['wrong-host', 'cert-hostname'],
  ['self-signed', 'cert-untrusted'],
] as const)('a certificate that is %s', async (certificate, fault) => {
  await using web = await serveTls(site, { certificate });
  await using at = createSocketProber();
  const probe = await at.probe(web.url('/old'));
  expect(probe.ending).toMatchObject({ kind: 'answer', answer: { status: 200, certificate: fault } });
  expect(probe.looks).toMatchObject([
    { kind: 'unverified', status: 301 },
    { kind: 'unverified', status: 200 },
  ]);
});

test('a server that speaks HTTP/2 alone', async () => {
  await using web = await serveTls(site, { certificate: 'valid', protocol: 'h2' });
  await using at = createSocketProber();
  const probe = await at.probe(web.url('/new'));
  expect(probe.ending).toMatchObject({ kind: 'answer', answer: { status: 200, certificate: 'ok' } });
  expect(probe.looks).toMatchObject([{ kind: 'http2', status: 200 }]);
});

test('an answer that only the lenient parser reads', async () => {
  await using web = await serveText(
    'HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 20\n\n<title>Loose</title>',
  );
  await using at = createSocketProber();
  const probe = await at.probe(web.url('/'));
  expect(probe.looks).toMatchObject([{ kind: 'lenient-parser', status: 200 }]);
  expect(probe.ending).toMatchObject({ kind: 'answer', answer: { status: 200, page: { title: 'Loose' } } });
});

test('no name, and nobody there', async () => {
  await using at = createSocketProber();
  const nowhere = await at.probe('http://nowhere.test/');
  expect(nowhere.ending).toMatchObject({ kind: 'failure', failure: { kind: 'dns', code: 'no-such-name' } });
  expect(nowhere.looks).toMatchObject([{ kind: 'confirmed', status: null, changed: false }]);
  const closed = await at.probe(`http://127.0.0.1:${await unusedPort()}/`);
  expect(closed).toMatchObject({ ending: { kind: 'failure', failure: { kind: 'refused' } }, attempts: 3 });
});

test('twenty links on a host that allows five a second', async () => {
  await using at = createSocketProber({ hostInterval: 50 });
  let times: readonly number[] = [];
  await using web = await serve((_, response) => {
    times = [...times.filter((time) => time > at.now() - 1000), at.now()];
    if (times.length > 5) response.writeHead(429, { 'retry-after': '2' }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page('There'));
  });
  const probes = await Promise.all(Array.from({ length: 20 }, (_, index) => at.probe(web.url(`/${index}`))));
  expect(probes.map(({ ending }) => ending.kind === 'answer' && ending.answer.status)).toEqual(Array(20).fill(200));
  expect(at.prober.hosts()).toMatchObject([{ pauses: 1 }]);
});
