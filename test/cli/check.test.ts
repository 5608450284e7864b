import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatNames } from '../../src/config/config.ts';
import { movedTo, type Pages, playArchive, playHosts } from './played-hosts.ts';
import { type Setting, startSession, toTranscript } from './session.ts';

const pages: Pages = {
  'alive.example/': {},
  'old.site.example/page': movedTo('http://new.site.example/page'),
  'new.site.example/page': {},
  'moved.example/page': movedTo('http://elsewhere.test/other'),
  'elsewhere.test/other': {},
  'passing.example/': { status: 302, headers: { location: 'http://alive.example/' } },
  'wall.example/': { status: 403, headers: { 'cf-mitigated': 'challenge' } },
  'strict.example/': { status: 403 },
  'broken.example/': { status: 500 },
};

const list = `# A list

- [Alive](http://alive.example/) and [passing](http://passing.example/)
- [Gone](http://gone.example/a), kept in an archive
- [Gone for good](http://gone.example/b) and [again](http://gone.example/b)
- [Old](http://old.site.example/page) and [moved](http://moved.example/page)
- [Behind a wall](http://wall.example/), [strict](http://strict.example/)
- [Without a name](http://nobody.invalid/), [inside](http://10.0.0.1/)
- [Broken](http://broken.example/)
`;

const fetch = playArchive({ 'http://gone.example/a': '20180102030405' });

/** Private addresses are refused by default, and the played hosts have one: only literals are left to that rule. */
const flags = [
  '--no-state',
  '--allow-private=*.example',
  '--allow-private=*.test',
  '--host-interval',
  '0',
  '--attempts',
  '1',
];

describe('a list with everything in it', () => {
  test.each([
    'check',
    'check --quiet',
    'check --group-by host',
    'check --format markdown',
    'check --format json',
    'check --accept strict.example=403 --exclude broken.example',
  ])('%s', async (line) => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files: { 'README.md': list }, git: 'repository', ports: { ...hosts.ports, fetch } });
    const argv = line.split(' ');
    const outcome = await session.run(...argv, ...flags);
    expect(outcome.code).toBe(1);
    expect(toTranscript(argv, outcome, session.directory)).toMatchSnapshot();
  });
});

test('--verbose adds every link with its evidence, and every host', async () => {
  await using hosts = await playHosts(pages);
  const session = startSession({ files: { 'README.md': list }, ports: { ...hosts.ports, fetch } });
  const { stdout } = await session.run('check', '--verbose', ...flags);
  expect(stdout).toMatch(/^ {2}ok {8}200 http:\/\/alive\.example\/ {2}/m);
  expect(stdout).toMatch(/^ {12}301 from http:\/\/old\.site\.example\/page$/m);
  expect(stdout).toMatch(/^ {12}asked again on a fresh connection: 404$/m);
  expect(stdout).toMatch(/^ {2}host +asked +mean +failed +paused +every$/m);
  expect(stdout).toMatch(/^ {2}gone\.example +4 /m);
});

test('--state: a page that was there is not asked again, but with --fresh', async () => {
  await using hosts = await playHosts(pages);
  const session = startSession({ files: { 'README.md': '<http://alive.example/>\n' }, ports: hosts.ports });
  const argv = ['--state', 'seen', '--allow-private', '--verbose'];
  const stdout = [];
  for (const more of [[], [], ['--fresh=alive.example']]) {
    const outcome = await session.run(...argv, ...more);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    stdout.push(outcome.stdout);
  }
  expect(stdout.map((text) => text.includes('from cache'))).toEqual([false, true, false]);
  expect(hosts.web.requests).toHaveLength(2);
});

describe('an earlier report', () => {
  async function record(): Promise<ReturnType<typeof startSession>> {
    await using hosts = await playHosts(pages);
    const setting: Setting = { files: { 'README.md': list }, git: 'repository', ports: { ...hosts.ports, fetch } };
    const session = startSession(setting);
    expect(await session.run('--format', 'json=run.json', ...flags)).toEqual({ code: 1, stdout: '', stderr: '' });
    return session;
  }

  test('is written in another format as the run itself would have written it', async () => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files: { 'README.md': list }, git: 'repository', ports: { ...hosts.ports, fetch } });
    const formats = formatNames.flatMap((name) => ['--format', `${name}=first.${name}`]);
    await session.run(...formats, ...flags);
    for (const name of formatNames) {
      const { code, stdout } = await session.run('report', 'first.json', '--format', name);
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: readFileSync(join(session.directory, `first.${name}`), 'utf8'),
      });
    }
  });

  test('stands for asking', async () => {
    const session = await record();
    const outcome = await session.run('--from', 'run.json', '--no-state');
    expect(toTranscript(['--from', 'run.json'], outcome, session.directory)).toMatchSnapshot();
  });

  test('comes through standard input', async () => {
    const session = await record();
    const stdin = readFileSync(join(session.directory, 'run.json'));
    const other = startSession({ stdin });
    const { code, stdout } = await other.run('report', '-', '--format', 'json');
    expect({ code, stdout }).toEqual({ code: 0, stdout: stdin.toString() });
  });

  test.each([
    ['of another version', '{ "schemaVersion": 2 }'],
    ['that is not JSON', '# A list'],
    ['of another program', '{ "name": "linkmend" }'],
    ['that is cut off', '{ "schemaVersion": 1, "tool": {'],
    ['without its parts', '{ "schemaVersion": 1 }'],
    ['that is not UTF-8', Buffer.from('"\xe9"', 'latin1')],
    ['that is not there', null],
  ])('%s', async (_, text) => {
    const session = startSession({ files: { 'README.md': list } });
    if (text !== null) writeFileSync(join(session.directory, 'run.json'), text);
    for (const argv of [
      ['--from', 'run.json', '--fix'],
      ['report', 'run.json'],
    ]) {
      const outcome = await session.run(...argv);
      expect(outcome).toMatchObject({ code: 2, stdout: '' });
      expect(toTranscript(argv, outcome, session.directory)).toMatchSnapshot();
    }
  });
});

describe('where a report goes', () => {
  test('standard output carries one report alone', async () => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files: { 'README.md': list }, ports: { ...hosts.ports, fetch } });
    const { stdout, stderr } = await session.run('--format', 'json', '--format', 'markdown=a/b/report.md', ...flags);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, run: { complete: true } });
    expect(stderr).toBe('');
    expect(readFileSync(join(session.directory, 'a/b/report.md'), 'utf8')).toMatch(/^## linkmend: /);
  });

  test('a place that cannot be written', async () => {
    const session = startSession({ files: { 'README.md': '# A\n' } });
    const outcome = await session.run('lint', '--format', 'json=README.md/run.json');
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr.replaceAll(session.directory, '')).toMatch(
      /^linkmend: cannot write .*README\.md\/run\.json: .*\n$/,
    );
  });
});
