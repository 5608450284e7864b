import { expect, test } from 'vitest';
import { severityInPreset } from '../../src/lint/rule.ts';
import { awesomeBadge } from '../../src/lint/rules/awesome-badge.ts';
import { rules } from '../../src/lint/rules.ts';
import { lintFiles } from './linting.ts';

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
