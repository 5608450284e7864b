import { expect, test } from 'vitest';
import { lintedFiles } from './linted-files.ts';

const config = { rules: { 'no-empty-text': 'error' } } as const;

test.each<[string, string, readonly string[]]>([
  ['nothing', '[a](b.md)\n', ['dead/missing-file README.md:1']],
  ['a line', '[a](b.md) <!-- linkmend-disable-line -->\n', []],
  ['the next line', '<!-- linkmend-disable-next-line -->\n[a](b.md)\n[c](d.md)\n', ['dead/missing-file README.md:3']],
  [
    'a region',
    '<!-- linkmend-disable -->\n\n[a](b.md)\n\n<!-- linkmend-enable -->\n\n[c](d.md)\n',
    ['dead/missing-file README.md:7'],
  ],
  ['the file', '[a](b.md)\n\n<!-- linkmend-disable-file -->\n', []],
  ['a rule of a verdict', '[a](b.md) <!-- linkmend-disable-line dead/missing-file -->\n', []],
  ['a reason', '[a](b.md) <!-- linkmend-disable-line missing-file -->\n', []],
  ['another name of a reason', '[a](b.md) <!-- linkmend-disable-line relative-file-exists -->\n', []],
  ['a verdict', '[a](b.md) <!-- linkmend-disable-line dead -- on purpose -->\n', []],
  ['a rule', '[](b.md) <!-- linkmend-disable-line no-empty-text -->\n', ['dead/missing-file README.md:1']],
  ['links alone', '[](b.md) <!-- markdown-link-check-disable-line -->\n', ['no-empty-text README.md:1']],
  [
    'another rule',
    '[a](b.md) <!-- linkmend-disable-line no-empty-text -->\n',
    ['dead/missing-file README.md:1', 'unused-directive README.md:1'],
  ],
  [
    'no rule at all',
    '[a](b.md) <!-- linkmend-disable-line missing-fiel -->\n',
    ['dead/missing-file README.md:1', 'unknown-rule README.md:1'],
  ],
  ['what only the network knows', '[a](https://a.example/) <!-- linkmend-disable-line not-found -->\n', []],
  [
    'what only the network knows of repositories',
    '[a](https://a.example/) <!-- linkmend-disable-line repo-archived -->\n',
    [],
  ],
  [
    'what the network knows, where the disk knows better',
    '[a](README.md) <!-- linkmend-disable-line not-found -->\n',
    ['unused-directive README.md:1'],
  ],
  ['where nothing is', 'a <!-- linkmend-disable-line -->\n', ['unused-directive README.md:1']],
  ['where nothing is, for another tool', 'a <!-- markdown-link-check-disable-line -->\n', []],
])('a comment takes out %s', async (_what, text, expected) => {
  const { findings } = await lintedFiles({ 'README.md': text }, config);
  expect(findings).toEqual(expected);
});

test('links that are taken out are counted and not asked; the same link elsewhere is', async () => {
  const { report } = await lintedFiles({ 'README.md': '[a](b.md) <!-- linkmend-disable-line -->\n\n[a](b.md)\n' });
  expect(
    report.links.map(({ url, verdict, reason, places }) => [url, verdict, reason, places.map(({ line }) => line)]),
  ).toEqual([
    ['b.md', 'skipped', 'ignored', [1]],
    ['b.md', 'dead', 'missing-file', [3]],
  ]);
  expect(report.summary).toMatchObject({ ignored: 1, errors: 1, skipped: { ignored: 1 } });
  expect(report.findings[0]?.link).toBe(report.links[1]?.id);
});

test('a finding belongs to the row that was judged, wherever that stands', async () => {
  const { report } = await lintedFiles({ 'README.md': '[a](b.md)\n\n[a](b.md) <!-- linkmend-disable-line -->\n' });
  expect(report.findings.map(({ link }) => link)).toEqual([report.links[0]?.id]);
});

test('findings that are taken out are counted', async () => {
  const { report } = await lintedFiles({ 'README.md': '[a](b.md) <!-- linkmend-disable-line dead -->\n' });
  expect(report.summary).toMatchObject({ ignored: 1, errors: 0 });
});

test('a comment that takes one of two entries for a page out is of use', async () => {
  const text = '- [a](https://a.test)\n- [b](https://a.test)\n';
  const lists = { lists: ['a.md'] };
  expect((await lintedFiles({ 'a.md': text }, lists)).findings).toEqual(['duplicate-url a.md:2']);
  const comment = '<!-- linkmend-disable-next-line duplicate-url -->\n';
  expect((await lintedFiles({ 'a.md': comment + text }, lists)).findings).toEqual([]);
  const idle = '<!-- linkmend-disable-next-line duplicate-name -->\n';
  expect((await lintedFiles({ 'a.md': idle + text }, lists)).findings).toEqual([
    'unused-directive a.md:1',
    'duplicate-url a.md:3',
  ]);
});
