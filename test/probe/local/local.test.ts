import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskTree } from '../../../src/discover/disk-tree.ts';
import { extractAnchors } from '../../../src/extract/anchors.ts';
import type { FileTarget } from '../../../src/model/target.ts';
import { parseMarkdown } from '../../../src/parse/markdown.ts';
import { nearestName } from '../../../src/plan/nearest-name.ts';
import { createLocalProber, type LocalProberOptions } from '../../../src/probe/local/local.ts';
import { createDirectory, writeTree } from '../../discover/tree.ts';

const markdown: Readonly<Record<string, string>> = {
  'README.md': `
# Awesome List ![a](a.svg) ![b](b.svg)
## Intro
## Getting Started
## Ünïcode
## ☁️ Cloud
## ProgressView
<a name="x"></a>
`,
  'docs/README.md': '# Docs: Intro',
};

const anchorsOf: LocalProberOptions['anchorsOf'] = async (file) => {
  if (!file.endsWith('.md')) return null;
  return { names: extractAnchors(parseMarkdown(markdown[file] ?? '')), compare: 'folded', others: 'none' };
};

function createTree(): string {
  const root = createDirectory();
  writeTree(root, {
    'README.md': 'one\ntwo\nthree',
    LICENSE: '',
    'docs/README.md': '',
    'docs/Guide.md': '',
    'docs/a b.md': '',
    'docs/cafe\u0301.md': '',
    'docs/100%.md': '',
    'docs/paper.pdf': '%PDF',
    'docs/page.html': '<h1 id="Top">T</h1><a name="named"></a><p id="caf&eacute;">',
    'docs/app.html': '<div id="root"></div><script src="a.js"></script>',
    'src/main.ts': 'a\nb\nc\n',
    'bare/x.txt': '',
  });
  mkdirSync(join(root, 'module'));
  symlinkSync('docs', join(root, 'link'));
  symlinkSync('loop', join(root, 'loop'));
  symlinkSync('nowhere.md', join(root, 'dangling.md'));
  return root;
}

