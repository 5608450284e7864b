import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignLines } from '../../src/change/align-lines.ts';

describe('alignLines', () => {
  test.each<[string, string, string, readonly (number | null)[], readonly (number | null)[]]>([
    ['the same', 'a\nb\n', 'a\nb\n', [0, 1, 2], [0, 1, 2]],
    ['other line ends', 'a\r\nb\r\n', 'a\nb\n', [0, 1, 2], [0, 1, 2]],
    ['a line put in', 'a\nb', 'a\nx\nb', [0, null, 1], [0, null, 1]],
    ['a line taken out', 'a\nx\nb', 'a\nb', [0, 2], [0, 2]],
    ['a line in place of another', 'a\nx\nb', 'a\ny\nb', [0, null, 2], [0, 1, 2]],
    ['two lines in place of one', 'a\nx\nb', 'a\ny\nz\nb', [0, null, null, 2], [0, null, null, 2]],
    ['a copy of a line below it', 'a\nb', 'a\na\nb', [0, null, 1], [0, null, 1]],
    ['nothing before', '', 'a\n', [null, 0], [null, 0]],
  ])('%s', (_name, before, after, exact, loose) => {
    expect(alignLines(before, after, 'new')).toEqual(exact);
    expect(alignLines(before, after, 'same')).toEqual(loose);
  });

  test('a text of which nothing is left is aligned by what its lines say', () => {
    const old = Array.from({ length: 3000 }, (_, index) => `old ${index}`);
    const young = Array.from({ length: 3000 }, (_, index) => `young ${index}`);
    expect(alignLines(old.join('\n'), [...young, 'old 7', 'old 5'].join('\n'), 'new').slice(2999)).toEqual([
      null,
      7,
      5,
    ]);
  });

  test('aligned lines are equal, and no line answers for two', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const aligned = alignLines(before.join('\n'), after.join('\n'), 'new');
        const [old, young] = [before.join('\n').split('\n'), after.join('\n').split('\n')];
        expect(aligned).toHaveLength(young.length);
        const used = aligned.flatMap((line) => line ?? []);
        expect(new Set(used).size).toBe(used.length);
        for (const [index, line] of aligned.entries()) if (line !== null) expect(old[line]).toBe(young[index]);
      }),
    );
  });
});
