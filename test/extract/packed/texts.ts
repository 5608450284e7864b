import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toSites } from '../../../src/config/site-layer.ts';
import { openReader, type Reader } from '../../../src/extract/reader.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Source } from '../../../src/model/source.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures', import.meta.url));

/** Sites of every kind, and front matter with links. */
export const site = {
  sites: [...(toSites('docusaurus', null) ?? []), ...(toSites({ preset: 'mkdocs', root: 'mkdocs' }, null) ?? [])],
  frontMatter: ['links', 'image.src'],
};

export function sourceOf(path: string, text: string, sha256 = ''): Source {
  return { path, text, absolutePath: `/${path}`, bom: '', sha256, origin: 'written' };
}

/** The Markdown of a folder of fixtures. */
export function fixtureSources(folder: string): readonly Source[] {
  return readdirSync(join(fixtures, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.mdx?$/.test(path))
    .map((path) => sourceOf(path, readFileSync(join(fixtures, folder, path), 'utf8')));
}

/** What is seldom: front matter, comments, tags, formulas, deep lists, MDX that is none. */
export const oddSources: readonly Source[] = [
  sourceOf('empty.md', ''),
  sourceOf('matter.md', '---\nlinks: [a.md, "b.md"]\nimage:\n  src: c.png\n---\n# A\n'),
  sourceOf('toml.md', '+++\nlinks = ["a.md"]\n+++\n'),
  sourceOf('part.mdx', "import A from 'a'\n\n<A href={b} src='c.md'>[d](e.md)</A>\n\n{/* linkmend-disable-line */}\n"),
  sourceOf('fault.mdx', '<A>\n\n[b](c.md)\n'),
  sourceOf('mkdocs/page.md', '# A *b* {: #own }\n\n[](){#mark}\n\n[c](#own)\n'),
  sourceOf(
    'comments.md',
    '<!-- linkmend-disable a, b -->\n[c](d)\n<!-- linkmend-enable -->\n<!-- linkmend-disble -->\n',
  ),
  sourceOf('other.md', '<!-- markdown-link-check-disable -->\n[a](b)\n<!--lint ignore awesome-toc-->\n\n* c\n'),
  sourceOf('html.md', '<h2 id="x">A <img srcset="b 1x, c 2x"></h2>\n\n<p><a href=d>e</a> words\n<a name=\'f\'>\n'),
  sourceOf('uses.md', '[a][b] ![c][b] [b]\n\n[b]: <d e> "f"\n[unused]: g\n\n1. h\n   - i[^1]\n\n[^1]: j\n'),
  sourceOf('table.md', '| a | b |\n| - | - |\n| [c](d\\|e) | <https://f.example> |\n| https://g.example | `h` |\n'),
  sourceOf('letters.md', '# 日本 😀 \u2028\n\n[\ud800](https://日本.example/\u0000)\r\n\r\n* $a$ [b](c)\r\n'),
  sourceOf('deep.md', `${Array.from({ length: 60 }, (_, depth) => `${'- '.repeat(depth)}[a](b)`).join('\n')}\n`),
];

export function openTestReader(): Promise<Reader> {
  return openReader(site, ['a.mdx']);
}

/** All that a document has, computed. */
export function wholeOf({ source, links, directives, parse, fault, ...lazy }: Document) {
  const { anchors, page, outline, entries } = lazy;
  const computed = { anchors: anchors(), page: page(), outline: outline(), entries: entries() };
  return { path: source.path, links, directives, parse, fault, ...computed };
}
