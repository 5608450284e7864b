import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatNames } from '../../src/config/config.ts';
import type { Report } from '../../src/model/report.ts';
import { withoutTimes } from '../report/without-times.ts';
import { movedTo, type Pages, playArchive, playHosts } from './played-hosts.ts';
import { type Session, startSession } from './session.ts';

const pages: Pages = {
  'alive.example/': {},
  'old.site.example/page': movedTo('http://new.site.example/page'),
  'new.site.example/page': {},
  'moved.example/page': movedTo('http://elsewhere.test/other'),
  'elsewhere.test/other': {},
  'wall.example/': { status: 403, headers: { 'cf-mitigated': 'challenge' } },
  'broken.example/': { status: 500 },
};

const list = `# A list

- [Alive](http://alive.example/), [wall](http://wall.example/), [broken](http://broken.example/)
- [Gone](http://gone.example/a) and [gone for good](http://gone.example/b)
- [Old](http://old.site.example/page) and [moved](http://moved.example/page)
- [A file](docs/none.md), [a heading](#nowhere), [misspelt](htp://alive.example/)
`;

const fetch = playArchive({ 'http://gone.example/a': '20180102030405' });
const flags = ['--allow-private=*.example', '--allow-private=*.test', '--host-interval', '0', '--attempts', '1'];

interface Place {
  readonly session: Session;
  readonly read: (name?: string) => string;
  readonly write: (name: string, text: string) => void;
  /** Requests that were made since the record was. */
  readonly asked: () => number;
}

/** A directory with a list, and the record of a run over it. */
async function withRecord(work: (place: Place) => Promise<void>, argv: readonly string[] = []): Promise<void> {
  await using hosts = await playHosts(pages);
  const ports = { ...hosts.ports, fetch };
  const session = startSession({ files: { 'README.md': list }, git: 'repository', ports });
  await session.run('--format', 'json=run.json', '--no-state', ...argv, ...flags);
  const before = hosts.web.requests.length;
  await work({
    session,
    read: (name = 'README.md') => readFileSync(join(session.directory, name), 'utf8'),
    write: (name, text) => writeFileSync(join(session.directory, name), text),
    asked: () => hosts.web.requests.length - before,
  });
}

const from = ['--from', 'run.json', '--no-state'];
const json = async (session: Session, ...argv: readonly string[]): Promise<Report> =>
  JSON.parse((await session.run(...argv, '--format', 'json')).stdout);

