import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heaviestIncreasing, increasingAround } from '../../../src/lint/order/heaviest-increasing.ts';

function isIncreasing(values: readonly number[], chosen: ReadonlySet<number>): boolean {
  const kept = values.filter((_, index) => chosen.has(index));
  return kept.every((value, index) => index === 0 || (kept[index - 1] ?? 0) < value);
}

/** Every subsequence, tried. */
function heaviestByTrying(values: readonly number[], weights: readonly number[]): number {
  let best = 0;
  for (let mask = 0; mask < 1 << values.length; mask++) {
    const chosen = new Set(values.flatMap((_, index) => ((mask >> index) & 1 ? [index] : [])));
    const weight = [...chosen].reduce((sum, index) => sum + (weights[index] ?? 0), 0);
    if (weight > best && isIncreasing(values, chosen)) best = weight;
  }
  return best;
}

describe('heaviestIncreasing', () => {
  test.each([
    { name: 'nothing', values: [], weights: [], kept: [] },
    { name: 'in order', values: [1, 5, 9], weights: [1, 1, 1], kept: [0, 1, 2] },
    { name: 'one that weighs more than two', values: [3, 1, 2], weights: [3, 1, 1], kept: [0] },
    { name: 'equal numbers do not grow', values: [2, 2], weights: [1, 2], kept: [1] },
  ])('$name', ({ values, weights, kept }) => {
    expect([...heaviestIncreasing(values, (index) => weights[index] ?? 0)].sort()).toEqual(kept);
  });

  test('weighs as much as any that grows', () => {
    const member = fc.record({ value: fc.nat(9), weight: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 9 }), (members) => {
        const [values, weights] = [members.map(({ value }) => value), members.map(({ weight }) => weight)];
        const chosen = heaviestIncreasing(values, (index) => weights[index] ?? 0);
        expect(isIncreasing(values, chosen)).toBe(true);
        expect([...chosen].reduce((sum, index) => sum + (weights[index] ?? 0), 0)).toBe(
          heaviestByTrying(values, weights),
        );
      }),
    );
  });
});

describe('increasingAround', () => {
  test.each([
    { name: 'what is new gives way', values: [0, 2, 1], isNew: [false, false, true], kept: [0, 1] },
    { name: 'however many', values: [1, 2, 3, 0], isNew: [true, true, true, false], kept: [3] },
    { name: 'and stays where it fits', values: [0, 1, 2], isNew: [false, true, false], kept: [0, 1, 2] },
  ])('$name', ({ values, isNew, kept }) => {
    expect([...increasingAround(values, (index) => isNew[index] === true)].sort()).toEqual(kept);
  });
});
