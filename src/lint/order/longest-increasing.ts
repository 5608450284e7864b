/**
 * The indexes of a longest subsequence whose numbers grow strictly: what may stay where it is when a sequence is put in
 * order with the fewest moves. Patience sorting, in n log n.
 */
export function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  /** For each length, the index of the smallest number that ends such a subsequence. */
  const ends: number[] = [];
  const before: (number | null)[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before.push(ends[low - 1] ?? null);
    ends[low] = index;
  }
  const chosen = new Set<number>();
  for (let index = ends.at(-1) ?? null; index !== null; index = before[index] ?? null) chosen.add(index);
  return chosen;
}
