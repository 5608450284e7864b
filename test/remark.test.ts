import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { ConfigError, type UserConfig } from '../src/index.ts';
import remarkLinkmend from '../src/remark.ts';
import { createDirectory, writeTree } from './discover/tree.ts';

async function messages(value: string, config: UserConfig = {}, path = 'docs/a.md') {
  const cwd = createDirectory();
  writeTree(cwd, { 'docs/there.md': '# There\n' });
  const processor = unified().use(remarkParse).use(remarkLinkmend, config);
  const file = await new Promise<Awaited<ReturnType<typeof processor.process>>>((resolve, reject) => {
    const written = { value, path, cwd };
    processor.run(processor.parse(value), written, (error, _tree, file) => {
      if (error === undefined && file !== undefined) resolve(file);
      else reject(error);
    });
  });
  return file.messages.map(({ place, ruleId, source, fatal, reason, expected }) => ({
    place,
    ruleId,
    source,
    fatal,
    reason,
    expected,
  }));
}

test('what the rules and local links say becomes messages', async () => {
  expect(await messages('[a](there.md) [b](gone.md)\n\n[](there.md#ther)\n')).toEqual([
    {
      place: { start: { line: 1, column: 19 }, end: { line: 1, column: 26 } },
      ruleId: 'dead/missing-file',
      source: 'linkmend',
      fatal: true,
      reason: 'no such file: docs/gone.md',
      expected: undefined,
    },
    {
      place: { start: { line: 3, column: 1 }, end: { line: 3, column: 18 } },
      ruleId: 'no-empty-text',
      source: 'linkmend',
      fatal: true,
      reason: 'the link to there.md#ther has no text: name it, or take it out',
      expected: undefined,
    },
    expect.objectContaining({ ruleId: 'dead/missing-anchor', expected: ['there.md#there'] }),
  ]);
});

test('severities become degrees of fatality', async () => {
  const fatal = async (severity: 'info' | 'warning' | 'error') =>
    (await messages('[b](gone.md)\n', { rules: { 'missing-file': severity } })).map((message) => message.fatal);
  expect(await fatal('error')).toEqual([true]);
  expect(await fatal('warning')).toEqual([false]);
  expect(await fatal('info')).toEqual([undefined]);
});

test('comments of both dialects are heeded', async () => {
  expect(await messages('<!--lint disable no-empty-text-->\n\n[](there.md)\n')).toEqual([]);
  expect(await messages('[](there.md) <!-- linkmend-disable-line -->\n')).toEqual([]);
});

test('a configuration that cannot be used is refused', async () => {
  await expect(messages('', { rules: { nothing: 'off' } })).rejects.toThrow(ConfigError);
});
