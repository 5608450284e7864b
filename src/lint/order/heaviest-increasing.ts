/**
 * The indexes of a subsequence whose numbers grow strictly and which weighs as much as any: what may stay where it is when a
 * sequence is put in order and some of it is to stay rather than the rest. In n log n, by a tree of prefix maxima (Fenwick,
 * "A New Data Structure for Cumulative Frequency Tables", 1994).
 *
 * @param weightOf what the number at an index weighs, more than 0
 */
export function heaviestIncreasing(
  values: readonly number[],
  weightOf: (index: number) => number,
): ReadonlySet<number> {
  const ranks = new Map([...new Set(values)].sort((one, other) => one - other).map((value, rank) => [value, rank + 1]));
  const weights: number[] = [];
  const before: (number | null)[] = [];
  /** By prefixes of the numbers in their order: the index at which the heaviest such subsequence ends. */
  const tree: (number | null)[] = [];
  const weightAt = (index: number | null): number => (index === null ? 0 : (weights[index] ?? 0));
  const heavier = (one: number | null, other: number | null): number | null =>
    weightAt(other) > weightAt(one) ? other : one;
  let best: number | null = null;
  for (const [index, value] of values.entries()) {
    const rank = ranks.get(value) ?? 0;
    let previous: number | null = null;
    for (let at = rank - 1; at > 0; at -= at & -at) previous = heavier(previous, tree[at] ?? null);
    before.push(previous);
    weights.push(weightAt(previous) + weightOf(index));
    for (let at = rank; at <= ranks.size; at += at & -at) tree[at] = heavier(tree[at] ?? null, index);
    best = heavier(best, index);
  }
  const chosen = new Set<number>();
  for (let index = best; index !== null; index = before[index] ?? null) chosen.add(index);
  return chosen;
}

/**
 * What may stay where it is when a sequence is put in order: as much as can be of what was there before, then of what is new.
 *
 * @param isNew whether the number at an index is new
 */
export function increasingAround(values: readonly number[], isNew: (index: number) => boolean): ReadonlySet<number> {
  return heaviestIncreasing(values, (index) => (isNew(index) ? 1 : values.length + 1));
}
