import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { createDirectory, writeTree } from '../discover/tree.ts';
import { ended, type Surroundings, startCommand } from '../support/command-process.ts';
import { serveRaw, type Web } from '../support/web.ts';
import { burners, drip, fillers, type Hostility, holders, listOf, serveHostility } from './hostile-web.ts';

interface Ran {
  readonly report: Report;
  /** The most memory that the process had at once, in MiB. */
  readonly peak: number;
}

/** Tells at the end how much memory the process had at most; `maxRSS` is in KiB. */
const measure =
  'data:text/javascript,process.on("exit",()=>process.stderr.write(`peak ${process.resourceUsage().maxRSS}\\n`))';

/** Time limits that are short enough for tests; everything else as it comes. */
const config = JSON.stringify({ bodyTimeout: 500, backoff: 50, defaultPause: 50, archive: { use: 'off' } });
const flags = ['--allow-private', '--timeout', '500ms', '--attempts', '2', '--format', 'json', '--fail-on', 'never'];

/** Lets the command itself check a list, in a process of its own, until that ends by itself. */
async function check(list: string, more: readonly string[] = [], env: Surroundings['env'] = {}): Promise<Ran> {
  const directory = createDirectory();
  writeTree(directory, { 'README.md': list, 'linkmend.config.json': config });
  const child = startCommand(directory, ['check', ...flags, ...more], { env, nodeFlags: ['--import', measure] });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended(child)]);
  expect(code, stderr).toBeOneOf([0, 3]);
  return { report: JSON.parse(stdout), peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024 };
}

/** The kinds of servers, each with every `verdict/reason` that came of it. */
function verdicts({ links }: Report): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { url, verdict, reason } of links) {
    const [kind = ''] = new URL(url).hostname.split('.');
    const word = reason === null ? String(verdict) : `${verdict}/${reason}`;
    found[kind] = [...new Set([...(found[kind] ?? []), word])];
  }
  return found;
}

async function checkAll(
  kinds: Readonly<Record<string, Hostility>>,
  size: { readonly hosts: number; readonly links?: number; readonly fragment?: string },
  ...more: readonly string[]
): Promise<Ran> {
  await using web = await serveHostility(kinds);
  const ran = await check(listOf(kinds, web, size), more);
  expect(Object.keys(verdicts(ran.report)).toSorted()).toEqual(Object.keys(kinds).toSorted());
  return ran;
}

/** A server that does something as soon as anything comes. */
const serveBeginning = (hostility: Hostility): Promise<Web> =>
  serveRaw((socket) => socket.once('data', () => hostility(socket, 1)));

/** Mebibytes. */
const peakLimit = 200;

describe('hostile servers', () => {
  test('cannot hold the process', async () => {
    const { report } = await checkAll(holders, { hosts: 2, links: 2 });
    const dead = report.links.filter(({ verdict }) => verdict === 'dead').map(({ url }) => new URL(url).hostname);
    expect(dead.filter((host) => !/^(?:cookie-)?maze\./.test(host))).toEqual([]);
  });

  /** Nothing a client of TLS, or of a proxy, could go on with. */
  const beginnings: readonly Hostility[] = [
    () => {},
    (socket) => void socket.write('\x16\x03\x03'),
    (socket) => drip(socket, '\x16\x03\x03\x00\x02\x02\x00'),
    (socket) => drip(socket, '\x15\x03\x03\x00\x02\x01\x5a'),
    (socket) => drip(socket, 'HTTP/1.1 103 Hints\r\n\r\n'),
    (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nX: x\r\n'),
  ];

  test('cannot hold the process before TLS stands', async () => {
    const webs = await Promise.all(beginnings.map(serveBeginning));
    const { report } = await check(webs.map(({ port }) => `- https://${port}.localhost:${port}/\n`).join(''));
    expect(report.summary).toMatchObject({ links: beginnings.length, verdicts: { unstable: beginnings.length } });
    await Promise.all(webs.map(({ close }) => close()));
  });

  test.each([0, 4, 5])('cannot hold the process as a proxy (%i)', async (index) => {
    await using web = await serveBeginning(beginnings[index] ?? (() => {}));
    const proxies = { https_proxy: web.origin, http_proxy: web.origin, no_proxy: '' };
    const { report } = await check('- https://x.example/\n- http://y.example/\n', [], proxies);
    expect(report.summary.verdicts).not.toHaveProperty('dead');
    expect(web.connections.made).toBeGreaterThan(1);
  });

  test('cannot keep the processor busy', async () => {
    await checkAll(burners, { hosts: 2 });
    await checkAll(burners, { hosts: 1, fragment: '#x' }, '--anchors');
  });

  test('cannot fill the memory, however many there are', async () => {
    // The first run leaves the program compiled, so that the second one measures nothing but its work.
    await check('# Nothing\n\n[nobody](http://127.0.0.1:9/)\n');
    const { peak } = await checkAll(fillers, { hosts: 4 });
    expect(peak).toBeGreaterThan(50);
    expect(peak).toBeLessThan(peakLimit);
  });

  test('cannot fill the memory with addresses of a megabyte', async () => {
    await using web = await serveHostility({ echo: (socket) => void socket.end('HTTP/1.1 414 Long\r\n\r\n') });
    const addresses = Array.from({ length: 2 }, (_, index) => `http://echo.${index}.localhost:${web.port}/`);
    const { report, peak } = await check(
      addresses.map((address) => `- <${address}${'x'.repeat(1_000_000)}>\n`).join(''),
    );
    expect(report.summary.links).toBe(2);
    // No server does this: reading such a list takes up to 196 of it (Node 24), before anybody is asked.
    expect(peak).toBeLessThan(peakLimit + 100);
  });
});
