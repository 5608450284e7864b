import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DiscoverConfig } from '../../src/config/config.ts';
import { defaults } from '../../src/config/defaults.ts';
import { UsageError } from '../../src/config/errors.ts';
import { type DiscoverContext, discover } from '../../src/discover/files.ts';
import { readInput } from '../../src/discover/read-input.ts';
import { createDirectory, createRepository, git, writeTree } from './tree.ts';

const run = (cwd: string, config: Partial<DiscoverConfig> = {}, context: Partial<DiscoverContext> = {}) =>
  discover(
    { ...defaults.discover, ...config },
    { cwd, stdin: () => Promise.reject(new Error('standard input was read')), ...context },
  );

async function filesOf(cwd: string, config: Partial<DiscoverConfig> = {}, context: Partial<DiscoverContext> = {}) {
  const { inputs } = await run(cwd, config, context);
  return inputs.map(({ file }) => file);
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('without paths, in a repository', () => {
  test('the Markdown that git knows, below the working directory, named from the root', async () => {
    const root = createRepository({
      '.gitignore': 'build/\n',
      'README.md': 'a',
      'b.MARKDOWN': 'b',
      'c.txt': 'c',
      'docs/d.md': 'd',
      'docs/ü "x".md': 'u',
      '.github/e.md': 'e',
      'gone.md': 'g',
    });
    writeTree(root, { 'build/f.md': 'f', 'docs/new.md': 'n', 'docs/node.txt': '' });
    rmSync(join(root, 'gone.md'));
    expect(await filesOf(root)).toEqual([
      '.github/e.md',
      'README.md',
      'b.MARKDOWN',
      'docs/d.md',
      'docs/new.md',
      'docs/ü "x".md',
    ]);
    expect(await filesOf(join(root, 'docs'))).toEqual(['docs/d.md', 'docs/new.md', 'docs/ü "x".md']);
    expect((await run(join(root, 'docs'))).root).toBe(root);
  });

  test('submodules and nested repositories are not entered', async () => {
    const other = createRepository({ 'inner.md': 'i' });
    const root = createRepository({ 'README.md': 'a' });
    git(root, 'submodule', '--quiet', 'add', other, 'module');
    git(root, 'init', '--quiet', 'nested');
    writeTree(root, { 'nested/n.md': 'n' });
    git(join(root, 'nested'), 'add', '--all');
    git(join(root, 'nested'), 'commit', '--quiet', '--message', 'n');
    expect(await filesOf(root)).toEqual(['README.md']);
  });

  test('Markdown reports of earlier runs are no documents, unless they are named', async () => {
    const report = '## linkmend: 1 error\n\n1 link in 1 file: 1 dead.\n';
    const root = createRepository({ 'README.md': 'a', 'heading.md': `# Notes\n\n${report}` });
    writeTree(root, { 'report.md': report, 'docs/bom.md': `\uFEFF${report}` });
    expect(await filesOf(root)).toEqual(['README.md', 'heading.md']);
    expect(await filesOf(root, { paths: ['.'] })).toEqual(['README.md', 'heading.md']);
    expect(await filesOf(root, { paths: ['report.md'] })).toEqual(['report.md']);
  });

  test('links are followed within the root, once', async () => {
    const outside = createDirectory();
    writeTree(outside, { 'o.md': 'o' });
    const root = createRepository({ 'docs/README.md': 'a', 'only.txt': 'b' });
    symlinkSync('docs/README.md', join(root, 'README.md'));
    symlinkSync('docs/README.md', join(root, 'z.md'));
    symlinkSync('only.txt', join(root, 'only.md'));
    symlinkSync('loop.md', join(root, 'loop.md'));
    symlinkSync('nowhere', join(root, 'dangling.md'));
    symlinkSync(join(outside, 'o.md'), join(root, 'outside.md'));
    symlinkSync('.', join(root, 'again'));
    expect(await filesOf(root)).toEqual(['docs/README.md', 'only.md']);
    git(root, 'add', '--all');
    expect(await filesOf(root)).toEqual(['docs/README.md', 'only.md']);
  });

  test('Markdown that is not read is named', async () => {
    const root = createRepository({ 'a.md': '', 'b.mdx': '', 'c.Rmd': '', 'd.qmd': '', 'e.txt': '', 'x/f.mdwn': '' });
    expect((await run(root)).notRead).toEqual(['c.Rmd', 'd.qmd', 'x/f.mdwn']);
    expect((await run(root, { extensions: ['.md', '.mdx'] })).notRead).toEqual(['c.Rmd', 'd.qmd', 'x/f.mdwn']);
    expect((await run(root, { excludePath: ['x/', '*.mdx'] })).notRead).toEqual(['c.Rmd', 'd.qmd']);
  });
});

test('without a repository: everything but what tools keep and .gitignore excludes', async () => {
  const root = createDirectory();
  writeTree(root, {
    '.gitignore': '/out\n*.tmp.md\n',
    'a.md': '',
    'b.tmp.md': '',
    'out/c.md': '',
    'docs/out/d.md': '',
    'docs/.gitignore': '!keep.tmp.md\nlocal.md\n',
    'docs/keep.tmp.md': '',
    'docs/local.md': '',
    'node_modules/x/README.md': '',
    '.cache/e.md': '',
    '.github/f.md': '',
  });
  symlinkSync('..', join(root, 'docs/up'));
  expect(await filesOf(root)).toEqual(['.github/f.md', 'a.md', 'docs/keep.tmp.md', 'docs/out/d.md']);
  const { root: found, repository, outside } = await run(root);
  expect([found, repository, outside]).toEqual([root, null, 'reachable']);
});

describe('with paths', () => {
  const files = {
    'README.md': 'a',
    'notes.txt': 'n',
    'docs/b.md': 'b',
    'docs/c.md': 'c',
    'docs/d.png': new Uint8Array([0x89]),
    'docs/[x].md': 'x',
    'node_modules/m.md': 'm',
  };

  test.each<[readonly string[], readonly string[]]>([
    [['notes.txt'], ['notes.txt']],
    [['./README.md', 'README.md'], ['README.md']],
    [['docs'], ['docs/[x].md', 'docs/b.md', 'docs/c.md']],
    [['docs/'], ['docs/[x].md', 'docs/b.md', 'docs/c.md']],
    [
      ['docs', 'docs/b.md'],
      ['docs/[x].md', 'docs/b.md', 'docs/c.md'],
    ],
    [['docs/[x].md'], ['docs/[x].md']],
    [['docs/[bc].md'], ['docs/b.md', 'docs/c.md']],
    [['docs/*'], ['docs/[x].md', 'docs/b.md', 'docs/c.md']],
    [['**/*.md'], ['README.md', 'docs/[x].md', 'docs/b.md', 'docs/c.md']],
    [['*.{md,txt}'], ['README.md', 'notes.txt']],
  ])('%j', async (paths, expected) => {
    const root = createDirectory();
    writeTree(root, files);
    expect(await filesOf(root, { paths })).toEqual(expected);
  });

  test('paths start from the working directory', async () => {
    const root = createRepository(files);
    expect(await filesOf(join(root, 'docs'), { paths: ['b.md', '../README.md'] })).toEqual(['README.md', 'docs/b.md']);
  });

  test('a file outside of the root is named from it', async () => {
    const base = createDirectory();
    writeTree(base, { 'seeds/x.md': 'x', 'work/README.md': 'a' });
    git(join(base, 'work'), 'init', '--quiet');
    git(join(base, 'work'), 'remote', 'add', 'origin', 'https://github.com/acme/list');
    const found = await run(join(base, 'work'), { paths: ['../seeds/x.md', 'README.md'] });
    expect(found.inputs.map(({ file }) => file)).toEqual(['../seeds/x.md', 'README.md']);
    expect(found.outside).toBe('reachable');
    expect((await run(join(base, 'work'))).outside).toBe('unreachable');
    expect(await filesOf(join(base, 'work'), { paths: ['../seeds'], excludePath: ['x.md'], empty: 'allowed' })).toEqual(
      [],
    );
  });

  test('a directory that git ignores is read when it is named', async () => {
    const root = createRepository({ '.gitignore': 'out\n', 'README.md': '' });
    writeTree(root, { 'out/a.md': '' });
    expect(await filesOf(root, { paths: ['out'] })).toEqual(['out/a.md']);
  });

  test.each<[Partial<DiscoverConfig>, string]>([
    [{ paths: ['nope.md'] }, 'no such file or directory: "nope.md"'],
    [{ paths: ['nope/*.md'] }, 'no file matches "nope/*.md"'],
    [{ paths: ['empty'] }, 'no Markdown in the directory "empty"'],
    [{ paths: ['README.md'], excludePath: ['*.md'] }, 'no Markdown left to read'],
    [{ filesFrom: 'list' }, 'cannot read the list of --files-from "list" (ENOENT)'],
    [{ filesFrom: 'notes.txt' }, 'no such file or directory: "n"'],
    [{ paths: ['-'], filesFrom: '-' }, 'standard input cannot be both'],
  ])('%j is refused', async (config, message) => {
    const root = createDirectory();
    writeTree(root, files);
    mkdirSync(join(root, 'empty'));
    const failure = await run(root, config).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toContain(message);
    expect(String(failure)).not.toContain('\n');
  });

  test('no Markdown at all is refused, unless that is allowed', async () => {
    const root = createDirectory();
    await expect(run(root)).rejects.toThrow('no Markdown here');
    expect(await filesOf(root, { empty: 'allowed' })).toEqual([]);
  });
});

describe('--exclude-path', () => {
  test('is gitignore syntax from the root', async () => {
    const root = createRepository({ 'a.md': '', 'docs/a.md': '', 'docs/old/b.md': '', 'docs/keep.md': '' });
    expect(await filesOf(root, { excludePath: ['/a.md', 'old/'] })).toEqual(['docs/a.md', 'docs/keep.md']);
    expect(await filesOf(join(root, 'docs'), { excludePath: ['docs/*', '!docs/keep.md'] })).toEqual(['docs/keep.md']);
    expect(await filesOf(root, { paths: ['a.md', 'docs/a.md'], excludePath: ['/a.md'] })).toEqual(['docs/a.md']);
  });
});

describe('lists', () => {
  test.each([
    ['a.md\r\n\r\nb [c].md\n', 'lines'],
    ['a.md\0b [c].md\0', 'NUL-separated'],
  ])('%j from standard input', async (list) => {
    const root = createDirectory();
    writeTree(root, { 'a.md': '', 'b [c].md': '', 'd.md': '' });
    expect(await filesOf(root, { filesFrom: '-' }, { stdin: async () => bytes(list) })).toEqual(['a.md', 'b [c].md']);
  });

  test('from a file; an empty one does not mean everything', async () => {
    const root = createDirectory();
    writeTree(root, { 'a.md': '', list: 'a.md', none: '\n' });
    expect(await filesOf(root, { filesFrom: 'list' })).toEqual(['a.md']);
    await expect(run(root, { filesFrom: 'none' })).rejects.toThrow('no file in the list "none"');
  });
});

test('standard input is a document with a name of its own', async () => {
  const root = createRepository({ 'docs/a.md': '' });
  const stdin = async () => bytes('\uFEFF# T');
  const { inputs } = await run(join(root, 'docs'), { paths: ['-'] }, { stdin, stdinFilename: 'draft.md' });
  expect(inputs).toMatchObject([
    {
      state: 'read',
      source: { path: 'docs/draft.md', absolutePath: join(root, 'docs/draft.md'), text: '# T', bom: '\uFEFF' },
    },
  ]);
  expect(await filesOf(root, { paths: ['-'] }, { stdin })).toEqual(['<stdin>']);
});

describe('what is read', () => {
  test('text without its BOM, and a hash of the bytes as they are', async () => {
    const root = createDirectory();
    writeTree(root, { 'a.md': '\uFEFFa\r\n' });
    const { inputs } = await run(root);
    expect(inputs).toEqual([
      {
        state: 'read',
        file: 'a.md',
        source: {
          path: 'a.md',
          absolutePath: join(root, 'a.md'),
          text: 'a\r\n',
          bom: '\uFEFF',
          sha256: 'ea3948106c12d96eaf84d4bb8be214b194c3442acb99a3005251960b0ec2ba63',
          origin: 'written',
        },
      },
    ]);
  });

  test('a file that is not UTF-8 is told with the place', async () => {
    const root = createDirectory();
    writeTree(root, { 'a.md': new Uint8Array([0x61, 0x62, 0xff]) });
    expect((await run(root)).inputs).toEqual([{ state: 'not-utf8', file: 'a.md', offset: 2 }]);
  });

  test('a file that cannot be read is told with the reason', async () => {
    const root = createDirectory();
    // Permissions do not stop every user; a path through a file fails for all.
    writeTree(root, { 'a.md': '' });
    expect(await readInput({ path: 'c.md', absolutePath: join(root, 'a.md/c.md') }, new Set())).toEqual({
      state: 'unreadable',
      file: 'c.md',
      why: 'ENOTDIR',
    });
  });

  test('generated files are told by .gitattributes and by their own mark', async () => {
    const root = createRepository({
      '.gitattributes': 'gen/** linguist-generated\nno.md linguist-generated=false\ntrue.md linguist-generated=true\n',
      'gen/a b.md': '',
      'no.md': '',
      'true.md': '',
      'marked.md': '<!-- Generated by make. DO NOT EDIT. -->\n',
    });
    const { inputs } = await run(root);
    const origins = inputs.map((input) => [input.file, input.state === 'read' ? input.source.origin : null]);
    expect(Object.fromEntries(origins)).toEqual({
      'gen/a b.md': 'generated',
      'marked.md': 'generated',
      'no.md': 'written',
      'true.md': 'generated',
    });
  });

  test('thousands of files', async () => {
    const root = createDirectory();
    writeTree(
      root,
      Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`d${index % 10}/${index}.md`, 'x'])),
    );
    expect((await run(root)).inputs.filter(({ state }) => state === 'read')).toHaveLength(3000);
  });
});
