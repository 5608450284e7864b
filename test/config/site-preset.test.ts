import { expect, test } from 'vitest';
import { proposeSitePreset } from '../../src/config/site-preset.ts';

const brief = (paths: readonly string[], remote: string | null = null): readonly string[] =>
  proposeSitePreset(paths, remote).map(({ preset, root }) => `${preset} ${root}`);

test.each<readonly [name: string, paths: readonly string[], proposed: readonly string[]]>([
  ['nothing', ['README.md', 'docs/a.md'], []],
  ['Docusaurus', ['docusaurus.config.js', 'docs/a.md'], ['docusaurus .']],
  ['Docusaurus in TypeScript, in a folder', ['README.md', 'website/docusaurus.config.ts'], ['docusaurus website']],
  ['Docusaurus with its pages beside it', ['website/docusaurus.config.js', 'docs/a.md'], ['docusaurus .']],
  [
    'Docusaurus with pages of both',
    ['website/docusaurus.config.js', 'website/docs/a.md', 'docs/a.md'],
    ['docusaurus website'],
  ],
  ['VitePress', ['docs/.vitepress/config.mts', 'docs/index.md'], ['vitepress docs']],
  ['VitePress at the root', ['.vitepress/config.js'], ['vitepress .']],
  ['VitePress with a folder of settings', ['docs/.vitepress/config/index.ts'], ['vitepress docs']],
  ['MkDocs', ['mkdocs.yml', 'docs/index.md'], ['mkdocs docs']],
  ['MkDocs with pages elsewhere', ['mkdocs.yaml', 'pages/index.md'], ['mkdocs .']],
  ['MkDocs in a folder', ['sdk/mkdocs.yml', 'sdk/docs/index.md'], ['mkdocs sdk/docs']],
  ['several', ['site/docusaurus.config.js', 'mkdocs.yml', 'docs/a.md'], ['mkdocs docs', 'docusaurus site']],
  ['examples of others', ['examples/a/docusaurus.config.js', 'test/fixtures/mkdocs.yml'], []],
  ['a name that is only alike', ['old-mkdocs.yml', 'docusaurus.config.json', '.vitepress/theme/config.ts'], []],
])('%s', (_, paths, proposed) => {
  expect(brief(paths)).toEqual(proposed);
});

test.each([
  ['git@github.com:o/r.wiki.git', ['wiki .']],
  ['https://github.com/o/r.wiki', ['wiki .']],
  ['https://github.com/o/wiki.git', []],
])('the remote %s', (remote, proposed) => {
  expect(brief(['Home.md'], remote)).toEqual(proposed);
});

test('says what told it', () => {
  expect(proposeSitePreset(['mkdocs.yml'])).toEqual([{ preset: 'mkdocs', root: '.', because: 'mkdocs.yml' }]);
});
