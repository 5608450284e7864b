import { describe, expect, test } from 'vitest';
import type { SitePreset } from '../../src/config/site-config.ts';
import { toSites } from '../../src/config/site-layer.ts';
import { createReader } from '../../src/extract/reader.ts';
import type { PageAnchors } from '../../src/model/page-anchors.ts';
import { parseMdx } from '../../src/parse/mdx.ts';
import { headingIds } from './heading-ids.ts';

function anchorsOf(preset: SitePreset, text: string, path = 'a.md'): PageAnchors {
  return createReader(
    { sites: toSites(preset, null) ?? [], frontMatter: [] },
    { parseMdx, readFrontMatter: null },
  ).anchors(text, path);
}

const page = headingIds.map(([heading]) => `## ${heading}`).join('\n\n');

describe('headings get the ids that the generator gives them', () => {
  const ofDocusaurus = anchorsOf('docusaurus', page).names;
  const inMdx = anchorsOf('docusaurus', page, 'a.mdx').names;
  const ofVitepress = anchorsOf('vitepress', page).names;
  const ofMkdocs = anchorsOf('mkdocs', page).names;
  test.each(headingIds)('%s', (_, docusaurus, vitepress, mkdocs) => {
    expect(ofDocusaurus).toContain(docusaurus);
    expect(inMdx).toContain(docusaurus);
    expect(ofVitepress).toContain(vitepress);
    expect(ofMkdocs).toContain(mkdocs);
  });
});

test.each<readonly [preset: SitePreset, path: string, text: string, has: readonly string[], hasNot: readonly string[]]>(
  [
    ['docusaurus', 'a.md', '## A b {#x}', ['x'], ['a-b', 'a-b-x', 'X']],
    ['docusaurus', 'a.mdx', '## A *b* {#x}', ['x'], ['a-b', 'a-b-x']],
    ['docusaurus', 'a.mdx', '<div id="here" />\n\n<h2 id={other}>A</h2>', ['here'], ['other']],
    ['vitepress', 'a.md', '## A {#x .y}\n\n## A', ['x', 'a'], ['a-1']],
    ['mkdocs', 'a.md', '## A {: #x .y }', ['x'], ['a']],
    ['mkdocs', 'a.md', 'Text.\n{: #para }\n\n[](){ #here }', ['para', 'here'], []],
    ['mkdocs', 'a.md', '## A {#x}', ['x', 'a-x'], ['a']],
    ['mkdocs', 'a.md', '!!! note "x"\n    ## In *a* `note`\n    text', ['in-a-note'], []],
    ['mkdocs', 'a.md', '## Two\n\n??? tip\n\n    ## Two ##', ['two', 'two_1'], ['two_2']],
    [
      'mkdocs',
      'a.md',
      '=== "Tab A"\n\n    ### Deep {#own}\n\n    === "B"\n        x',
      ['tab-a', 'b', 'own', '__tabbed_2_1'],
      ['deep'],
    ],
    [
      'mkdocs',
      'a.md',
      '=== "Tab A"\n\n    ```sh\n    # Comment\n    ```',
      ['__tabbed_1_1'],
      ['comment', '__tabbed_1_2'],
    ],
    [
      'mkdocs',
      'a.md',
      '<img src="a.png">\n## Behind [it](b.md) _so_\n##Tight\n',
      ['behind-it-so', 'tight'],
      ['tight_1'],
    ],
    ['mkdocs', 'a.md', '```\n## Code\n```\n\n## B\n', ['b'], ['code', 'b_1']],
    ['mkdocs', 'a.md', 'Text:\n\n    # Comment', [], ['comment']],
    ['docusaurus', 'a.md', '!!! note "x"\n    ## Deep', [], ['deep']],
    ['wiki', 'A.md', '## A b {#x}', ['a-b-x', 'A-B-X'], ['x']],
    ['github', 'a.md', '## A b {#x}', ['a-b-x'], ['x']],
    ['github', 'a.mdx', '## A\n\n<a id="y" />', ['a', 'y'], []],
  ],
)('%s, %s: %j', (preset, path, text, has, hasNot) => {
  const { names, compare } = anchorsOf(preset, text, path);
  const isThere = (name: string): boolean => names.has(compare === 'folded' ? name.toLowerCase() : name);
  expect(has.filter((name) => !isThere(name))).toEqual([]);
  expect(hasNot.filter(isThere)).toEqual([]);
});

test.each<readonly [preset: SitePreset, path: string, text: string, others: PageAnchors['others']]>([
  ['docusaurus', 'a.mdx', "import Part from './_part.mdx'\n\n<Part />", 'possible'],
  ['docusaurus', 'a.mdx', "import Tabs from '@theme/Tabs'\n\n<Tabs>a</Tabs>", 'none'],
  ['docusaurus', 'a.mdx', "import { Odd } from '@theme/odd'\n\n<Odd />", 'none'],
  ['docusaurus', 'a.mdx', '<a id="x" />', 'none'],
  ['docusaurus', 'a.md', '<Part />', 'possible'],
  ['vitepress', 'a.md', '<my-part />', 'possible'],
  ['vitepress', 'a.md', '# A <Badge text="x" />', 'none'],
  ['vitepress', 'a.md', '<!--@include: ./part.md-->', 'possible'],
  ['mkdocs', 'a.md', '--8<-- "part.md"', 'possible'],
  ['mkdocs', 'a.md', '::: package.module', 'possible'],
  ['mkdocs', 'a.md', '```\n--8<-- "part.md"\n```', 'none'],
  ['github', 'a.md', '{{< include "part.md" >}}', 'possible'],
])('%s, %s: whether %j may bring other anchors', (preset, path, text, others) => {
  expect(anchorsOf(preset, text, path).others).toBe(others);
});

test('pages made to be slow are read as fast as others', () => {
  const many = 4_000;
  const texts = [
    `${'{ #a '.repeat(many)}`,
    `# a${' '.repeat(many)}b {#c}`,
    '-'.repeat(many),
    '{!'.repeat(many),
    'import {\n'.repeat(many / 10),
    '<!--'.repeat(many),
  ];
  for (const preset of ['docusaurus', 'mkdocs'] as const) {
    for (const text of texts) for (const path of ['a.md', 'a.mdx']) anchorsOf(preset, text, path);
  }
});
