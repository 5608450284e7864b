import { expect, test } from 'vitest';
import { lintedFiles } from './linted-files.ts';

const table = '<table><tr><td><a href="#infra-somebody" title="Infrastructure">🚇</a></td></tr></table>';

test('emoji of all-contributors lead nowhere by design', async () => {
  const text = `# A\n\n<!-- ALL-CONTRIBUTORS-LIST:START - Do not remove -->\n${table}\n<!-- ALL-CONTRIBUTORS-LIST:END -->\n`;
  expect((await lintedFiles({ 'README.md': text })).findings).toEqual([]);
});

test('the same elsewhere, and other links among them, are judged', async () => {
  const text = `# A\n\n${table}\n\n<!-- ALL-CONTRIBUTORS-LIST:START -->\n<a href="gone.md">a</a>\n<!-- ALL-CONTRIBUTORS-LIST:END -->\n`;
  const { findings } = await lintedFiles({ 'README.md': text });
  expect(findings).toEqual(['dead/missing-anchor README.md:3', 'dead/missing-file README.md:6']);
});
