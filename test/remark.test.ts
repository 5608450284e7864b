import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { ConfigError, type UserConfig } from '../src/index.ts';
import remarkLinkmend from '../src/remark.ts';
import { createDirectory, writeTree } from './discover/tree.ts';

async function messages(
  value: string,
  config?: UserConfig,
  path = 'docs/a.md',
  files: Readonly<Record<string, string>> = {},
) {
  const cwd = createDirectory();
  writeTree(cwd, { 'docs/there.md': '# There\n', ...files });
  const processor = unified()
    .use(remarkParse)
    .use(remarkLinkmend, ...(config === undefined ? [] : [config]));
  const file = await new Promise<Awaited<ReturnType<typeof processor.process>>>((resolve, reject) => {
    const written = { value, path, cwd };
    processor.run(processor.parse(value), written, (error, _tree, file) => {
      if (error === undefined && file !== undefined) resolve(file);
      else reject(error);
    });
  });
  return file.messages.map(({ place, ruleId, source, fatal, reason, expected, note }) => ({
    place,
    ruleId,
    source,
    fatal,
    reason,
    expected,
    note,
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
      note: 'correct it, or remove it',
    },
    {
      place: { start: { line: 3, column: 1 }, end: { line: 3, column: 18 } },
      ruleId: 'no-empty-text',
      source: 'linkmend',
      fatal: true,
      reason: 'the link to there.md#ther has no text: name it, or take it out',
      expected: undefined,
      note: undefined,
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
  expect(await messages('<!--lint ignore no-empty-text-->\n\n- [](there.md)\n- [](there.md)\n')).toEqual([]);
});

test.each(['disabel-next-line no-empty-text', 'disable-nextline no-empty-text', 'ignore no-empty-text', 'enable'])(
  'a comment that says nothing is told: linkmend-%s',
  async (mistaken) => {
    expect(await messages(`<!-- linkmend-${mistaken} -->\n[](there.md)\n`)).toMatchObject([
      { ruleId: 'unused-directive', reason: 'this comment switches nothing off', note: 'remove it' },
      { ruleId: 'no-empty-text' },
    ]);
  },
);

test('a configuration that cannot be used is refused', async () => {
  await expect(messages('', { rules: { nothing: 'off' } })).rejects.toThrow(ConfigError);
});

describe('the configuration beside the file', () => {
  const off = '{ "rules": { "no-empty-text": "off" } }';
  const text = '[](there.md) [b](gone.md)\n';
  const rules = async (files: Readonly<Record<string, string>>, config?: UserConfig, value = text) =>
    (await messages(value, config, 'docs/a.md', files)).map(({ ruleId }) => ruleId);

  test('is heeded', async () => {
    expect(await rules({})).toEqual(['no-empty-text', 'dead/missing-file']);
    expect(await rules({ 'linkmend.config.json': off })).toEqual(['dead/missing-file']);
    expect(await rules({ 'package.json': `{ "linkmend": ${off} }` })).toEqual(['dead/missing-file']);
  });

  test('is added to and overruled by options', async () => {
    const files = { 'linkmend.config.json': off };
    expect(await rules(files, { rules: { 'missing-file': 'off' } })).toEqual([]);
    expect(await rules(files, { rules: { 'no-empty-text': 'error' } })).toEqual(['no-empty-text', 'dead/missing-file']);
  });

  test('leaves files out', async () => {
    expect(await rules({ 'linkmend.config.json': '{ "excludePath": ["docs/a.md"] }' })).toEqual([]);
    expect(await rules({ 'linkmend.config.json': '{ "excludePath": ["docs/b.md"] }' })).toHaveLength(2);
  });

  test('that cannot be used is refused', async () => {
    await expect(rules({ 'linkmend.config.json': '{' })).rejects.toThrow(ConfigError);
  });
});

test('a file that is not on the disk is linted as it stands', async () => {
  expect(await messages('# A\n\n[a](#a) [itself](a.md#a)\n')).toEqual([]);
});

test('what was probably meant is a note', async () => {
  const [missing, anchor] = await messages('[a](ther.md) [b](there.md#zzz)\n');
  expect(missing).toMatchObject({ reason: 'no such file: docs/ther.md', note: 'did you mean docs/there.md?' });
  expect(anchor?.note).not.toContain('did you mean');
});