function target(url: string): FileTarget {
  const [path = '', fragment] = url.split(/#(.*)/s);
  return { kind: 'file', url, path, fragment: fragment ?? null, form: 'relative' };
}

const probe = (url: string, options: Partial<LocalProberOptions> = {}, root = createTree()) =>
  createLocalProber(diskTree(root), { anchorsOf, ...options }).probe(target(url));

test.each([
  ['.', 'directory'],
  ['README.md', 'file'],
  ['docs', 'directory'],
  ['docs/a b.md', 'file'],
  ['docs/100%.md', 'file'],
  ['docs/caf\u00e9.md', 'file'],
  ['docs/cafe\u0301.md', 'file'],
  ['link/Guide.md', 'file'],
  ['module', 'directory'],
  ['module/not/fetched.md', 'file'],
])('%s is there', async (url, type) => {
  expect(await probe(url)).toEqual({ kind: 'found', type });
});

test.each([
  ['docs/Guid.md', 'docs/Guide.md'],
  ['docs/Guide.mdx', 'docs/Guide.md'],
  ['docs/Guide', 'docs/Guide.md'],
  ['docs/guide', 'docs/Guide.md'],
  ['doc/Guide.md', 'docs/Guide.md'],
  ['doc/nothing-like-it.md', null],
  ['docs\\Guide.md', 'docs/Guide.md'],
  ['LICENCE', 'LICENSE'],
  ['unlike-all.md', null],
  ['bare/y.txt', null],
  ['bare/x.md', 'bare/x.txt'],
  ['README.md/x', null],
  ['loop', null],
  ['dangling.md', null],
  ['a\0b', null],
  ['../no-such-name-beside', null],
])('%j is missing, %j may be meant', async (url, didYouMean) => {
  expect(await probe(url)).toEqual({ kind: 'missing-file', didYouMean });
});

test.each([
  ['readme.md', 'README.md'],
  ['Docs/guide.md', 'docs/Guide.md'],
  ['docs/GUIDE.md#x', 'docs/Guide.md'],
])('%s is spelled %s', async (url, actual) => {
  expect(await probe(url)).toEqual({ kind: 'wrong-case', actual });
});

describe('outside of the root', () => {
  test.each([
    ['unreachable', 'outside-root'],
    ['reachable', 'found'],
  ] as const)('when it is %s: %s', async (outside, kind) => {
    const base = createDirectory();
    writeTree(base, { 'work/README.md': '', 'other/x.md': '' });
    const facts = (url: string) => probe(url, { outside }, join(base, 'work'));
    expect(await facts('../other/x.md')).toMatchObject({ kind });
    expect(await facts('..')).toMatchObject({ kind });
    expect(await facts('../other/y.md')).toMatchObject({ kind: 'missing-file' });
  });
});

describe('fragments', () => {
  test.each([
    'README.md#intro',
    'README.md#Intro',
    'README.md#',
    'README.md#top',
    'README.md#Top',
    'README.md#:~:text=a',
    'README.md#intro:~:text=a',
    'README.md#user-content-intro',
    'README.md#x',
    'README.md#%C3%BCn%C3%AFcode',
    'README.md#ünïcode',
    'README.md#u\u0308ni\u0308code',
    'README.md#awesome-list',
    'README.md#awesome-list--',
    'README.md#-cloud',
    'README.md#%EF%B8%8F-cloud',
    'README.md#int%E2%80%8Cro',
    'README.md#L3',
    'README.md#L1-L3',
    'README.md#L1C1-L3C2',
    '.#intro',
    '.#readme',
    'docs#docs-intro',
    'bare#anything',
    'docs/paper.pdf#page=3',
    'src/main.ts#L3',
    'src/main.ts#anything',
    'docs/page.html#Top',
    'docs/page.html#named',
    'docs/page.html#caf%C3%A9',
    'docs/app.html#/route',
  ])('%s is there', async (url) => {
    expect(await probe(url)).toMatchObject({ kind: 'found' });
  });

  test.each([
    ['docs/page.html#Named', 'named'],
    ['README.md##intro', 'intro'],
    ['README.md#progress-view', 'progressview'],
    ['README.md#getting_started', 'getting-started'],
    ['README.md#geting-started', 'getting-started'],
    ['README.md#book', null],
    ['README.md#L4', null],
    ['README.md#L1-L30', null],
    ['src/main.ts#L5', null],
    ['.#nothing', null],
    ['docs#docs-intr', 'docs-intro'],
    ['docs/page.html#name', 'named'],
    ['README.md#%zz', null],
  ])('%s is missing, %s may be meant', async (url, didYouMean) => {
    expect(await probe(url)).toEqual({ kind: 'missing-anchor', didYouMean });
  });
});

test('each file is asked for its anchors once, and equal targets share one look', async () => {
  const asked: string[] = [];
  const prober = createLocalProber(diskTree(createTree()), {
    anchorsOf: async (file) => {
      asked.push(file);
      return { names: new Set(['a']), compare: 'folded', others: 'none' };
    },
  });
  const urls = Array.from({ length: 500 }, (_, index) => `README.md#${index % 50}`);
  const facts = await Promise.all(urls.map((url) => prober.probe(target(url))));
  expect(asked).toEqual(['README.md']);
  expect(new Set(facts).size).toBe(50);
});

test.each([
  ['abc', ['abd', 'xyz'], 'abd'],
  ['ab', ['cd'], null],
  ['', ['a'], null],
  ['contributing', ['contributing-guide', 'contributng'], 'contributng'],
  ['short', ['shirt', 'shore'], 'shirt'],
])('the name nearest to %s in %j is %s', (wanted, names, nearest) => {
  expect(nearestName(wanted, names)).toBe(nearest);
});

test.each([
  ['new/a.md', { kind: 'found', type: 'file' }],
  ['new', { kind: 'found', type: 'directory' }],
  ['new/A.md', { kind: 'wrong-case', actual: 'new/a.md' }],
  ['new/a.mdx', { kind: 'missing-file', didYouMean: 'new/a.md' }],
  ['new/a.md#L3', { kind: 'missing-anchor', didYouMean: null }],
  ['docs/page.html#fresh', { kind: 'found', type: 'file' }],
  ['docs/page.html#named', { kind: 'missing-anchor', didYouMean: null }],
])('%s beside texts at hand', async (url, facts) => {
  const texts = new Map([
    ['new/a.md', 'one\ntwo'],
    ['docs/page.html', '<p id="fresh">'],
  ]);
  expect(await probe(url, { texts })).toEqual(facts);
});
