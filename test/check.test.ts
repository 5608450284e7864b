import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  applyEdits,
  ConfigError,
  check,
  extractEntries,
  extractLinks,
  lint,
  type Ports,
  type Report,
  UsageError,
} from '../src/index.ts';
import { movedTo, type Pages, playHosts } from './cli/played-hosts.ts';
import { createDirectory, createRepository, git, writeTree } from './discover/tree.ts';
import { createClock } from './support/clock.ts';

const list = `# A list

- [Alive](http://alive.example/)
- [Gone](http://gone.example/a)
- [Old](http://old.site.example/page)
`;

const pages: Pages = {
  'alive.example/': { title: 'Alive' },
  'old.site.example/page': movedTo('http://new.site.example/page'),
  'new.site.example/page': {},
  'slow.example/': { status: 503, headers: { 'retry-after': '1' } },
};

/** Checks files of a directory of its own as an embedder would: nothing comes from this machine but the disk. */
async function checked(
  files: Readonly<Record<string, string>>,
  options: Omit<NonNullable<Parameters<typeof check>[0]>, 'ports'> & { readonly ports?: Partial<Ports> } = {},
): Promise<{ readonly report: Report; readonly directory: string }> {
  await using hosts = await playHosts(pages);
  const directory = createDirectory();
  writeTree(directory, files);
  const report = await check({
    ...options,
    config: { allowPrivate: true, state: false, ...options.config },
    ports: {
      ...hosts.ports,
      env: {},
      cwd: directory,
      fetch: (...call) => globalThis.fetch(...call),
      ...options.ports,
    },
  });
  return { report, directory };
}

const brief = ({ links }: Report) => links.map(({ url, verdict, reason }) => [url, verdict, reason]);

const archive = 'https://web.archive.org';
const dated = { 'memento-datetime': 'Tue, 02 Jan 2018 03:04:05 GMT', 'content-type': 'text/html' };

beforeEach(() => {
  nock.disableNetConnect();
  // The played hosts are asked through sockets of our own.
  nock.enableNetConnect('127.0.0.1');
});

afterEach(() => {
  nock.cleanAll();
  nock.restore();
  nock.activate();
});

describe('check', () => {
  test('judges every link and asks the archive through the fetch that was handed in', async () => {
    const asked = nock(archive)
      .get(/^\/web\/(?:20180102030405\/)?http:\/\/gone\.example\/a$/)
      .times(2)
      .reply((uri) =>
        uri.includes('/2018')
          ? [200, '<title>The page</title>', dated]
          : [302, '', { location: `${archive}/web/20180102030405/http://gone.example/a` }],
      );
    const { report } = await checked({ 'README.md': list });
    expect(brief(report)).toEqual([
      ['http://alive.example/', 'ok', null],
      ['http://gone.example/a', 'dead', 'not-found'],
      ['http://old.site.example/page', 'moved', 'permanent-redirect'],
    ]);
    expect(report.links[1]?.archive).toEqual({
      state: 'found',
      url: `${archive}/web/20180102030405/http://gone.example/a`,
      capturedAt: '2018-01-02T03:04:05.000Z',
      checked: 'verified',
    });
    expect(report.findings.map(({ rule, line, fix }) => [rule, line, fix?.safety, fix?.state])).toEqual([
      ['dead/not-found', 4, 'safe', 'offered'],
      ['moved/permanent-redirect', 5, 'safe', 'offered'],
    ]);
    expect(asked.isDone()).toBe(true);
  });

  test.each([
    [
      'has nothing',
      () =>
        nock(archive)
          .get(/./)
          .times(9)
          .reply(404)
          .get(/^\/cdx/)
          .times(9)
          .reply(200, '[]'),
      'none',
    ],
    ['is limited', () => nock(archive).get(/./).times(9).reply(429), 'rate-limited'],
    ['is down', () => nock(archive).get(/./).times(9).reply(503), 'silent'],
    ['cannot be reached', () => nock(archive).get(/./).times(9).replyWithError('refused'), 'silent'],
    ['answers nonsense', () => nock(archive).get(/./).times(9).reply(200, 'hello'), 'unreadable'],
  ])('an archive that %s', async (_, play, says) => {
    play();
    const { report } = await checked({ 'README.md': '[gone](http://gone.example/a)\n' });
    const capture = report.links[0]?.archive;
    expect(capture?.state === 'unknown' ? capture.why : capture?.state).toBe(says);
    expect(report.findings[0]?.fix).toBeNull();
  });

  test('wants the capture of the day on which the link was added', async () => {
    await using hosts = await playHosts(pages);
    const directory = createRepository({ 'README.md': '# A list\n' });
    writeTree(directory, { 'README.md': list });
    git(directory, 'commit', '--quiet', '--all', '--message', 'two', '--date', '2019-05-06T07:08:09Z');
    const asked: string[] = [];
    nock(archive)
      .get(/./)
      .times(9)
      .reply((uri) => {
        asked.push(uri);
        return [404, ''];
      });
    await check({
      paths: ['README.md'],
      config: { allowPrivate: true, state: false },
      ports: { ...hosts.ports, cwd: directory, fetch: (...call) => globalThis.fetch(...call) },
    });
    expect(asked[0]).toMatch(/^\/web\/20190506\d{6}\/http:\/\/gone\.example\/a$/);
  });

  test('asks no archive where the configuration says so', async () => {
    const { report } = await checked({ 'README.md': list }, { config: { archive: false } });
    expect(report.links[1]?.archive).toBeNull();
  });

  test('mends files where the configuration says so', async () => {
    const config = { archive: false, fix: { mode: 'safe' } } as const;
    const { report, directory } = await checked({ 'README.md': list }, { config });
    expect(report.summary.fixed).toBe(1);
    expect(readFileSync(join(directory, 'README.md'), 'utf8')).toBe(
      list.replace('http://old.site.example', 'http://new.site.example'),
    );
  });

  test('lets time pass by the clock that was handed in alone', async () => {
    const clock = createClock();
    const { report } = await checked({ 'README.md': '[slow](http://slow.example/)\n' }, { ports: clock });
    expect(brief(report)).toEqual([['http://slow.example/', 'unstable', 'server-error']]);
    expect(clock.slept()).toBeGreaterThan(1000);
    expect(report.run.startedAt).toBe('2026-01-01T00:00:00.000Z');
    expect(report.run.finishedAt).toBe(new Date(clock.now()).toISOString());
  });

  test('asks nothing once its signal is aborted, and says that it did not', async () => {
    const { report } = await checked({ 'README.md': list }, { signal: AbortSignal.abort('interrupted') });
    expect(report.run.complete).toBe(false);
    expect(report.summary.skipped).toEqual({ budget: 3 });
  });

  test('tells how far it has come', async () => {
    const steps: string[] = [];
    await checked(
      { 'README.md': list },
      { config: { archive: false }, watch: ({ phase, done, total }) => steps.push(`${phase} ${done}/${total}`) },
    );
    expect(steps.slice(-3)).toEqual(['probing 1/3', 'probing 2/3', 'probing 3/3']);
  });

  test('gives the same report twice, apart from times', async () => {
    const runs = [];
    for (let run = 0; run < 2; run += 1) {
      const { report } = await checked({ 'README.md': list, 'b.md': list }, { config: { archive: false } });
      runs.push(JSON.stringify(report).replace(/"(?:ms|checkedAt|finishedAt)":[^,}]*/g, ''));
    }
    expect(runs[0]).toBe(runs[1]);
  });

  test('refuses what cannot be used', async () => {
    await expect(checked({}, { paths: ['nowhere.md'] })).rejects.toThrow(UsageError);
    await expect(checked({})).rejects.toThrow(/^no Markdown here/);
    await expect(checked({ 'a.md': list }, { config: { attempts: 0 } })).rejects.toThrow(ConfigError);
    await expect(checked({ 'a.md': list }, { config: { exclude: ['/(/'] } })).rejects.toThrow(
      /^config: exclude\[0\]: /,
    );
  });
});

