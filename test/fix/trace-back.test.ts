import { expect, test } from 'vitest';
import { applyEdits } from '../../src/fix/apply.ts';
import { passagesOf, traceBack } from '../../src/fix/trace-back.ts';
import type { Edit } from '../../src/model/edit.ts';
import type { Span } from '../../src/model/span.ts';

const text = 'one two three four';

/** The place of the only occurrence. */
function at(part: string, within = text): Span {
  const start = within.indexOf(part);
  return { start, end: start + part.length };
}
const write = (expected: string, to: string): Edit => ({ span: at(expected), text: to, expected });
const insert = (offset: number, to: string, copies?: Span | readonly Span[]): Edit => ({
  span: { start: offset, end: offset },
  text: to,
  expected: '',
  ...(copies === undefined ? {} : { copies }),
});
const move = [insert(0, 'three ', at('three ')), write('three ', '')];
const moveBoth = [insert(0, '\nthree \none ', [at('three '), at('one ')]), write('three ', ''), write('one ', '')];

test.each<[string, readonly Edit[], string, string]>([
  ['what no edit touches', [write('two', '2')], 'four', 'four'],
  ['what stands before it', [write('two', '2')], 'one', 'one'],
  ['all of what was written', [write('two', 'a pair')], 'a pair', 'two'],
  ['a part of what was written', [write('two', 'a pair')], 'air', 'two'],
  ['with what stands around it', [write('two', 'a pair')], 'one a', 'one two'],
  ['from within one to within another', [write('two', 'a pair'), write('four', '4')], 'pair three 4', 'two three four'],
  ['over a removal', [write('two ', '')], 'one three', 'one two three'],
  ['text that was moved', move, 'three', 'three'],
  ['what it was moved over', move, 'two', 'two'],
  ['the second of two that were moved', moveBoth, 'one', 'one'],
  ['the first of two that were moved', moveBoth, 'hre', 'hre'],
])('%s', (_, edits, now, from) => {
  const { text: after } = applyEdits(text, edits);
  const { start, end } = traceBack(at(now, after), [passagesOf(text, edits)]);
  expect(text.slice(start, end)).toBe(from);
});

test('through several steps', () => {
  const first = [insert(0, 'three ', at('three ')), write('three ', '')];
  const { text: between } = applyEdits(text, first);
  const second = [{ span: at('hre', between), text: 'i', expected: 'hre' }];
  const { text: last } = applyEdits(between, second);
  expect(last).toBe('tie one two four');
  const steps = [passagesOf(text, first), passagesOf(between, second)];
  expect(traceBack(at('i', last), steps)).toEqual(at('hre'));
  expect(traceBack(at('tie', last), steps)).toEqual(at('three'));
  expect(traceBack(at('four', last), steps)).toEqual(at('four'));
});
