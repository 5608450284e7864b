import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGitDates } from '../../src/discover/git-dates.ts';

const folders: string[] = [];
const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'git-dates-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const git = (cwd: string, day: string, ...args: readonly string[]): string =>
  execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: cwd,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@site.example',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@site.example',
      GIT_AUTHOR_DATE: `${day}T12:00:00Z`,
      GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
    },
  });

const commit = (root: string, day: string, files: Readonly<Record<string, string>>): void => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    git(root, day, '--literal-pathspecs', 'add', '--', file);
  }
  git(root, day, 'commit', '--quiet', '--message', `Write on ${day}`);
};

const list = (...addresses: readonly string[]): string =>
  `# A list\n\nAn introduction that stays the same over the years.\n\n${addresses.map((url) => `- [x](${url})\n`).join('')}`;

let root = '';
beforeAll(() => {
  root = makeFolder();
  git(root, '2015-01-01', 'init', '--quiet', '--initial-branch=main');
  commit(root, '2015-01-02', { 'list.md': list('https://one.example/page') });
  commit(root, '2016-01-02', { 'list.md': list('https://one.example/page', 'https://two.example/a?b=(c)+d') });
  mkdirSync(join(root, 'docs'));
  renameSync(join(root, 'list.md'), join(root, 'docs/README.md'));
  git(root, '2017-01-02', 'add', '--all');
  git(root, '2017-01-02', 'commit', '--quiet', '--message', 'Move');
  commit(root, '2018-01-02', {
    'docs/README.md': list('https://one.example/page', 'https://two.example/a?b=(c)+d', 'https://one.example/'),
  });
  commit(root, '2019-01-02', { 'docs/README.md': list('https://two.example/a?b=(c)+d', 'https://one.example/') });
  commit(root, '2020-01-02', {
    'docs/README.md': list('https://two.example/a?b=(c)+d', 'https://one.example/', 'https://one.example/page'),
    'a [b] $(c)*.md': 'See https://three.example/x.\n',
    '-n.md': 'See <https://four.example/x>\n',
  });
});

const day = (file: string, url: string, where = root): Promise<string> =>
  createGitDates(where)
    .addedAt(file, url)
    .then((answer) => (answer.kind === 'date' ? answer.at.replace('T12:00:00.000Z', '') : answer.why));

describe('when an address came into a file', () => {
  test.each([
    ['with the file, which was renamed since', 'docs/README.md', 'https://one.example/page', '2015-01-02'],
    [
      'later, with characters that mean something in patterns',
      'docs/README.md',
      'https://two.example/a?b=(c)+d',
      '2016-01-02',
    ],
    ['after a longer address that begins with it', 'docs/README.md', 'https://one.example/', '2018-01-02'],
    ['into a file with an odd name, before a full stop', 'a [b] $(c)*.md', 'https://three.example/x', '2020-01-02'],
    ['into a file whose name looks like an option', '-n.md', 'https://four.example/x', '2020-01-02'],
    ['never', 'docs/README.md', 'https://five.example/', 'not-found'],
    ['only as the start of another', 'docs/README.md', 'https://two.example/a', 'not-found'],
    ['into a file that git does not know', 'list.md', 'https://one.example/page', 'not-tracked'],
  ])('%s', async (_name, file, url, expected) => {
    expect(await day(file, url)).toBe(expected);
  });

  test('not yet committed', async () => {
    const fresh = makeFolder();
    git(fresh, '2020-01-01', 'init', '--quiet');
    writeFileSync(join(fresh, 'a.md'), 'https://one.example/');
    git(fresh, '2020-01-01', 'add', 'a.md');
    expect(await day('a.md', 'https://one.example/', fresh)).toBe('unreadable');
    commit(fresh, '2020-01-02', { 'b.md': 'b' });
    writeFileSync(join(fresh, 'b.md'), 'https://two.example/');
    expect(await day('b.md', 'https://two.example/', fresh)).toBe('not-found');
  });

  test('the earlier of the two dates counts', async () => {
    const rebased = makeFolder();
    git(rebased, '2020-01-01', 'init', '--quiet');
    commit(rebased, '2020-01-01', { 'a.md': 'https://one.example/' });
    git(rebased, '2023-01-01', 'commit', '--quiet', '--amend', '--no-edit');
    expect(git(rebased, '2023-01-01', 'log', '--format=%cI %aI')).toMatch(/^2023.* 2020/);
    expect(await day('a.md', 'https://one.example/', rebased)).toBe('2020-01-01');
  });

  test('below the top level', async () => {
    expect(await day('README.md', 'https://one.example/page', join(root, 'docs'))).toBe('2015-01-02');
  });

  test('outside of any repository', async () => {
    expect(await day('a.md', 'https://one.example/', makeFolder())).toBe('not-git');
    expect(await createGitDates(makeFolder()).isShallow()).toBe(false);
  });
});

describe('a shallow clone', () => {
  test('knows nothing of what was there at its boundary', async () => {
    const clone = join(makeFolder(), 'clone');
    git(root, '2021-01-01', 'clone', '--quiet', '--depth=2', `file://${root}`, clone);
    expect(await createGitDates(clone).isShallow()).toBe(true);
    expect(await createGitDates(root).isShallow()).toBe(false);
    expect(await day('docs/README.md', 'https://two.example/a?b=(c)+d', clone)).toBe('shallow-boundary');
    expect(await day('docs/README.md', 'https://one.example/page', clone)).toBe('2020-01-02');
  });
});
