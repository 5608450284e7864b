import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestIncreasing } from '../../../src/lint/order/longest-increasing.ts';

/** All subsequences, tried one by one. */
function longestLength(values: readonly number[]): number {
  const lengths: number[] = [];
  for (const [index, value] of values.entries()) {
    const before = lengths.filter((_, other) => other < index && (values[other] ?? 0) < value);
    lengths.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, ...lengths);
}

test('keeps as much as can be kept, and that in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 30 }), (values) => {
      const kept = [...longestIncreasing(values)].sort((one, other) => one - other).map((index) => values[index] ?? 0);
      expect(kept).toHaveLength(longestLength(values));
      expect(kept).toEqual([...new Set(kept)].sort((one, other) => one - other));
    }),
  );
});
