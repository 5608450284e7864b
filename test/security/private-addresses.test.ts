import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import type { Probe } from '../../src/model/probe.ts';
import { createResolver, type Resolution } from '../../src/probe/transport/resolver.ts';
import { startSession } from '../cli/session.ts';
import { serveNames } from '../support/name-server.ts';
import { takeEscapes } from '../support/network-guard.ts';
import { serveProxy } from '../support/proxy-server.ts';
import { createTestResolver } from '../support/transport.ts';
import { serve, type Web } from '../support/web.ts';
import { createAsking } from './asking.ts';

/** A server inside: on every address that this machine has. */
interface Inside extends AsyncDisposable {
  readonly port: number;
  /** Connections so far. */
  readonly reached: () => number;
}

async function serveInside(): Promise<Inside> {
  const server: Server = createServer((_request, response) => void response.end('<title>Inside</title>'));
  let made = 0;
  server.on('connection', () => {
    made += 1;
  });
  const listen = (host: string): Promise<void> =>
    new Promise((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  // Machines without IPv6 have no `::`.
  await listen('::').catch(() => listen('0.0.0.0'));
  return {
    port: (server.address() as AddressInfo).port,
    reached: () => made,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Ways to write an address that is not on the public Internet. */
const literals = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7F.0x0.0x0.0x1',
  '0x7f.1',
  '017700000001',
  '0177.0.0.01',
  '0177.1',
  '0',
  '0.0.0.0',
  '１２７.０.０.１',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  '127.0.0.%31',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'x.localhost',
  'ⓛocalhost',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[::ffff:0:127.0.0.1]',
  '10.0.0.1',
  '012.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '3232235777',
  '100.64.0.1',
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '169.254.43518',
  '168.63.129.16',
  '100.100.100.200',
  '[::ffff:169.254.169.254]',
  '[64:ff9b::a9fe:a9fe]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '255.255.255.255',
  '224.0.0.1',
  '198.18.0.1',
];

/** What no URL parser reads: nobody is asked, whatever is said of it. */
const unreadable = [
  '[fe80::1%25lo]',
  '[::1%25lo]',
  '[::1%lo]',
  '127.0.0.1%00',
  '0x7f.0.0.0.1',
  '127.0.0.1%2f',
  '[127.0.0.1]',
];

const refused = { kind: 'failure', failure: { kind: 'private-address' } };

describe('an address of one’s own network', () => {
  test.each(literals)('is not asked, written as %s', async (host) => {
    await using inside = await serveInside();
    await using asking = createAsking();
    const probe = await asking.probe(`http://${host}:${inside.port}/`);
    expect(probe.ending).toMatchObject(refused);
    expect(probe.attempts).toBe(1);
    expect(inside.reached()).toBe(0);
  });

  test.each(unreadable)('is no address, written as %s', (host) => {
    expect(() => new URL(`http://${host}/`)).toThrow();
  });

  test.each(literals)('is not asked of a proxy, written as %s', async (host) => {
    await using inside = await serveInside();
    await using proxy = await serveProxy();
    await using asking = createAsking({ env: { ALL_PROXY: `http://127.0.0.1:${proxy.port}` } });
    for (const scheme of ['http', 'https']) {
      expect((await asking.probe(`${scheme}://${host}:${inside.port}/`)).ending).toMatchObject(refused);
    }
    expect(proxy.asked).toEqual([]);
    expect(inside.reached()).toBe(0);
  });

  test('is not asked of a proxy under the name that a cloud has for it', async () => {
    await using proxy = await serveProxy();
    await using asking = createAsking({ env: { ALL_PROXY: `http://127.0.0.1:${proxy.port}` } });
    for (const host of ['metadata.google.internal', 'metadata.google.internal.', 'METADATA.goog']) {
      expect((await asking.probe(`http://${host}/`)).ending).toMatchObject(refused);
    }
    expect(proxy.asked).toEqual([]);
  });

  test('is not asked by the command, in whatever form a list has it', async () => {
    await using inside = await serveInside();
    const addresses = [...literals, ...unreadable].flatMap((host) => [
      `http://${host}:${inside.port}/a`,
      `https://${host}:${inside.port}/b`,
      `http://user:pass@${host}:${inside.port}/c`,
      `http:\\\\${host}:${inside.port}/d`,
    ]);
    const list = addresses.map((address) => `- <a href="${address}">x</a> [x](<${address}>)\n`).join('');
    const config = JSON.stringify({ archive: { endpoint: `http://127.0.0.1:${inside.port}` }, hostInterval: 0 });
    const session = startSession({ files: { 'README.md': list, 'linkmend.config.json': config } });
    const { code, stdout } = await session.run('check', '--format', 'json', '--fail-on', 'never');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).summary.skipped['private-address']).toBeGreaterThan(80);
    expect(inside.reached()).toBe(0);
  });
});

const v4 = (...list: readonly string[]): Resolution => ({
  kind: 'addresses',
  list: list.map((address) => ({ address, family: 4 })),
});
const v6 = (...list: readonly string[]): Resolution => ({
  kind: 'addresses',
  list: list.map((address) => ({ address, family: 6 })),
});

describe('a name for it', () => {
  test.each<[string, Resolution]>([
    ['IPv4', v4('127.0.0.1')],
    ['IPv6', v6('::1')],
    ['IPv4 within IPv6', v6('::ffff:127.0.0.1')],
    ['a translated one', v6('64:ff9b::7f00:1')],
    ['a zone', v6('fe80::1%lo')],
    ['a public one first', v4('8.8.8.8', '127.0.0.1')],
    ['a public one last', v4('127.0.0.1', '8.8.8.8')],
    ['the metadata of a cloud', v4('169.254.169.254')],
  ])('is not asked: %s', async (_what, resolution) => {
    await using inside = await serveInside();
    await using asking = createAsking({ resolver: createTestResolver({ 'inside.example.test': resolution }) });
    for (const host of ['inside.example.test', 'INSIDE.example.test']) {
      expect((await asking.probe(`http://${host}:${inside.port}/`)).ending).toMatchObject(refused);
      expect((await asking.probe(`https://${host}:${inside.port}/`)).ending).toMatchObject(refused);
    }
    expect(inside.reached()).toBe(0);
  });

  test('is not asked where the hosts file has it, or the system alone knows it', async () => {
    await using inside = await serveInside();
    await using names = await serveNames(() => 'nxdomain');
    const resolver = createResolver({
      timeout: 1000,
      tries: 1,
      systemLookups: 2,
      servers: [names.address],
      hosts: new Map([['fixed.example.test', [{ address: '127.0.0.1', family: 4 }]]]),
      system: async (name) => (name === 'only-here.example.test' ? [{ address: '127.0.0.1', family: 4 }] : []),
    });
    await using asking = createAsking({ resolver });
    for (const name of ['fixed.example.test', 'only-here.example.test', 'fixed.example.test.']) {
      expect((await asking.probe(`http://${name}:${inside.port}/`)).ending).toMatchObject(refused);
    }
    expect(inside.reached()).toBe(0);
  });
});

/** A resolver that asks this name server and nobody else. */
const resolverOf = (server: string) =>
  createResolver({
    timeout: 1000,
    tries: 1,
    systemLookups: 2,
    servers: [server],
    hosts: new Map(),
    system: async () => {
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    },
  });

const rebound = 'rebound.example.test';

describe('a name that turns inside between two look-ups', () => {
  test.each<[string, readonly ('nxdomain' | 'servfail')[]]>([
    ['after it did not exist', ['nxdomain']],
    ['after its name server failed', ['servfail']],
  ])('%s', async (_what, before) => {
    await using inside = await serveInside();
    await using names = await serveNames((name, time) =>
      name === rebound ? (before[time - 1] ?? { v4: ['127.0.0.1'], v6: ['::1'] }) : 'nxdomain',
    );
    await using asking = createAsking({ resolver: resolverOf(names.address) });
    const probe = await asking.probe(`http://${rebound}:${inside.port}/`);
    expect(probe.ending).toMatchObject(refused);
    expect(names.questions.length).toBeGreaterThan(2);
    expect(inside.reached()).toBe(0);
  });

  test('is connected to at the address that was checked, however often it is asked for', async () => {
    await using inside = await serveInside();
    const outside = '8.8.4.4';
    // One answer for each family is from outside; every further one would lead inside.
    await using names = await serveNames((name, time) => {
      if (name !== rebound) return 'nxdomain';
      return time === 1 ? { v4: [outside] } : { v4: ['127.0.0.1'], v6: ['::1'] };
    });
    await using asking = createAsking({ resolver: resolverOf(names.address) });
    const url = `http://${rebound}:${inside.port}/`;
    const probes: Probe[] = [];
    for (const address of [url, `${url}again`, url.replace('http:', 'https:')])
      probes.push(await asking.probe(address));
    expect(probes.map(({ ending }) => ending.kind)).toEqual(['failure', 'failure', 'failure']);
    // The tests' own guard lets no connection out, and tells where each was to lead.
    const tried = takeEscapes();
    expect(tried.length).toBeGreaterThanOrEqual(3);
    expect(new Set(tried)).toEqual(new Set([`connection to ${rebound} at ${outside}`]));
    const questions = names.questions.filter((question) => question.endsWith(` ${rebound}`));
    expect(questions).toEqual([`A ${rebound}`, `AAAA ${rebound}`]);
    expect(inside.reached()).toBe(0);
  });
});

/** UTF-8 in a header, where Node wants each byte as a character. */
const bytes = (text: string): string => Buffer.from(text).toString('latin1');

/** How a page of a host that may be asked leads inside. */
const ways: readonly (readonly [what: string, answer: (address: string) => RequestListener])[] = [
  ...[301, 302, 303, 307, 308].map(
    (status) =>
      [
        `a ${status}`,
        (address: string): RequestListener =>
          (_request, response) =>
            void response.writeHead(status, { location: bytes(address) }).end(),
      ] as const,
  ),
  [
    'a refresh in the page',
    (address) => (_request, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<meta http-equiv=refresh content="0; url=${address}">`),
  ],
  [
    'a refresh in a header',
    (address) => (_request, response) =>
      void response
        .writeHead(200, {
          'content-type': 'text/html',
          refresh: `0;url=${address.replace(/[^ -~]/g, encodeURIComponent)}`,
        })
        .end(),
  ],
  [
    'an answer that only the lenient parser reads',
    (address) => (_request, response) => void response.socket?.end(`HTTP/1.1 302 Found\nLocation: ${address}\n\n`),
  ],
  [
    'the third hop',
    (address) => (request, response) => {
      const location = { '/': '/2', '/2': '/3' }[request.url ?? ''] ?? bytes(address);
      response.writeHead(302, { location }).end();
    },
  ],
];

const allowed = 'outside.example.test';
const config = { allowPrivate: [allowed] };

describe.each(ways)('a page that leads there by %s', (_way, answer) => {
  test.each([
    '127.0.0.1',
    '0x7f.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '１２７.0.0.1',
    'inside.example.test',
    `${allowed}@127.0.0.1`,
  ])('leads to nobody: %s', async (host) => {
    await using inside = await serveInside();
    await using outside = await serve(answer(`http://${host}:${inside.port}/`));
    await using asking = createAsking({ config });
    const probe = await asking.probe(outside.url('/', allowed));
    expect(probe.ending).toMatchObject(refused);
    expect(outside.requests.length).toBeGreaterThan(0);
    expect(inside.reached()).toBe(0);
  });
});

