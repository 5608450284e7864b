import { describe, expect, test } from 'vitest';
import type { Example, Rule } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules.ts';
import { linesOf, lintText, mendText } from './linting.ts';

const textOf = (example: Example): string => ('good' in example ? example.good : example.bad);
const titleOf = (example: Example): string => example.name ?? JSON.stringify(textOf(example)).slice(0, 60);

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  test('has examples of both kinds', () => {
    expect(rule.examples.some((example) => 'good' in example)).toBe(true);
    expect(rule.examples.some((example) => 'bad' in example)).toBe(true);
    expect(rule.examples.some((example) => 'bad' in example && example.fixed !== undefined)).toBe(rule.fix !== 'none');
  });

  test.each(rule.examples.map((example) => [titleOf(example), example] as const))('%s', (_title, example) => {
    checkExample(rule, example);
  });
});

function checkExample(rule: Rule, example: Example): void {
  const text = textOf(example);
  const findings = lintText(rule, text, example);
  if ('good' in example) {
    expect(findings).toEqual([]);
    return;
  }
  const lines = linesOf(text, findings);
  if (example.lines === undefined) expect(lines).toHaveLength(1);
  else expect(lines).toEqual(example.lines);
  for (const { data } of findings) expect(rule.message(data)).toMatch(/^\P{Lu}.*[^.]$/su);

  const mended = mendText(text, findings);
  expect(mended.dropped).toEqual([]);
  expect(mended.text).toBe(example.fixed ?? text);
  const again = lintText(rule, mended.text, example);
  expect(mendText(mended.text, again).text).toBe(mended.text);
}

test('rules have names of their own, in kebab-case', () => {
  const names = rules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});

test.each(rules)('$name says what it finds and why, and has a default for every option', (rule) => {
  expect(rule.what).toMatch(/^[a-z#`].*[^.]$/);
  expect(rule.why).toMatch(/^[A-Z#`].*\.$/s);
  expect(() => rule.prepare({})).not.toThrow();
});
