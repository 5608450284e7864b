import { describe, expect, test } from 'vitest';
import type { Probe } from '../../src/model/probe.ts';
import { compactProbe } from '../../src/state/compact-probe.ts';
import type { Sighting } from '../../src/state/merge.ts';
import { readHistory } from '../../src/state/read-history.ts';
import { createReader } from '../../src/state/read-sighting.ts';
import { retain } from '../../src/state/retain.ts';
import { answered, day, gone, good, hour, judge, silent, start, url, wall } from './past-runs.ts';

const reader = createReader(judge, () => ({ fingerprint: '', credentials: 'none', anchors: 'ignore' }) as const);
const link = { requestKey: url, fragment: null };
const config = { length: 5, forget: 180 * day };
const now = start + 400 * day;

function seen(probe: Probe, days: number, network: Sighting['network'] = 'online'): Sighting {
  const facts = compactProbe(probe, { fragments: [], conditions: '' });
  if (facts === null) throw new Error('no facts');
  return { at: start + days * day, run: null, network, facts, text: JSON.stringify(facts) };
}

const times = (sightings: readonly Sighting[]): readonly number[] => sightings.map(({ at }) => (at - start) / day);
const at = (days: number): string => new Date(start + days * day).toISOString();

describe('retain', () => {
  test('keeps one a day of a series of equal sightings, besides its first and last', () => {
    const series = [0, 0.1, 0.2, 0.3, 1, 1.1, 1.2].map((days) => seen(silent, days));
    expect(times(retain(series, now, config).recent)).toEqual([0, 1, 1.2]);
  });

  test('keeps every change', () => {
    const mixed = [
      seen(silent, 0),
      seen(good, 0.1),
      seen(silent, 0.2),
      seen(silent, 0.3, 'no-names'),
      seen(silent, 0.4),
    ];
    expect(retain(mixed, now, config).recent).toEqual(mixed);
  });

  test('sets aside what lies in the future', () => {
    const { recent, future } = retain([seen(good, 0), seen(gone, 500)], now, config);
    expect([times(recent), times(future)]).toEqual([[0], [500]]);
  });

  test('keeps of old times when the page was last shown and first failed', () => {
    const long = [
      seen(good, 0),
      seen(good, 3),
      seen(wall, 9),
      ...Array.from({ length: 60 }, (_, n) => seen(gone, 10 + n)),
    ];
    const { anchors, recent } = retain(long, now, config);
    expect([times(anchors), times(recent)]).toEqual([
      [3, 9],
      [65, 66, 67, 68, 69],
    ]);
    const never = retain(long.slice(3), now, config);
    expect(times(never.anchors)).toEqual([10]);
  });

  test('a page that lies about itself was not shown', () => {
    const sibling = { kind: 'sibling', url, status: 200, suspicion: 'title', lies: true } as const;
    const liar = answered(200, { looks: [sibling] });
    const long = [seen(good, 0), ...Array.from({ length: 60 }, (_, n) => seen(liar, 10 + n))];
    expect(times(retain(long, now, config).anchors)).toEqual([0, 10]);
  });
});

describe('readHistory', () => {
  test('is null where nothing is known', () => {
    expect(readHistory(retain([], now, config), link, reader)).toBeNull();
  });

  test('has dates that are older than its outcomes', () => {
    const long = [seen(good, 0), ...Array.from({ length: 60 }, (_, n) => seen(gone, 10 + n))];
    const history = readHistory(retain(long, now, config), link, reader);
    expect(history).toMatchObject({ lastOkAt: at(0), failingSince: at(10) });
    expect(history?.outcomes).toHaveLength(5);
    expect(history?.outcomes[0]).toEqual({ at: at(65), verdict: 'dead', reason: 'not-found', run: 'healthy' });
  });

  test("judges facts by today's policy", () => {
    const strict = readHistory(retain([seen(wall, 0)], now, config), link, reader);
    const lenient = createReader(
      (probe, context) => ({ ...judge(probe, context), kind: 'ok', reason: null }),
      reader.conditions,
    );
    const forgiven = readHistory(retain([seen(wall, 0)], now, config), link, lenient);
    expect(strict).toMatchObject({ lastOkAt: null, outcomes: [{ verdict: 'blocked' }] });
    expect(forgiven).toMatchObject({ lastOkAt: at(0), outcomes: [{ verdict: 'ok' }] });
  });

  test.each([
    ['offline', seen(silent, 3, 'no-connection'), 'ill', at(0)],
    ['broken off', seen(silent, 3, 'unknown'), 'ill', at(0)],
    ['broken off after an answer', seen(good, 3, 'unknown'), 'healthy', at(3)],
  ] as const)('a run that was %s', (_, sighting, run, lastOkAt) => {
    const history = readHistory(retain([seen(good, 0), sighting], now, config), link, reader);
    expect(history?.outcomes.at(-1)?.run).toBe(run);
    expect(history).toMatchObject({ lastOkAt, failingSince: null });
  });

  test('a sign of life among many silences on one day is not lost', () => {
    const hours = Array.from({ length: 24 }, (_, count) => seen(count === 12 ? wall : silent, (count * hour) / day));
    const history = readHistory(retain(hours, now, { ...config, length: 30 }), link, reader);
    expect(history?.outcomes.map(({ verdict }) => verdict)).toContain('blocked');
  });
});
