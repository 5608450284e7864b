import { expect, test } from 'vitest';
import { lintedFiles } from './linted-files.ts';

/** Sections of entries that come twice. */
function write(nameOf: (index: number) => string): string {
  const section = (title: string): string =>
    [
      `## ${title}\n`,
      ...Array.from({ length: 8 }, (_, index) => `- [${nameOf(index)}](https://a.test/${index}) - One.`),
    ].join('\n');
  return ['# A\n', section('1.1'), section('1.0'), section('0.9')].join('\n\n');
}

test.each(['#', '`abc12'])('a change log is no list: %s', async (prefix) => {
  const close = prefix.startsWith('`') ? '45`' : '';
  const { findings } = await lintedFiles({ 'NEWS.md': write((index) => `${prefix}${index}${close}`) });
  expect(findings).toEqual([]);
});

test('the same with names is one', async () => {
  const { findings } = await lintedFiles({ 'README.md': write((index) => `Tool ${'abcdefgh'.charAt(index)}`) });
  expect(findings).not.toEqual([]);
});
