import { describe, expect, test } from 'vitest';
import type { UserConfig } from '../../../src/config/define-config.ts';
import { toSites } from '../../../src/config/site-layer.ts';
import { readFrontMatter } from '../../../src/extract/front-matter.ts';
import { createSiteMap } from '../../../src/plan/site/site-map.ts';
import { resolveAddress } from '../../../src/plan/target.ts';

const keys = ['id', 'slug', 'permalink', 'url', 'aliases', 'redirect_from'];

/** Where links lead on a site of these files: their front matter, or nothing. */
function createSite(site: NonNullable<UserConfig['site']>, files: Readonly<Record<string, string>>) {
  const paths = Object.keys(files);
  const matters = new Map(paths.map((path) => [path, readFrontMatter(`---\n${files[path]}\n---\n`, keys)] as const));
  const sites = toSites(site, null) ?? [];
  const map = createSiteMap(
    sites.map((one) => ({ site: one, files: paths, matters })),
    null,
  );
  const known = new Set([...paths, 'README.md', 'outside.png']);
  return (source: string, address: string): string => {
    const target = resolveAddress(address, { source, repository: null, sites: map, exists: (path) => known.has(path) });
    if (target.kind !== 'file') return `${target.kind} ${target.url}`;
    const { onSite } = target;
    if (onSite === undefined) return target.url;
    return onSite.kind === 'absent' && onSite.meant !== null ? `absent, ${onSite.meant.name}` : onSite.kind;
  };
}

type Row = readonly [source: string, address: string, leadsTo: string];

describe('Docusaurus', () => {
  const leadsTo = createSite(
    { preset: 'docusaurus', url: 'https://docs.example', base: '/base/' },
    {
      'docs/01-intro.md': '',
      'docs/guide/README.md': '',
      'docs/guide/02-install.mdx': '',
      'docs/guide/named.md': 'id: other',
      'docs/guide/slugged.md': 'slug: short',
      'docs/moved.md': 'slug: /far/away',
      'docs/topic/topic.md': '',
      'docs/empty/a.md': '',
      'docs/03-tools/a.md': '',
      'docs/2024-01-02-notes.md': '',
      'versioned_docs/version-1.0/old.md': '',
      'i18n/fr/docusaurus-plugin-content-docs/current/intro.md': '',
      'blog/2026-01-02-hello.md': '',
      'blog/2026-01-03-named/index.md': 'slug: named',
      'src/pages/team.tsx': '',
      'src/pages/index.js': '',
      'static/img/a.png': '',
      'static/page.html': '',
      'community/help.md': '',
    },
  );
  test.each<Row>([
    ['docs/01-intro.md', '/docs/intro', 'docs/01-intro.md'],
    ['docs/01-intro.md', '/base/docs/intro/#x', 'docs/01-intro.md#x'],
    ['docs/01-intro.md', '/intro', 'docs/01-intro.md'],
    ['docs/01-intro.md', '/docs/01-intro', 'absent'],
    ['docs/01-intro.md', '/docs/guide', 'docs/guide/README.md'],
    ['docs/01-intro.md', 'guide/install', 'docs/guide/02-install.mdx'],
    ['docs/01-intro.md', './guide/02-install.mdx', 'docs/guide/02-install.mdx'],
    ['docs/01-intro.md', '/guide/02-install.mdx', 'docs/guide/02-install.mdx'],
    ['docs/guide/README.md', 'install', 'docs/guide/02-install.mdx'],
    ['docs/guide/02-install.mdx', './named', 'absent'],
    ['docs/guide/02-install.mdx', './other', 'docs/guide/named.md'],
    ['docs/guide/02-install.mdx', '/docs/guide/short', 'docs/guide/slugged.md'],
    ['docs/guide/02-install.mdx', '/docs/far/away', 'docs/moved.md'],
    ['docs/guide/02-install.mdx', '/docs/topic', 'docs/topic/topic.md'],
    ['docs/guide/02-install.mdx', '/docs/2024-01-02-notes', 'docs/2024-01-02-notes.md'],
    ['docs/guide/02-install.mdx', '/docs/empty', 'unknown'],
    ['docs/guide/02-install.mdx', '/docs/tools/', 'unknown'],
    ['docs/guide/02-install.mdx', '/docs/category/tools', 'unknown'],
    ['docs/guide/02-install.mdx', '/docs/tags', 'unknown'],
    ['docs/guide/02-install.mdx', '/docs/1.0/old', 'versioned_docs/version-1.0/old.md'],
    ['docs/guide/02-install.mdx', '/docs/2.0/old', 'unknown'],
    ['docs/guide/02-install.mdx', '/docs/next/intro', 'docs/01-intro.md'],
    ['docs/guide/02-install.mdx', '/fr/docs/intro', 'unknown'],
    ['docs/guide/02-install.mdx', '/blog/2026/01/02/hello', 'blog/2026-01-02-hello.md'],
    ['docs/guide/02-install.mdx', '/blog/named', 'blog/2026-01-03-named/index.md'],
    ['docs/guide/02-install.mdx', '/blog/tags/x', 'unknown'],
    ['docs/guide/02-install.mdx', '/team', 'src/pages/team.tsx'],
    ['docs/guide/02-install.mdx', '/', 'src/pages/index.js'],
    ['docs/guide/02-install.mdx', '/api', 'unknown'],
    ['docs/guide/02-install.mdx', '/api/x', 'unknown'],
    ['docs/guide/02-install.mdx', '/community/help', 'community/help.md'],
    ['docs/guide/02-install.mdx', '/community/hlp', 'absent, help'],
    ['docs/guide/02-install.mdx', '/img/a.png', 'static/img/a.png'],
    ['docs/guide/02-install.mdx', '/img/b.png', 'img/b.png'],
    ['docs/guide/02-install.mdx', '/page', 'static/page.html'],
    ['docs/guide/02-install.mdx', '/sitemap.xml', 'unknown'],
    ['docs/guide/02-install.mdx', '/blog/atom.xml', 'unknown'],
    ['docs/guide/02-install.mdx', '/blog/gone.xml', 'blog/gone.xml'],
    ['docs/guide/02-install.mdx', '@site/docs/01-intro.md#x', 'docs/01-intro.md#x'],
    ['docs/guide/02-install.mdx', '@site/static/img/a.png', 'static/img/a.png'],
    ['docs/guide/02-install.mdx', '@site/docs/gone.md', 'docs/gone.md'],
    ['docs/guide/02-install.mdx', './gone.md', 'docs/guide/gone.md'],
    ['docs/guide/02-install.mdx', '../nowhere/x', 'unknown'],
    ['docs/guide/02-install.mdx', 'docs/intro', 'absent'],
    ['docs/guide/02-install.mdx', 'https://docs.example/base/docs/intro#x', 'docs/01-intro.md#x'],
    ['docs/guide/02-install.mdx', 'https://docs.example/base/docs/intr', 'absent, intro'],
    ['docs/guide/02-install.mdx', 'https://docs.example/base/api/x', 'web https://docs.example/base/api/x'],
    ['docs/guide/02-install.mdx', 'https://docs.example/elsewhere', 'web https://docs.example/elsewhere'],
    ['docs/guide/02-install.mdx', '#here', 'docs/guide/02-install.mdx#here'],
  ])('%s: %s', (source, address, path) => {
    expect(leadsTo(source, address)).toBe(path);
  });
});

