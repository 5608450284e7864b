import { describe, expect, test } from 'vitest';
import { applyEdits, applyFixes } from '../../src/fix/apply.ts';
import type { Edit, Fix } from '../../src/model/edit.ts';

const text = '0123456789';
const edit = (start: number, end: number, to: string, expected = text.slice(start, end)): Edit => ({
  span: { start, end },
  text: to,
  expected,
});
const fix = (...edits: Edit[]): Fix => ({ kind: 'lint', safety: 'safe', edits, becomes: null });

describe('applyEdits', () => {
  test.each<[string, readonly Edit[], string]>([
    ['none', [], '0123456789'],
    ['one', [edit(2, 4, 'xyz')], '01xyz456789'],
    ['in any order', [edit(8, 9, 'B'), edit(0, 1, 'A')], 'A1234567B9'],
    ['an insertion', [edit(3, 3, '-')], '012-3456789'],
    ['at the end', [edit(10, 10, '!')], '0123456789!'],
    ['at the start', [edit(0, 0, '!')], '!0123456789'],
    ['a removal', [edit(0, 10, '')], ''],
    ['neighbours', [edit(2, 4, 'a'), edit(4, 6, 'b')], '01ab6789'],
    ['an insertion before a replacement', [edit(2, 4, 'b'), edit(2, 2, 'a')], '01ab456789'],
    ['an insertion after a replacement', [edit(4, 4, 'b'), edit(2, 4, 'a')], '01ab456789'],
  ])('%s', (_, edits, expected) => {
    expect(applyEdits(text, edits)).toEqual({ text: expected, applied: edits, dropped: [] });
  });

  test.each<[string, Edit, Edit]>([
    ['the same span', edit(2, 4, 'a'), edit(2, 4, 'b')],
    ['a common part', edit(2, 4, 'a'), edit(3, 6, 'b')],
    ['a common part, later one first', edit(3, 6, 'a'), edit(2, 4, 'b')],
    ['one inside the other', edit(2, 8, 'a'), edit(4, 5, 'b')],
    ['one around the other', edit(4, 5, 'a'), edit(2, 8, 'b')],
    ['the same start', edit(2, 4, 'a'), edit(2, 3, 'b')],
    ['the same end', edit(2, 4, 'a'), edit(3, 4, 'b')],
    ['an insertion inside', edit(2, 4, 'a'), edit(3, 3, 'b')],
    ['two insertions at one offset', edit(3, 3, 'a'), edit(3, 3, 'b')],
  ])('of two that overlap the first is applied: %s', (_, first, second) => {
    const outcome = applyEdits(text, [first, second]);
    expect(outcome.applied).toEqual([first]);
    expect(outcome.dropped).toEqual([{ edit: second, why: 'overlap' }]);
    expect(outcome.text).toBe(applyEdits(text, [first]).text);
  });

  test.each<[string, Edit, string]>([
    ['other text', edit(2, 4, 'a', '99'), 'unexpected-text'],
    ['shorter text', edit(2, 4, 'a', '2'), 'unexpected-text'],
    ['an insertion that expects text', edit(2, 2, 'a', '2'), 'unexpected-text'],
    ['beyond the end', edit(8, 11, 'a', '89'), 'out-of-range'],
    ['before the start', edit(-1, 1, 'a', '0'), 'out-of-range'],
    ['backwards', edit(4, 2, 'a', ''), 'out-of-range'],
    ['between two units', edit(1.5, 2, 'a', '1'), 'out-of-range'],
    ['no number', edit(Number.NaN, 2, 'a', ''), 'out-of-range'],
  ])('does not apply one with %s', (_, faulty, why) => {
    const good = edit(5, 6, 'x');
    expect(applyEdits(text, [faulty, good])).toEqual({
      text: '01234x6789',
      applied: [good],
      dropped: [{ edit: faulty, why }],
    });
  });

  test('an edit that was dropped takes no place', () => {
    const outcome = applyEdits(text, [edit(2, 4, 'a', '99'), edit(3, 5, 'b'), edit(4, 6, 'c'), edit(5, 7, 'd')]);
    expect(outcome.text).toBe('012bd789');
    expect(outcome.dropped.map(({ why }) => why)).toEqual(['unexpected-text', 'overlap']);
  });

  test('line ends, tabs and astral characters outside of the spans stay', () => {
    const source = 'a\r\nb\tc\rd\u2028😀\0e';
    const at = source.indexOf('b');
    const outcome = applyEdits(source, [{ span: { start: at, end: at + 1 }, text: 'B', expected: 'b' }]);
    expect(outcome.text).toBe('a\r\nB\tc\rd\u2028😀\0e');
  });
});

describe('applyFixes', () => {
  test('applies all edits of a fix', () => {
    const both = fix(edit(0, 1, 'A'), edit(9, 10, 'Z'));
    expect(applyFixes(text, [both])).toEqual({ text: 'A12345678Z', applied: [both], dropped: [] });
  });

  test.each<[string, Fix, string]>([
    ['overlaps', fix(edit(0, 1, 'A'), edit(5, 6, 'Z')), 'overlap'],
    ['finds other text', fix(edit(0, 1, 'A'), edit(7, 8, 'Z', '?')), 'unexpected-text'],
    ['overlaps itself', fix(edit(0, 2, 'A'), edit(1, 3, 'Z')), 'overlap'],
  ])('applies none of a fix of which one edit %s', (_, bad, why) => {
    const first = fix(edit(4, 6, 'x'));
    const last = fix(edit(0, 1, 'y'));
    expect(applyFixes(text, [first, bad, last])).toEqual({
      text: 'y123x6789',
      applied: [first, last],
      dropped: [{ fix: bad, why }],
    });
  });
});
