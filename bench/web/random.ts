/** Random numbers that are the same in every run: mulberry32 (Tommy Ettinger, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A log-normal latency in whole milliseconds: most servers are near the median, a few take many times as long. */
export function latency(random: () => number, median: number, sigma = 0.6): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.max(1, Math.round(median * Math.exp(sigma * normal)));
}

/**
 * How many of `links` each of `hosts` has: one each, and of the others a share that falls with the rank (Zipf).
 *
 * @param links at least as many as hosts
 * @param busiest the share of all links that the first host has; at least 1 / hosts
 */
export function zipf(links: number, hosts: number, busiest: number): readonly number[] {
  const spare = links - hosts;
  const exponent = spare === 0 ? 0 : exponentFor(hosts, (busiest * links - 1) / spare);
  const weights = Array.from({ length: hosts }, (_, rank) => (rank + 1) ** -exponent);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const shares = weights.map((weight) => (spare * weight) / sum);
  const counts = shares.map((share) => 1 + Math.floor(share));
  const rest = links - counts.reduce((total, count) => total + count, 0);
  // What rounding leaves goes to those that lost most by it.
  const order = shares.map((share, rank) => ({ rank, lost: share - Math.floor(share) }));
  for (const { rank } of order.toSorted((one, other) => other.lost - one.lost).slice(0, rest)) {
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  return counts;
}

function exponentFor(hosts: number, busiest: number): number {
  let [low, high] = [0, 4];
  for (let round = 0; round < 40; round += 1) {
    const exponent = (low + high) / 2;
    let sum = 0;
    for (let rank = 1; rank <= hosts; rank += 1) sum += rank ** -exponent;
    if (1 / sum < busiest) low = exponent;
    else high = exponent;
  }
  return low;
}