describe('VitePress', () => {
  const leadsTo = createSite(
    { preset: 'vitepress', root: 'docs' },
    {
      'docs/index.md': '',
      'docs/a/b.md': '',
      'docs/a/index.md': '',
      'docs/p/[name].md': '',
      'docs/public/i.png': '',
      'docs/zh/index.md': '',
    },
  );
  test.each<Row>([
    ['docs/a/b.md', '/', 'docs/index.md'],
    ['docs/a/b.md', './', 'docs/a/index.md'],
    ['docs/a/b.md', '../', 'docs/index.md'],
    ['docs/index.md', 'a/b', 'docs/a/b.md'],
    ['docs/index.md', '/a/b.html#c', 'docs/a/b.md#c'],
    ['docs/index.md', '/a/b.md', 'docs/a/b.md'],
    ['docs/index.md', '/a/c', 'absent'],
    ['docs/index.md', '/abcdef', 'absent'],
    ['docs/index.md', '/zh/', 'docs/zh/index.md'],
    ['docs/index.md', '/p/anything', 'unknown'],
    ['docs/index.md', '/q/anything', 'unknown'],
    ['docs/index.md', '/q/', 'unknown'],
    ['docs/index.md', '/zhs/', 'absent, zh'],
    ['docs/index.md', '/a/c/', 'absent'],
    ['docs/index.md', '/i.png', 'docs/public/i.png'],
    ['docs/index.md', '../README.md', 'outside'],
    ['docs/index.md', '../outside.png', 'outside.png'],
    ['docs/a/b.md', 'www.wikipedia.org/a', 'malformed www.wikipedia.org/a'],
    ['README.md', '/a/b', 'a/b'],
  ])('%s: %s', (source, address, path) => {
    expect(leadsTo(source, address)).toBe(path);
  });
});

