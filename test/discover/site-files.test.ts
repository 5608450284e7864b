import { describe, expect, test } from 'vitest';
import { toSites } from '../../src/config/site-layer.ts';
import { diskTree } from '../../src/discover/disk-tree.ts';
import { readSiteFiles } from '../../src/discover/site-files.ts';
import { createDirectory, writeTree } from './tree.ts';

type Written = Parameters<typeof toSites>[0];

async function read(
  site: Written,
  files: Readonly<Record<string, string>>,
  texts: ReadonlyMap<string, string> = new Map(),
) {
  const root = createDirectory();
  writeTree(root, files);
  return readSiteFiles(toSites(site, null) ?? [], diskTree(root), texts);
}

const matter = (slug: string): string => `---\nslug: ${slug}\n---\n`;

describe('the files of a site', () => {
  test('are those below its root, without what is hidden and what packages bring', async () => {
    const [site] = await read(
      { preset: 'vitepress', root: 'docs' },
      {
        'docs/a.md': '',
        'docs/b.dir/c': '',
        'docs/node_modules/p/README.md': '',
        'docs/.vitepress/config.ts': '',
        'README.md': '',
      },
    );
    expect(site?.files).toEqual(['docs/a.md', 'docs/b.dir/c']);
  });

  test.each(['../static', '../static/', './../static', '../docs/../static'])('and those of %s', async (directory) => {
    const files = { 'docs/a.md': '', 'static/x.png': '', 'other/y.png': '' };
    const [site] = await read({ preset: 'vitepress', root: 'docs', publicDirs: [directory] }, files);
    expect(site?.files).toEqual(['docs/a.md', 'static/x.png']);
  });

  test('and those of a public directory that is the root of the repository', async () => {
    const [site] = await read({ root: 'docs', publicDirs: ['..'] }, { 'docs/a.md': '', 'x.png': '' });
    expect(site?.files).toEqual(['docs/a.md', 'x.png']);
  });
});

describe('front matter', () => {
  test('is read of pages, from texts that are at hand before the disk', async () => {
    const files = { 'a.md': matter('disk'), 'b.md': matter('b'), 'c.md': '', 'd.txt': matter('d') };
    const [site] = await read('vitepress', files, new Map([['a.md', matter('text')]]));
    const told = [...(site?.matters ?? [])].map(([file, values]) => [file, values.map(({ value }) => value)]);
    expect(told).toEqual([
      ['a.md', ['text']],
      ['b.md', ['b']],
    ]);
  });

  test('is not read where links name files', async () => {
    const [site] = await read('github', { 'a.md': matter('a') });
    expect(site?.matters.size).toBe(0);
  });
});
