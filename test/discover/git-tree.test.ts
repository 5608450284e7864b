import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskTree } from '../../src/discover/disk-tree.ts';
import { readGitTree } from '../../src/discover/git-tree.ts';
import type { FileTree } from '../../src/model/file-tree.ts';
import { readWhole } from '../../src/model/read-whole.ts';
import { createDirectory, git, writeTree } from './tree.ts';

const files = {
  'README.md': 'readme\n',
  'docs/a b.md': 'spaces\n',
  'docs/é.md': 'accents\n',
  'docs/deep/er/one.md': 'one\n',
  LICENSE: 'CC0 1.0 Universal\n',
  '.github/CONTRIBUTING.md': 'Please\n',
};

/** The same files on disk, in the index and in a commit. */
function createTrees(): string {
  const root = createDirectory();
  git(root, 'init', '--quiet');
  writeTree(root, files);
  symlinkSync('docs', join(root, 'linked'));
  symlinkSync('../README.md', join(root, 'docs/up.md'));
  symlinkSync('nowhere.md', join(root, 'dangling.md'));
  symlinkSync('round.md', join(root, 'round.md'));
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'one');
  return root;
}

const trees = ['commit', 'index'] as const;

async function openTree(root: string, name: (typeof trees)[number]) {
  return readGitTree(root, name === 'index' ? { kind: 'index' } : { kind: 'commit', commit: 'HEAD' });
}

/** What links learn from a tree about some paths. */
async function factsOf(tree: FileTree): Promise<unknown> {
  const paths = ['.', 'README.md', 'docs', 'docs/a b.md', 'docs/deep', 'docs/deep/er/one.md', 'linked', 'linked/é.md'];
  const more = ['docs/up.md', 'dangling.md', 'round.md', 'nowhere', 'docs/nowhere.md', 'README.md/x'];
  return Promise.all(
    [...paths, ...more].map(async (path) => {
      const type = await tree.typeAt(path);
      const names = path === '.' ? null : await tree.names(path);
      const text = type === 'file' ? new TextDecoder().decode(await readWhole(tree, path)) : null;
      return { path, type, names: names?.toSorted() ?? null, text };
    }),
  );
}

describe.each(trees)('the tree of the %s', (name) => {
  test('says what the disk says', async () => {
    const root = createTrees();
    expect(await factsOf(await openTree(root, name))).toEqual(await factsOf(diskTree(root)));
  });

  test('does not know what the disk alone has, and knows what the disk has lost', async () => {
    const root = createTrees();
    writeFileSync(join(root, 'new.md'), 'new\n');
    git(root, 'rm', '--quiet', '--cached', 'README.md');
    git(root, 'reset', '--quiet', 'README.md');
    writeFileSync(join(root, 'README.md'), 'other\n');
    const tree = await openTree(root, name);
    expect([await tree.typeAt('new.md'), tree.exists('new.md'), tree.exists('docs')]).toEqual([null, false, true]);
    expect(new TextDecoder().decode(await readWhole(tree, 'README.md'))).toBe('readme\n');
  });

  test('reads many files at once', async () => {
    const tree = await openTree(createTrees(), name);
    const read = await tree.readAll([...tree.files, 'nowhere.md']);
    expect(new Map([...read].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))).toEqual(
      new Map(Object.entries(files)),
    );
  });

  test('tells what stands beside a file', async () => {
    const tree = await openTree(createTrees(), name);
    expect(tree.siblings('README.md')).toContainEqual({ name: 'LICENSE', text: 'CC0 1.0 Universal\n' });
    expect(tree.siblings('README.md')).toContainEqual({ name: '.github/CONTRIBUTING.md', text: 'Please\n' });
    expect(tree.siblings('nowhere/README.md')).toBeNull();
  });

  test('a submodule is a directory of which nothing is known', async () => {
    const root = createTrees();
    const other = createDirectory();
    git(other, 'init', '--quiet');
    git(other, 'commit', '--quiet', '--allow-empty', '--message', 'one');
    mkdirSync(join(root, 'lib'));
    git(root, 'submodule', '--quiet', 'add', other, 'lib/module');
    git(root, 'commit', '--quiet', '--message', 'two');
    const tree = await openTree(root, name);
    expect([await tree.typeAt('lib/module'), await tree.names('lib/module')]).toEqual(['directory', []]);
  });
});

test('a tree without files', async () => {
  const tree = await readGitTree(createDirectory(), { kind: 'nothing' });
  expect([tree.files, await tree.names('.'), tree.exists('a')]).toEqual([[], [], false]);
});