describe('lint', () => {
  test('reaches for no network', async () => {
    const directory = createDirectory();
    writeTree(directory, { 'README.md': `${list}\n[gone](gone.md) [up](#a-list)\n` });
    const refuse = () => Promise.reject(new Error('asked'));
    const ports = { cwd: directory, env: {}, fetch: refuse, resolver: { resolve: refuse, facts: noFacts } };
    const report = await lint({ ports });
    expect(brief(report)).toEqual([
      ['http://alive.example/', null, null],
      ['http://gone.example/a', null, null],
      ['http://old.site.example/page', null, null],
      ['gone.md', 'dead', 'missing-file'],
      ['README.md#a-list', 'ok', null],
    ]);
    expect(report.run.complete).toBe(true);
  });
});

const noFacts = () => ({ asked: 0, resolved: 0 });

test('extractEntries finds what a list lists', () => {
  const text = '## Tools\n\n- [One](https://one.example/) - A [tool](https://tool.example/).\n- Nothing.\n';
  const [one, ...others] = extractEntries(text);
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    name: 'One',
    section: 'Tools',
    shape: 'item',
    description: 'A [tool](https://tool.example/).',
    link: { url: 'https://one.example/' },
  });
  const [row] = extractEntries('| name | what |\n|---|---|\n| [One](https://one.example/) | A tool 🔧 |\n');
  expect(row).toMatchObject({ shape: 'row', description: 'A tool' });
});

describe('extractLinks and applyEdits', () => {
  const text = 'See [the page](http://old.example/a "A page"), <http://old.example/b> and `http://old.example/c`.\r\n';

  test('find every address and replace it where it stands', () => {
    const edits = extractLinks(text).map(({ span, raw }) => ({
      span,
      expected: raw,
      text: raw.replace('http://old.example', 'https://new.example'),
    }));
    expect(applyEdits(text, edits)).toEqual({
      text: 'See [the page](https://new.example/a "A page"), <https://new.example/b> and `http://old.example/c`.\r\n',
      applied: edits,
      dropped: [],
    });
  });

  test('tell which edits were left out, and why', () => {
    const [link] = extractLinks(text);
    const span = link?.span ?? { start: 0, end: 0 };
    const { text: same, dropped } = applyEdits(text, [
      { span, expected: 'something else', text: 'x' },
      { span: { start: 0, end: 1000 }, expected: '', text: 'x' },
    ]);
    expect(same).toBe(text);
    expect(dropped.map(({ why }) => why)).toEqual(['unexpected-text', 'out-of-range']);
  });
});
