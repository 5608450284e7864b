import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { compactProbe } from '../../src/state/compact-probe.ts';
import { mergeRecords, type Remembered } from '../../src/state/merge.ts';
import { pruneRecords } from '../../src/state/prune.ts';
import { readHistory } from '../../src/state/read-history.ts';
import { createReader } from '../../src/state/read-sighting.ts';
import { type StateRecord, seenNetworks } from '../../src/state/record.ts';
import { retain } from '../../src/state/retain.ts';
import { answered, day, gone, good, judge, silent, start, url, wall } from './past-runs.ts';

const facts = [good, gone, silent, wall, answered(500)].flatMap(
  (probe) => compactProbe(probe, { fragments: [], conditions: '' }) ?? [],
);
const key = fc.constantFrom('a'.repeat(32), 'b'.repeat(32));
const run = fc.constantFrom('r1', 'r2', 'r3');
const at = fc.integer({ min: 0, max: 60 * 4 }).map((quarter) => start + (quarter * day) / 4);
const network = fc.constantFrom(...seenNetworks);
const record: fc.Arbitrary<StateRecord> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('sighting'), run, key, at, facts: fc.constantFrom(...facts) }),
  },
  fc.record({
    kind: fc.constant('sightings'),
    key,
    at: fc.array(at, { minLength: 1, maxLength: 5 }),
    network,
    facts: fc.constantFrom(...facts),
  }),
  fc.record({
    kind: fc.constant('capture'),
    key,
    at,
    capture: fc.record({ state: fc.constantFrom('none', 'excluded') }),
  }),
  fc.record({
    kind: fc.constant('host'),
    key,
    at,
    host: fc.record({ agent: fc.constantFrom('ours', 'plain'), interval: fc.constantFrom(null, 100) }),
  }),
  fc.record({
    kind: fc.constant('end'),
    run,
    at,
    outcome: fc.constantFrom('complete', 'incomplete'),
    network,
    resumed: fc.uniqueArray(run),
  }),
);
const records = fc.array(record, { maxLength: 40 });

const reader = createReader(judge, () => ({ fingerprint: '', credentials: 'none', anchors: 'ignore' }) as const);
const now = start + 61 * day;

function sorted({ pages, captures, hosts, ends, unfinished }: Remembered): unknown {
  const entries = <V>(map: ReadonlyMap<string, V>): unknown => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    pages: entries(pages),
    captures: entries(captures),
    hosts: entries(hosts),
    ends: entries(ends),
    unfinished: [...unfinished].sort(),
  };
}

function histories({ pages }: Remembered): unknown {
  return [...pages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, page]) =>
      readHistory(retain(page, now, defaults.state.history), { requestKey: url, fragment: null }, reader),
    );
}

describe('what is remembered', () => {
  test('depends neither on the order of records nor on their number', () => {
    fc.assert(
      fc.property(
        records.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: 2 * list.length })),
        ),
        ([list, shuffled]) => {
          expect(sorted(mergeRecords(shuffled))).toEqual(sorted(mergeRecords(list)));
        },
      ),
    );
  });

  test('is the same after any part of it was brought together, with or without what it replaced', () => {
    fc.assert(
      fc.property(records, (list) => {
        const pruned = pruneRecords(list, now, { ...defaults.state, history: { length: 1000, forget: 400 * day } });
        const whole = histories(mergeRecords(list));
        expect(histories(mergeRecords(pruned))).toEqual(whole);
        expect(histories(mergeRecords([...list, ...pruned]))).toEqual(whole);
      }),
    );
  });

  test('of equal sightings the one that knows its network counts', () => {
    const [seen] = facts;
    if (seen === undefined) throw new Error('no facts');
    const page = 'a'.repeat(32);
    const raw: StateRecord = { kind: 'sighting', run: 'r', key: page, at: 1, facts: seen };
    const merged: StateRecord = { kind: 'sightings', key: page, at: [1], network: 'online', facts: seen };
    expect(mergeRecords([raw, merged]).pages.get(page)).toMatchObject([{ at: 1, run: 'r', network: 'online' }]);
  });

  test('a run is finished once it, or one that carried on with it, is complete', () => {
    const [seen] = facts;
    if (seen === undefined) throw new Error('no facts');
    const sighting = (name: string): StateRecord => ({
      kind: 'sighting',
      run: name,
      key: 'a'.repeat(32),
      at: 1,
      facts: seen,
    });
    const end = (name: string, outcome: 'complete' | 'incomplete', ...resumed: readonly string[]): StateRecord => ({
      kind: 'end',
      run: name,
      at: 2,
      outcome,
      network: 'online',
      resumed,
    });
    const unfinished = (...list: readonly StateRecord[]): readonly string[] =>
      [...mergeRecords(list).unfinished].sort();
    expect(unfinished(sighting('a'))).toEqual(['a']);
    expect(unfinished(sighting('a'), end('a', 'incomplete'))).toEqual(['a']);
    expect(unfinished(sighting('a'), end('a', 'complete'))).toEqual([]);
    expect(unfinished(sighting('a'), sighting('b'), end('b', 'incomplete', 'a'))).toEqual(['a', 'b']);
    expect(unfinished(sighting('a'), sighting('b'), end('b', 'complete', 'a'))).toEqual([]);
  });
});
