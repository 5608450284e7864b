import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { findRoot, findWorkTree, listGenerated, listKnownFiles, readRepository } from '../../src/discover/git.ts';
import { homeFromEnvironment, parseRemote } from '../../src/discover/remote.ts';
import { runGit } from '../../src/discover/run-git.ts';
import { createDirectory, createRepository, git, writeTree } from './tree.ts';

describe('remotes', () => {
  test.each([
    ['https://github.com/acme/list.git', 'github', 'https://github.com', 'acme', 'list'],
    ['https://github.com/acme/list/', 'github', 'https://github.com', 'acme', 'list'],
    ['https://user:token@github.com/acme/list', 'github', 'https://github.com', 'acme', 'list'],
    ['git@github.com:acme/list.git', 'github', 'https://github.com', 'acme', 'list'],
    ['github.com:acme/list', 'github', 'https://github.com', 'acme', 'list'],
    ['ssh://git@ssh.github.com:443/acme/list.git', 'github', 'https://github.com', 'acme', 'list'],
    ['git://github.com/acme/list.js.git', 'github', 'https://github.com', 'acme', 'list.js'],
    ['https://github.corp.example:8443/acme/list', 'github', 'https://github.corp.example:8443', 'acme', 'list'],
    ['git@gitlab.com:group/sub/list.git', 'gitlab', 'https://gitlab.com', 'group/sub', 'list'],
    ['https://codeberg.org/acme/list', 'gitea', 'https://codeberg.org', 'acme', 'list'],
    ['git@bitbucket.org:acme/list.git', 'bitbucket', 'https://bitbucket.org', 'acme', 'list'],
    ['https://git.corp.example/acme/list', 'other', 'https://git.corp.example', 'acme', 'list'],
  ])('%s', (address, forge, server, owner, name) => {
    expect(parseRemote(address)).toEqual({ forge, server, owner, name });
  });

  test.each([
    '',
    '/srv/list.git',
    '../list',
    'file:///srv/list.git',
    'C:\\list',
    'https://github.com/',
    'https://x.example/list',
  ])('%j names no forge', (address) => {
    expect(parseRemote(address)).toBeNull();
  });

  test('of the environment', () => {
    expect(homeFromEnvironment({ GITHUB_REPOSITORY: 'acme/list' })).toEqual({
      forge: 'github',
      server: 'https://github.com',
      owner: 'acme',
      name: 'list',
    });
    expect(
      homeFromEnvironment({ GITHUB_REPOSITORY: 'acme/list', GITHUB_SERVER_URL: 'https://ghe.example' }),
    ).toMatchObject({
      forge: 'github',
      server: 'https://ghe.example',
    });
    expect(homeFromEnvironment({})).toBeNull();
  });
});

describe('a repository', () => {
  test('with a remote and a known default branch', async () => {
    const root = createRepository({ 'README.md': '' });
    git(root, 'remote', 'add', 'origin', 'git@github.com:acme/list.git');
    git(root, 'update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    git(root, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    git(root, 'tag', 'v1.0.0');
    git(root, 'tag', 'v2.0.0');
    expect(await readRepository(root, { GITHUB_REPOSITORY: 'other/one' })).toEqual({
      forge: 'github',
      server: 'https://github.com',
      owner: 'acme',
      name: 'list',
      defaultBranch: 'trunk',
      branches: ['trunk', 'HEAD'],
      tags: ['v1.0.0', 'v2.0.0'],
      visibility: 'unknown',
    });
  });

  test('without either: the likely branches', async () => {
    const root = createRepository({ 'README.md': '' });
    git(root, 'checkout', '--quiet', '-b', 'topic');
    expect(await readRepository(root, {})).toBeNull();
    expect(await readRepository(root, { GITHUB_REPOSITORY: 'acme/list', GITHUB_BASE_REF: 'next' })).toMatchObject({
      defaultBranch: null,
      branches: ['next', 'topic', 'main', 'master', 'HEAD'],
      tags: [],
    });
  });

  test('whose default branch the event of a workflow names', async () => {
    const root = createRepository({ 'event.json': '{"repository":{"default_branch":"dev"}}', 'bad.json': '{' });
    const env = { GITHUB_REPOSITORY: 'acme/list', GITHUB_EVENT_PATH: join(root, 'event.json') };
    expect(await readRepository(root, env)).toMatchObject({ defaultBranch: 'dev', branches: ['dev', 'HEAD'] });
    expect(await readRepository(root, { ...env, GITHUB_EVENT_PATH: join(root, 'bad.json') })).toMatchObject({
      defaultBranch: null,
    });
  });

  test('its top level is found from below', async () => {
    const root = createRepository({ 'a/b/c.md': '' });
    expect(await findWorkTree(join(root, 'a/b'))).toEqual({ kind: 'work-tree', root });
    expect(await findWorkTree(createDirectory())).toEqual({ kind: 'none' });
  });

  test('its top level is the root, else the directory itself, links resolved', async () => {
    const root = createRepository({ 'a/b.md': '' });
    const elsewhere = createDirectory();
    symlinkSync(elsewhere, join(root, 'link'));
    expect(await findRoot(join(root, 'a'))).toBe(root);
    expect(await findRoot(join(root, 'link'))).toBe(elsewhere);
  });

  test('of another owner is refused with the reason', async () => {
    const root = createRepository({ 'README.md': '' });
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    try {
      expect(await findWorkTree(root)).toMatchObject({
        kind: 'refused',
        why: expect.stringContaining('dubious ownership'),
      });
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

test('without git there is no work tree, and nothing fails', async () => {
  const root = createRepository({ 'README.md': '' });
  vi.stubEnv('PATH', createDirectory());
  try {
    expect(await runGit(['--version'], { cwd: root })).toEqual({ kind: 'no-git' });
    expect(await findWorkTree(root)).toEqual({ kind: 'none' });
    expect(await listKnownFiles(root)).toBeNull();
    expect(await listGenerated(root, ['README.md'])).toEqual(new Set());
  } finally {
    vi.unstubAllEnvs();
  }
});

test('a failed call is data', async () => {
  const root = createRepository({});
  expect(await runGit(['rev-parse', '--verify', 'nope'], { cwd: root })).toMatchObject({
    kind: 'failed',
    code: 128,
    stderr: expect.stringContaining('fatal'),
  });
  expect(await runGit(['--version'], { cwd: join(root, 'nowhere') })).toEqual({ kind: 'no-git' });
});

test('an aborted call ends', async () => {
  const root = createRepository({});
  expect(await runGit(['cat-file', '--batch'], { cwd: root, signal: AbortSignal.abort() })).toMatchObject({
    kind: 'failed',
    code: null,
  });
});

test('a nested repository is no file', async () => {
  const root = createRepository({ 'a.md': '' });
  git(root, 'init', '--quiet', 'nested.md');
  git(join(root, 'nested.md'), 'commit', '--quiet', '--allow-empty', '--message', 'one');
  expect(await listKnownFiles(root)).toEqual(['a.md']);
});

test('names of any letters come through', async () => {
  const root = createRepository({ 'ü "a"\n.md': '', 'b.md': '' });
  writeTree(root, { 'c\td.md': '' });
  expect([...((await listKnownFiles(root)) ?? [])].sort()).toEqual(['b.md', 'c\td.md', 'ü "a"\n.md']);
});
