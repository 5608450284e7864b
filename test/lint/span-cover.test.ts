import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNamedCover, createSpanCover } from '../../src/lint/span-cover.ts';
import type { Span } from '../../src/model/span.ts';

const span = (size: number): fc.Arbitrary<Span> =>
  fc.tuple(fc.nat(60), fc.nat(size)).map(([start, length]) => ({ start, end: start + length }));
const name = fc.constantFrom('a', 'b', 'c');

/** Said for one pair of spans. */
function meet(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

describe('a cover of spans', () => {
  test.each<[string, readonly Span[], Span, boolean]>([
    ['nothing', [], { start: 0, end: 9 }, false],
    ['what only touches, before', [{ start: 5, end: 8 }], { start: 2, end: 5 }, true],
    ['what only touches, after', [{ start: 5, end: 8 }], { start: 8, end: 9 }, true],
    [
      'what lies between two',
      [
        { start: 1, end: 2 },
        { start: 6, end: 8 },
      ],
      { start: 3, end: 5 },
      false,
    ],
    [
      'what reaches over several',
      [
        { start: 1, end: 2 },
        { start: 4, end: 5 },
      ],
      { start: 0, end: 9 },
      true,
    ],
    ['an empty place in an empty span', [{ start: 4, end: 4 }], { start: 4, end: 4 }, true],
    [
      'the end of a long one before short ones',
      [
        { start: 0, end: 9 },
        { start: 1, end: 2 },
      ],
      { start: 7, end: 8 },
      true,
    ],
  ])('%s', (_what, spans, place, expected) => {
    expect(createSpanCover(spans)(place)).toBe(expected);
  });

  test('is as trying every span', () => {
    fc.assert(
      fc.property(fc.array(span(8)), span(4), (spans, place) => {
        expect(createSpanCover(spans)(place)).toBe(spans.some((one) => meet(one, place)));
      }),
    );
  });

  test('is, by name, as trying every span that goes by one of the names', () => {
    const named = fc.record({ span: span(8), names: fc.array(name, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(named), span(4), fc.array(name, { maxLength: 2 }), (spans, place, names) => {
        const expected = spans.some((one) => names.some((own) => one.names.includes(own)) && meet(one.span, place));
        expect(createNamedCover(spans)(place, names)).toBe(expected);
      }),
    );
  });
});