describe('MkDocs', () => {
  const files = {
    'docs/index.md': '',
    'docs/a/b.md': '',
    'docs/a/brew.md': '',
    'docs/a/README.md': '',
    'docs/i.png': '',
    'docs/both.fr.md': '',
    'docs/both.pt-BR.md': '',
  };
  const leadsTo = createSite({ preset: 'mkdocs', root: 'docs' }, files);
  test.each<Row>([
    ['docs/a/b.md', '../index.md', 'docs/index.md'],
    ['docs/a/b.md', '../../', 'docs/index.md'],
    ['docs/a/b.md', '../', 'docs/a/README.md'],
    ['docs/index.md', 'a/b/', 'docs/a/b.md'],
    ['docs/a/b.md', '../../i.png', 'docs/i.png'],
    ['docs/both.fr.md', 'both.md#x', 'docs/both.fr.md#x'],
    ['docs/both.pt-BR.md', 'both.md', 'docs/both.pt-BR.md'],
    ['docs/a/b.md', '../both.md', 'docs/both.fr.md'],
    ['docs/a/b.md', '../i.png', 'docs/i.png'],
    ['docs/a/b.md', '/anywhere/', 'unknown'],
    ['docs/a/b.md', '../brw/', 'absent, brew'],
    ['docs/index.md', 'blog/archive/2024.md', 'unknown'],
    ['docs/index.md', 'blog/category/tools.md', 'unknown'],
    ['docs/index.md', 'a/gone.md', 'docs/a/gone.md'],
    ['docs/index.md', 'nowhere/gone.md', 'docs/nowhere/gone.md'],
    ['docs/index.md', '../README.md', 'outside'],
    ['docs/index.md', '../outside.png', 'outside'],
  ])('%s: %s', (source, address, path) => {
    expect(leadsTo(source, address)).toBe(path);
  });

  test('with its address known, paths from the root are its own', () => {
    const known = createSite({ preset: 'mkdocs', root: 'docs', url: 'https://docs.example/x/' }, files);
    expect(known('docs/index.md', '/x/a/brw/')).toBe('absent, brew');
    expect(known('docs/index.md', 'https://docs.example/x/a/b/')).toBe('docs/a/b.md');
  });
});

describe('wikis', () => {
  const leadsTo = createSite('wiki', { 'Home.md': '', 'Big-Page.md': '', 'deep/Other.md': '' });
  test.each<Row>([
    ['Home.md', 'Big-Page', 'Big-Page.md'],
    ['Home.md', 'Big%20Page', 'Big-Page.md'],
    ['Home.md', 'big-page#x', 'Big-Page.md#x'],
    ['Home.md', './Big-Page', 'Big-Page.md'],
    ['Home.md', 'Other', 'deep/Other.md'],
    ['deep/Other.md', 'Home', 'Home.md'],
    ['Home.md', 'Big-Pag', 'absent, Big-Page'],
    ['Home.md', 'Nothing-at-all', 'absent'],
    ['Home.md', '../issues', 'unknown'],
    ['Home.md', '/o/r/wiki/Home', 'Home.md'],
    ['Home.md', '/o/r/issues', 'unknown'],
    ['Home.md', '../blob/main/README.md', 'unknown'],
    ['Home.md', 'Gone.md', 'Gone.md'],
  ])('%s: %s', (source, address, path) => {
    expect(leadsTo(source, address)).toBe(path);
  });
});

describe('other generators', () => {
  const leadsTo = createSite(
    { root: 'content', extensions: ['md'], index: ['_index.md', 'index.md'], publicDirs: ['../static'] },
    {
      'content/_index.md': '',
      'content/post/a.md': 'aliases: [/old/a, before]',
      'content/post/b.md': 'slug: better',
      'content/post/c.md': 'permalink: /c.html',
      'content/post/bundle/index.md': '',
      'static/x.png': '',
    },
  );
  test.each<Row>([
    ['content/post/a.md', '/post/a/', 'content/post/a.md'],
    ['content/post/b.md', '/old/a', 'content/post/a.md'],
    ['content/post/b.md', '/post/before', 'content/post/a.md'],
    ['content/post/a.md', '/post/better/', 'content/post/b.md'],
    ['content/post/a.md', '/c.html', 'content/post/c.md'],
    ['content/post/a.md', '/post/bundle/', 'content/post/bundle/index.md'],
    ['content/post/a.md', '/x.png', 'static/x.png'],
    ['content/post/a.md', '/tags/go/', 'unknown'],
    ['content/post/a.md', '/post/nothing-like-it/', 'absent'],
  ])('%s: %s', (source, address, path) => {
    expect(leadsTo(source, address)).toBe(path);
  });

  test.each(['../static/', './../static', '../../static/./'])('public files in %s', (directory) => {
    const root = directory.startsWith('../../') ? 'site/content' : 'content';
    const site = createSite(
      { root, extensions: ['md'], publicDirs: [directory] },
      { [`${root}/a.md`]: '', 'static/x.png': '' },
    );
    expect(site(`${root}/a.md`, '/x.png')).toBe('static/x.png');
  });

  test('of a site with a root alone, only that is known', () => {
    const root = createSite({ root: 'site' }, { 'site/a.md': '', 'site/img/x.png': '' });
    expect(root('site/a.md', '/img/x.png')).toBe('site/img/x.png');
    expect(root('site/a.md', '/img/y.png')).toBe('site/img/y.png');
    expect(root('site/a.md', 'b')).toBe('site/b');
  });
});

test('of several sites, the one with the deepest root has a file', () => {
  const leadsTo = createSite([{ preset: 'docusaurus' }, { preset: 'mkdocs', root: 'sdk/docs' }], {
    'docs/a.md': '',
    'sdk/docs/a.md': '',
    'sdk/docs/b.md': '',
  });
  expect(leadsTo('sdk/docs/b.md', '../a/')).toBe('sdk/docs/a.md');
  expect(leadsTo('docs/a.md', '/docs/a')).toBe('docs/a.md');
});
