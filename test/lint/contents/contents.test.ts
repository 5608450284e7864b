import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/lint/rule.ts';
import { tocMissing } from '../../../src/lint/rules/toc-missing.ts';
import { tocStale } from '../../../src/lint/rules/toc-stale.ts';
import { lintText, mendText } from '../linting.ts';

/** A list with sections of two depths, and a table of contents that has some of them in some order. */
const lists = fc
  .record({
    sections: fc.array(fc.nat(3), { minLength: 3, maxLength: 7 }),
    dropped: fc.array(fc.nat(30), { maxLength: 3 }),
    swaps: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 2 }),
    marker: fc.constantFrom('-', '*', '+'),
    indent: fc.constantFrom('  ', '    ', '\t'),
    ending: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ sections, dropped, swaps, marker, indent, ending }) => {
    const named = sections.map((below, index) => ({
      name: `S${index}`,
      below: Array.from({ length: below }, (_, part) => `P${index} ${part}`),
    }));
    const lines = named.map(({ name, below }) => [
      `${marker} [${name}](#${name.toLowerCase()})`,
      ...below.map((part) => `${indent}${marker} [${part}](#${part.toLowerCase().replace(' ', '-')})`),
    ]);
    for (const [one, other] of swaps) {
      const [a, b] = [lines[one], lines[other]];
      if (a !== undefined && b !== undefined) [lines[one], lines[other]] = [b, a];
    }
    const contents = lines.flat().filter((_, index) => !dropped.includes(index) || index === 0);
    const body = named.flatMap(({ name, below }) => [
      `## ${name}`,
      `${marker} [e](https://a.example/${name})`,
      ...below.flatMap((part) => [`### ${part}`, `${marker} [e](https://a.example/${part.replace(' ', '/')})`]),
    ]);
    return ['# List', '', '## Contents', ...contents, '', ...body, ''].join(ending);
  });

/** Fixes again and again, at most so often; every fix must be sound. */
function mendOften(rule: Rule, text: string, options: Readonly<Record<string, unknown>>, times: number): string {
  let mended = text;
  for (let round = 0; round < times; round++) {
    const { text: next, dropped } = mendText(mended, lintText(rule, mended, { options }));
    expect(dropped).toEqual([]);
    mended = next;
  }
  return mended;
}

describe.each([
  { rule: tocMissing, options: { share: 0.3 }, times: 1 },
  // Lines below a line that moves are put in order when it has moved.
  { rule: tocStale, options: { ordered: 0.3 }, times: 2 },
])('the fixes of $rule.name', ({ rule, options, times }) => {
  test('are all sound, keep what is below the contents, and come to an end', () => {
    fc.assert(
      fc.property(lists, (text) => {
        const mended = mendOften(rule, text, options, times);
        expect(mended.endsWith(text.slice(text.indexOf('## S0')))).toBe(true);
        expect(mendOften(rule, mended, options, 1)).toBe(mended);
      }),
    );
  });
});