describe('--from', () => {
  test('tells what the first run has told, without asking', () =>
    withRecord(async ({ session, read, asked }) => {
      const again = await json(session, ...from);
      const first: Report = JSON.parse(read('run.json'));
      const plain = ({ links, ...report }: Report) => ({
        ...report,
        links: links.map((link) => ({ ...link, from: null })),
      });
      expect(withoutTimes(plain(again) as Report)).toEqual(withoutTimes(plain(first) as Report));
      expect(asked()).toBe(0);
    }));

  test('keeps what was known of earlier runs', async () => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files: { 'README.md': list }, ports: { ...hosts.ports, fetch } });
    for (const _ of [1, 2]) await session.run('--format', 'json=run.json', '--state', 'seen', '--fresh', ...flags);
    const first: Report = JSON.parse(readFileSync(join(session.directory, 'run.json'), 'utf8'));
    const known = ({ links }: Report) =>
      links.map(({ url, lastOkAt, failingSince, history }) => ({ url, lastOkAt, failingSince, history }));
    expect(known(await json(session, ...from))).toEqual(known(first));
    expect(first.links.some(({ history }) => history.length > 0)).toBe(true);
  });

  test.each([
    ['--fix', 'http://new.site.example/page', 'http://moved.example/page'],
    ['--fix-suggested', 'http://new.site.example/page', 'http://elsewhere.test/other'],
  ])('%s mends what is safe, or more', (flag, safe, suggested) =>
    withRecord(async ({ session, read, asked }) => {
      await session.run(...from, flag);
      expect(read()).toContain('https://web.archive.org/web/20180102030405/http://gone.example/a');
      expect(read()).toContain(safe);
      expect(read()).toContain(suggested);
      expect(asked()).toBe(0);
    }),
  );

  test('--fix --dry-run shows the diff and writes nothing', () =>
    withRecord(async ({ session, read }) => {
      const { stdout } = await session.run(...from, '--fix', '--dry-run');
      expect(stdout).toMatch(
        /^-- \[Old\]\(http:\/\/old\.site\.example\/page\)[\s\S]*^\+- \[Old\]\(http:\/\/new\.site\.example\/page\)/m,
      );
      expect(read()).toBe(list);
    }));

  test('files that changed meanwhile are mended where the links are now', () =>
    withRecord(async ({ session, read, write }) => {
      write('README.md', `A new line\n\n${list.replace(' and [moved](http://moved.example/page)', '')}`);
      write('MORE.md', '[Old](http://old.site.example/page)\r\n');
      await session.run(...from, '--fix');
      expect(read()).toContain('- [Old](http://new.site.example/page)\n');
      expect(read('MORE.md')).toBe('[Old](http://new.site.example/page)\r\n');
    }));

  test('files and headings are looked at as they are now', () =>
    withRecord(async ({ session, write }) => {
      mkdirSync(join(session.directory, 'docs'));
      write('docs/none.md', '# None\n');
      write('README.md', `${list}\n## Nowhere\n`);
      const rules = (await json(session, ...from)).findings.map(({ rule }) => rule);
      expect(rules).not.toContain('dead/missing-file');
      expect(rules).not.toContain('dead/missing-anchor');
      expect(rules).toContain('dead/not-found');
    }));

  test('what is left out today is left out, whatever the run has found', () =>
    withRecord(async ({ session }) => {
      const { links } = await json(session, ...from, '--exclude', 'gone.example');
      expect(links.filter(({ reason }) => reason === 'excluded')).toHaveLength(2);
    }));

  test('links that were not in the run are told, and not judged', () =>
    withRecord(async ({ session, write }) => {
      write('README.md', `${list}[new](http://new.example/)\n`);
      const { run, links } = await json(session, ...from);
      expect(run.notes).toEqual(['1 link is not in the earlier report, and not judged']);
      expect(links.find(({ url }) => url === 'http://new.example/')).toMatchObject({ verdict: null });
    }));

  test('a part of a run speaks for its part', () =>
    withRecord(
      async ({ session }) => {
        const { run, links } = await json(session, ...from);
        const shard = links.filter(({ from, verdict }) => from === 'record' && verdict !== null);
        expect(shard.length).toBeGreaterThan(0);
        expect(run.notes[0]).toMatch(
          /^\d links are not in the earlier report \(it is that of shard 1\/2\), and not judged$/,
        );
      },
      ['--shard', '1/2'],
    ));

  test('a record from another directory is known by its addresses', () =>
    withRecord(async ({ read }) => {
      const other = startSession({
        files: { 'docs/other.md': '# Other\n\n[Old](http://old.site.example/page)\n', 'run.json': read('run.json') },
      });
      await other.run(...from, '--fix');
      expect(readFileSync(join(other.directory, 'docs/other.md'), 'utf8')).toContain('http://new.site.example/page');
    }));
});

describe('report', () => {
  test.each([
    ['a run', []],
    ['a run that asks nothing', ['links']],
    ['a run without a network', ['lint']],
    ['a part of a run', ['--shard', '1/2']],
    ['a run that mends', ['--fix']],
    ['a run with a baseline', ['--baseline', 'accepted.json', '--update-baseline']],
  ] as const)('%s reads in every format as its first output', async (_, argv) => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files: { 'README.md': list }, git: 'repository', ports: { ...hosts.ports, fetch } });
    const written = formatNames.map((name) => `--format=${name}=first.${name}`);
    const asking = argv[0] === 'lint' || argv[0] === 'links' ? ['--no-state'] : ['--no-state', ...flags];
    await session.run(...argv, ...written, ...asking);
    for (const name of formatNames) {
      const { code, stdout } = await session.run('report', 'first.json', '--format', name);
      const first = readFileSync(join(session.directory, `first.${name}`), 'utf8');
      expect({ name, code, stdout }).toEqual({ name, code: 0, stdout: first });
    }
  });
});
