import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shardOfHost } from '../../src/plan/shard-of-host.ts';

describe('one site is asked by one shard', () => {
  test.each([
    ['site.example', 'www.site.example'],
    ['site.example', 'site.example.'],
    ['a.b.site.co.uk', 'site.co.uk'],
    ['youtu.be', 'www.youtube.com'],
    ['registry.npmjs.org', 'www.npmjs.com'],
    ['twitter.com', 'x.com'],
  ])('%s and %s', (one, other) => {
    for (let count = 1; count <= 256; count += 5) expect(shardOfHost(one, count)).toBe(shardOfHost(other, count));
  });

  test('people on one hosting site have sites of their own', () => {
    const shards = Array.from({ length: 40 }, (_, at) => shardOfHost(`user${at}.github.io`, 8));
    expect(new Set(shards).size).toBeGreaterThan(4);
  });
});

test('every host has a shard, and all get about as many', () => {
  fc.assert(
    fc.property(fc.domain(), fc.integer({ min: 1, max: 256 }), (host, count) => {
      const shard = shardOfHost(host, count);
      expect(shard).toBeGreaterThanOrEqual(1);
      expect(shard).toBeLessThanOrEqual(count);
    }),
  );
  const tally = [0, 0, 0, 0];
  for (let at = 0; at < 4000; at += 1)
    tally[shardOfHost(`site${at}.example`, 4) - 1] = (tally[shardOfHost(`site${at}.example`, 4) - 1] ?? 0) + 1;
  for (const hosts of tally) expect(hosts).toBeGreaterThan(900);
});

// A matrix whose jobs run different versions would leave links out: these numbers never change.
test.each([
  ['github.com', 1],
  ['en.wikipedia.org', 4],
  ['gone.example', 3],
  ['127.0.0.1', 3],
  ['[::1]', 4],
])('the shard of %s is the same on every machine', (host, shard) => {
  expect(shardOfHost(host, 4)).toBe(shard);
});
