import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../src/lint/rule.ts';
import { tocMissing } from '../../../src/lint/rules/toc-missing.ts';
import { tocStale } from '../../../src/lint/rules/toc-stale.ts';
import { lintFiles, lintText, mendText } from '../linting.ts';

/** A list with sections of two depths, and a table of contents that has some of them in some order. */
const lists = fc
  .record({
    sections: fc.array(fc.nat(3), { minLength: 3, maxLength: 7 }),
    dropped: fc.array(fc.nat(30), { maxLength: 3 }),
    slips: fc.array(fc.nat(6), { maxLength: 2 }),
    twice: fc.array(fc.nat(6), { maxLength: 1 }),
    swaps: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 2 }),
    marker: fc.constantFrom('-', '*', '+'),
    indent: fc.constantFrom('  ', '    ', '\t'),
    ending: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ sections, dropped, slips, twice, swaps, marker, indent, ending }) => {
    const named = sections.map((below, index) => ({
      name: `Section ${index}`,
      below: Array.from({ length: below }, (_, part) => `P${index} ${part}`),
    }));
    const lines = named.map(({ name, below }, index) => [
      `${marker} [${name}](#${slips.includes(index) ? 'sectoin' : 'section'}-${index})`,
      ...below.map((part) => `${indent}${marker} [${part}](#${part.toLowerCase().replace(' ', '-')})`),
    ]);
    for (const [one, other] of swaps) {
      const [a, b] = [lines[one], lines[other]];
      if (a !== undefined && b !== undefined) [lines[one], lines[other]] = [b, a];
    }
    for (const line of twice) lines.push((lines[line] ?? []).slice(0, 1));
    const contents = lines.flat().filter((_, index) => !dropped.includes(index) || index === 0);
    const body = named.flatMap(({ name, below }) => [
      `## ${name}`,
      `${marker} [e](https://a.example/${name})`,
      ...below.flatMap((part) => [`### ${part}`, `${marker} [e](https://a.example/${part.replace(' ', '/')})`]),
    ]);
    return ['# List', '', '## Contents', ...contents, '', ...body, ''].join(ending);
  });

/** The names of lines and sections that both rules tell something about. */
function tell(text: string): readonly string[] {
  const found = lintFiles([tocMissing, tocStale], { 'README.md': text });
  return found.map(({ data }) => `${data['section'] ?? data['text']}`);
}

test('mending tables of contents brings nothing up that was not told', () => {
  fc.assert(
    fc.property(lists, (text) => {
      const told = tell(text);
      const { text: mended } = mendText(text, lintFiles([tocMissing, tocStale], { 'README.md': text }));
      const all = mended.replaceAll('#sectoin', '#section');
      expect(tell(all).filter((one) => !told.includes(one))).toEqual([]);
    }),
    { numRuns: 20 },
  );
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
        expect(mended.endsWith(text.slice(text.indexOf('## Section 0')))).toBe(true);
        expect(mendOften(rule, mended, options, 1)).toBe(mended);
      }),
      { numRuns: 50 },
    );
  });
});