describe('what is asked beside the pages', () => {
  async function ask(outside: Web, path: string, host: string, extra: object = {}): Promise<Probe> {
    await using asking = createAsking({ config: { allowPrivate: [host], ...extra } });
    return await asking.probe(outside.url(path, host));
  }

  test('is not asked inside: a sibling', async () => {
    await using inside = await serveInside();
    await using outside = await serve((request, response) => {
      const location = { '/a/page': '/', '/': undefined }[request.url ?? ''] ?? `http://127.0.0.1:${inside.port}/`;
      if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Home</title>');
      else response.writeHead(302, { location }).end();
    });
    const probe = await ask(outside, '/a/page', allowed);
    expect(probe.looks).toMatchObject([{ kind: 'sibling', status: null }]);
    expect(outside.requests).toHaveLength(3);
    expect(inside.reached()).toBe(0);
  });

  test.each([
    ['www.youtube.com', '/watch?v=dQw4w9WgXcQ', 200, 'youtubeThumbnails'],
    ['vimeo.com', '/76979871', 403, 'vimeoEmbeds'],
    ['www.npmjs.com', '/package/x', 403, 'npmPackages'],
    ['pypi.org', '/project/x', 403, 'pythonPackages'],
    ['crates.io', '/crates/x', 200, 'rustPackages'],
    ['doi.org', '/10.1000/1', 403, 'doiHandles'],
  ])('is not asked inside: the site %s', async (host, path, status, endpoint) => {
    await using inside = await serveInside();
    await using outside = await serve((_request, response) => void response.writeHead(status).end());
    const endpoints = { ...defaults.probe.endpoints, [endpoint]: `http://127.0.0.1:${inside.port}` };
    const probe = await ask(outside, path, host, { endpoints });
    expect(probe.looks).toContainEqual(expect.objectContaining({ kind: 'site', status: null, says: 'unknown' }));
    expect(inside.reached()).toBe(0);
  });

  test('is not asked inside: GitHub', async () => {
    await using inside = await serveInside();
    const endpoints = { ...defaults.probe.endpoints, githubApi: `http://127.0.0.1:${inside.port}` };
    await using asking = createAsking({ config: { endpoints }, env: { GH_TOKEN: 'token' } });
    expect((await asking.probe('https://github.com/owner/name')).ending).toMatchObject(refused);
    expect(inside.reached()).toBe(0);
  });

  test('is not asked inside: the archive', async () => {
    await using inside = await serveInside();
    await using outside = await serve((_request, response) => void response.writeHead(404).end());
    const settings = JSON.stringify({ archive: { endpoint: `http://127.0.0.1:${inside.port}` } });
    const session = startSession({
      files: { 'README.md': `[x](${outside.url('/gone', allowed)})`, 'linkmend.config.json': settings },
      ports: { resolver: createTestResolver() },
    });
    const { stdout } = await session.run('check', '--format', 'json', `--allow-private=${allowed}`);
    expect(JSON.parse(stdout).links).toMatchObject([{ verdict: 'dead', archive: { state: 'unknown' } }]);
    expect(inside.reached()).toBe(0);
  });
});

test('a host that may be asked takes no other one with it', async () => {
  await using inside = await serveInside();
  await using asking = createAsking({ config });
  const probe = await asking.probe(`http://${allowed}:${inside.port}/`);
  expect(probe.ending).toMatchObject({ kind: 'answer', answer: { status: 200 } });
  for (const host of [`sub.${allowed}`, `x${allowed}`, 'example.test', '127.0.0.1']) {
    expect((await asking.probe(`http://${host}:${inside.port}/`)).ending).toMatchObject(refused);
  }
});
