import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { UserConfig } from '../../src/index.ts';
import { acceptanceCases } from './acceptance/all.ts';
import { lintedFiles } from './linted-files.ts';

const name = 'README.md';
const config: UserConfig = { lists: [name] };
const titled = acceptanceCases.map((one) => [`${one.name}: ${one.from}`, one] as const);
const defects = titled.flatMap(([title, one]) => (one.kind === 'defect' ? [[title, one] as const] : []));
const lookAlikes = titled.flatMap(([title, one]) => (one.kind === 'look-alike' ? [[title, one] as const] : []));

async function fixed(text: string, mode: 'safe' | 'suggested'): Promise<string> {
  const { textOf } = await lintedFiles({ [name]: text }, { ...config, fix: { mode } });
  return textOf(name);
}

describe.each(defects)('%s', (_title, { text, found, fix, mended }) => {
  test('is found, and nothing else', async () => {
    const { report } = await lintedFiles({ [name]: text }, config);
    const told = report.findings.map(({ rule, line }) => `${rule} ${line ?? 0}`);
    expect(told.toSorted()).toEqual(found.toSorted());
  });

  test('is mended by as much as it may be', async () => {
    expect(await fixed(text, 'safe')).toBe(fix === 'safe' ? mended : text);
    if (fix !== 'none') expect(await fixed(text, 'suggested')).toBe(mended);
  });

  test('is gone when it is mended', async () => {
    const { report } = await lintedFiles({ [name]: mended }, config);
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(await fixed(mended, 'suggested')).toBe(mended);
  });
});

describe.each(lookAlikes)('%s', (_title, { text }) => {
  test('is no error and no warning', async () => {
    const { report } = await lintedFiles({ [name]: text }, config);
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(await fixed(text, 'suggested')).toBe(text);
  });
});

const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');
const withoutEnd = (text: string): string => text.replace(/(?:\r?\n)+$/, '');
const mendedOnes = defects.flatMap(([title, one]) => (one.fix === 'none' ? [] : [[title, one] as const]));

test.each(mendedOnes)(
  'the fix keeps CRLF, and no line ending at the end: %s',
  async (_title, { text, mended, fix }) => {
    const mode = fix === 'safe' ? 'safe' : 'suggested';
    expect(await fixed(crlf(text), mode)).toBe(crlf(mended));
    expect(await fixed(withoutEnd(text), mode)).toBe(withoutEnd(mended));
  },
);

test('the README tells of every case what linters make of it', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const names = new Set(acceptanceCases.map(({ name }) => name));
  expect([...names].filter((name) => !readme.includes(`| ${name} `))).toEqual([]);
});
