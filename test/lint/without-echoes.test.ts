import { expect, test } from 'vitest';
import { lintedFiles } from './linted-files.ts';

const text = '- [a]()\n- [b](https://git.io/b)\n- [c](https://bit.ly/c)\n';

test('that a link has no address is told once', async () => {
  const { report } = await lintedFiles({ 'README.md': text }, {});
  expect(report.findings.map(({ rule }) => rule)).toEqual(['no-empty-url', 'url-shortener', 'url-shortener']);
});

test('where the rule is not an error, or a comment takes it out, the verdict is told', async () => {
  const weak = await lintedFiles({ 'README.md': text }, { rules: { 'no-empty-url': 'info' } });
  expect(weak.report.findings.map(({ rule }) => rule)).toContain('dead/malformed-url');
  const ignored = await lintedFiles({ 'README.md': `<!-- linkmend-disable no-empty-url -->\n\n${text}` }, {});
  expect(ignored.report.findings.map(({ rule }) => rule)).toContain('dead/malformed-url');
});

test('findings of rules belong to no link, also where one has no address', async () => {
  const { report } = await lintedFiles({ 'README.md': text }, {});
  expect(report.findings.map(({ link }) => link)).toEqual([null, null, null]);
});
