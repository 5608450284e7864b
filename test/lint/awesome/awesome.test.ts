import { describe, expect, test } from 'vitest';
import type { UserConfig } from '../../../src/index.ts';
import { severityInPreset } from '../../../src/lint/rule.ts';
import { awesomeBadge } from '../../../src/lint/rules/awesome-badge.ts';
import { rules } from '../../../src/lint/rules.ts';
import { lintedFiles } from '../linted-files.ts';
import { lintFiles } from '../linting.ts';

const awesome = rules.filter(({ name }) => name.startsWith('awesome-'));

test('the criteria of awesome lists are judged in the preset for them alone', () => {
  expect(awesome.length).toBeGreaterThan(10);
  for (const rule of awesome) {
    expect(severityInPreset(rule, 'awesome')).not.toBe('off');
    for (const preset of ['recommended', 'docs', 'strict'] as const) expect(severityInPreset(rule, preset)).toBe('off');
  }
});

test('only the README that lies highest is judged', () => {
  const files = { 'README.md': '# A\n', 'readme.zh.md': '# A\n', 'other.md': '# A\n', 'docs/README.md': '# A\n' };
  expect(lintFiles([awesomeBadge], files).map(({ file }) => file)).toEqual(['README.md']);
});

test('without a README every list is judged', () => {
  const files = { 'a.md': '# A\n', 'b.md': '# B\n' };
  expect(lintFiles([awesomeBadge], files).map(({ file }) => file)).toEqual(['a.md', 'b.md']);
});

test('a list that has everything has no findings', () => {
  const list = `# Awesome Things [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

> What can be touched.

## Contents

- [One](#one)
- [Two](#two)

## One

- [a](https://a.example/) - A thing.

## Two

- [b](https://b.example/) - Another thing.
`;
  const siblings = [
    { name: 'contributing.md', text: 'Please.' },
    { name: 'license', text: 'CC0 1.0 Universal' },
  ];
  expect(lintFiles(awesome, { 'readme.md': list }, { siblings })).toEqual([]);
});

test('options that presets bring along are options of their rules', () => {
  const options = rules.flatMap((rule) => Object.values(rule.presetOptions ?? {}).map((one) => ({ rule, one })));
  expect(options.length).toBeGreaterThan(3);
  for (const { rule, one } of options) expect(() => rule.prepare(one)).not.toThrow();
});

describe('a list that is alike, but not as awesome lists are', () => {
  const names = ['Ash', 'Elm', 'Fir', 'Oak'];
  const list = names.map((name) => `- [${name}](https://${name}.test/) – ${name} tree\n`).join('');
  const told = async (config: UserConfig): Promise<ReadonlySet<string>> => {
    const { report } = await lintedFiles({ 'README.md': list }, { lists: ['README.md'], ...config });
    return new Set(report.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('entry-')));
  };

  test('passes elsewhere', async () => {
    expect(await told({})).toEqual(new Set());
  });

  test('is told in the preset for them', async () => {
    const wanted = ['entry-separator', 'entry-description-end', 'entry-repeats-name'];
    expect(await told({ preset: 'awesome' })).toEqual(new Set(wanted));
  });

  test('is told there what is asked for, and not what the list has', async () => {
    const { report } = await lintedFiles({ 'README.md': list }, { lists: ['README.md'], preset: 'awesome' });
    const [first, second] = report.findings.filter(({ rule }) => /^entry-(?:separator|description-end)$/.test(rule));
    expect(first?.message).toBe('link and description are parted by " – ", where " - " is asked for');
    expect(second?.message).toBe('the description ends without ".", which is asked for');
  });

  test('passes there with options of its own', async () => {
    const configured: UserConfig = {
      preset: 'awesome',
      rules: {
        'entry-separator': ['warning', { separator: ' – ' }],
        'entry-description-end': ['warning', { end: 'never' }],
        'entry-repeats-name': ['warning', { names: 'subjects' }],
      },
    };
    expect(await told(configured)).toEqual(new Set());
  });
});
