import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median } from '../../bench/figures.ts';
import { createRandom, latency, zipf } from '../../bench/web/random.ts';

test('random numbers are the same in every run, and spread evenly', () => {
  const draw = (seed: number): readonly number[] => Array.from({ length: 10_000 }, createRandom(seed));
  expect(draw(7)).toEqual(draw(7));
  const tenths = new Array<number>(10).fill(0);
  for (const number of draw(7)) tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] ?? 0) + 1;
  for (const tenth of tenths) expect(Math.abs(tenth - 1000)).toBeLessThan(120);
});

test('latencies have their median, and a tail on one side', () => {
  const random = createRandom(1);
  const latencies = Array.from({ length: 10_000 }, () => latency(random, 120));
  expect(Math.abs(median(latencies) - 120)).toBeLessThan(5);
  expect(Math.min(...latencies)).toBeGreaterThan(0);
  expect(Math.max(...latencies)).toBeGreaterThan(600);
});

test('hosts have all links together, each at least one, and fewer the further down they stand', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (hosts, each, share) => {
        const busiest = Math.max(1 / hosts, Math.min(0.9, share));
        const counts = zipf(hosts * each, hosts, busiest);
        expect(counts).toHaveLength(hosts);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(hosts * each);
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
        for (const [rank, count] of counts.entries()) expect(count).toBeGreaterThanOrEqual((counts[rank + 1] ?? 0) - 1);
      },
    ),
  );
});

test('the busiest host has its share', () => {
  expect(zipf(2000, 500, 0.11)[0]).toBe(220);
});
