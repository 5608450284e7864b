import { expect, test } from 'vitest';
import type { UserConfig } from '../../src/index.ts';
import { lintedFiles } from './linted-files.ts';

const text = '# A\n\n[x](https://github.com/a/b.git) [top](#Toop)\n\n## Top\n';
const address = text.replace('.git', '');
const anchor = text.replace('#Toop', '#Top');
const both = address.replace('#Toop', '#Top');

test.each<[string, UserConfig, string]>([
  ['what is only worth knowing is left alone', { fix: { mode: 'safe' } }, anchor],
  ['unless suggestions are asked for', { fix: { mode: 'suggested' } }, both],
  ['or the rule is named', { fix: { mode: 'safe', kinds: ['url-canonical'] } }, address],
  ['by any of its names', { fix: { mode: 'safe', kinds: ['fragment-exists'] } }, anchor],
  ['or it is a warning', { fix: { mode: 'safe' }, rules: { 'url-canonical': 'warning' } }, both],
  ['a verdict is none either', { fix: { mode: 'safe' }, rules: { 'fragment-exists': 'info' } }, text],
  ['nothing is mended that nobody asked for', { fix: { mode: 'off', kinds: ['url-canonical'] } }, text],
])('%s', async (_case, config, mended) => {
  const { textOf } = await lintedFiles({ 'a.md': text }, config);
  expect(textOf('a.md').toLowerCase()).toBe(mended.toLowerCase());
});
