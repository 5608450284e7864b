import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import type { Outcome } from '../../src/model/history.ts';
import type { Reason, VerdictKind } from '../../src/model/verdict.ts';
import { compactProbe } from '../../src/state/compact-probe.ts';
import { createConditions } from '../../src/state/conditions.ts';
import { isDeadBefore, isSettled, restOf, standingOf, worstStanding } from '../../src/state/freshness.ts';
import type { Sighting } from '../../src/state/merge.ts';
import { createReader } from '../../src/state/read-sighting.ts';
import { recallAnswer } from '../../src/state/recall-answer.ts';
import { retain } from '../../src/state/retain.ts';
import { day, gone, good, hour, judge, start, url } from './past-runs.ts';

const { rest, history } = defaults.state;

const outcome = (verdict: VerdictKind, reason: Reason | null = null, run: Outcome['run'] = 'healthy'): Outcome => ({
  at: '2026-03-01T02:00:00.000Z',
  verdict,
  reason,
  run,
});

describe('restOf', () => {
  test.each([
    [0, 3],
    [1, 3],
    [2, 4],
    [3, 6],
    [5, 10],
    [6, 11],
    [300, 11],
  ])('what stayed the same for %i days rests %i days', (steady, days) => {
    expect(restOf(steady * day, 0, rest)).toBe(days * day - rest.early);
  });

  test('is shorter for some, by up to a half', () => {
    expect(restOf(0, 0.5, rest)).toBe(2.25 * day - rest.early);
    expect(restOf(300 * day, 0.9999999, rest)).toBeGreaterThan((11 * day) / 2 - rest.early);
  });
});

test.each<readonly [VerdictKind, Reason | null, 'sent' | 'none', string]>([
  ['ok', null, 'none', 'good'],
  ['moved', 'permanent-redirect', 'none', 'good'],
  ['redirected', 'kept-redirect', 'none', 'good'],
  ['blocked', 'forbidden', 'none', 'blocked'],
  ['blocked', 'bot-wall', 'sent', 'blocked'],
  ['blocked', 'auth-required', 'none', 'blocked'],
  ['blocked', 'auth-required', 'sent', 'passing'],
  ['blocked', 'rate-limited', 'none', 'passing'],
  ['dead', 'not-found', 'none', 'passing'],
  ['dead', 'missing-anchor', 'none', 'passing'],
  ['unstable', 'timeout', 'none', 'passing'],
  ['insecure', 'cert-expired', 'none', 'passing'],
  ['skipped', 'offline', 'none', 'passing'],
])('%s (%s), credentials %s: %s', (verdict, reason, credentials, standing) => {
  expect(standingOf(outcome(verdict, reason), { credentials })).toBe(standing);
});

test('one link that is not to rest keeps the others awake', () => {
  expect(worstStanding(['good', 'passing', 'blocked'])).toBe('passing');
  expect(worstStanding(['good', 'blocked'])).toBe('blocked');
  expect(worstStanding(['good'])).toBe('good');
});

test.each<readonly [string, readonly Outcome[], boolean]>([
  ['two deaths', [outcome('dead', 'not-found'), outcome('dead', 'gone')], true],
  ['two missing names', [outcome('dead', 'dns'), outcome('dead', 'dns'), outcome('ok')], true],
  [
    'a run in between whose network was ill',
    [outcome('dead', 'dns'), outcome('dead', 'dns', 'ill'), outcome('dead', 'dns')],
    true,
  ],
  ['one death', [outcome('dead', 'not-found')], false],
  ['one death and one in a run whose network was ill', [outcome('dead', 'dns'), outcome('dead', 'dns', 'ill')], false],
  ['alive in between', [outcome('dead', 'not-found'), outcome('ok'), outcome('dead', 'not-found')], false],
  ['alive now', [outcome('ok'), outcome('dead', 'gone'), outcome('dead', 'gone')], false],
  ['a hiccup in between', [outcome('dead', 'gone'), outcome('unstable', 'timeout'), outcome('dead', 'gone')], false],
  ['lies', [outcome('dead', 'soft-404'), outcome('dead', 'soft-404')], false],
  ['nothing', [], false],
])('dead before: %s', (_, outcomes, expected) => {
  expect(isDeadBefore(outcomes)).toBe(expected);
});

test.each<readonly [VerdictKind, Reason | null, boolean]>([
  ['ok', null, true],
  ['dead', 'not-found', true],
  ['dead', 'missing-anchor', true],
  ['insecure', 'cert-expired', true],
  ['dead', 'dns', false],
  ['blocked', 'rate-limited', false],
  ['unstable', 'server-error', false],
  ['skipped', 'offline', false],
])('of a run that was broken off, %s (%s) stands: %s', (verdict, reason, expected) => {
  expect(isSettled(outcome(verdict, reason))).toBe(expected);
});

describe('night after night', () => {
  const conditions = createConditions(defaults.probe, {});
  const { fingerprint } = conditions('site.example');
  const [alive, dead] = [good, gone].map((probe) => compactProbe(probe, { fragments: [], conditions: fingerprint }));

  /** The nights on which a page is asked that dies after some of them; a run begins up to twenty minutes late. */
  const askedNights = (path: string, delays: readonly number[], dies: number): readonly number[] => {
    const sightings: Sighting[] = [];
    return delays.flatMap((delay, night) => {
      const now = start + night * day + delay * 60_000;
      const recall = recallAnswer(
        retain(sightings, now, history),
        { requestKey: `${url}/${path}`, fragments: [], ask: 'when-due' },
        { reader: createReader(judge, conditions), config: defaults.state, now, unfinished: new Set() },
      );
      if (recall.kind === 'rests') return [];
      const facts = night >= dies ? dead : alive;
      if (facts === undefined || facts === null) throw new Error('no facts');
      sightings.push({ at: now + 1000, run: `r${night}`, network: 'online', facts, text: JSON.stringify(facts) });
      return [night];
    });
  };
  const nights = 100;
  const delays = fc.array(fc.nat({ max: 20 }), { minLength: nights, maxLength: nights });

  test('a death is noticed within 11 days, and from then on the page is asked every night', () => {
    fc.assert(
      fc.property(fc.webPath(), delays, fc.integer({ min: 1, max: nights - 12 }), (path, late, dies) => {
        const asked = askedNights(path, late, dies);
        const noticed = asked.find((night) => night >= dies) ?? Number.POSITIVE_INFINITY;
        expect(noticed - dies).toBeLessThan(11);
        expect(asked.filter((night) => night >= noticed)).toHaveLength(nights - noticed);
      }),
      { numRuns: 30 },
    );
  });

  test('a page that stays is asked less and less, but not by all on the same nights', () => {
    const late = Array.from({ length: nights }, () => 0);
    const all = Array.from({ length: 50 }, (_, page) => askedNights(`${page}`, late, nights));
    for (const asked of all) {
      expect(asked.length).toBeLessThan(20);
      expect(asked.slice(0, 2)).toEqual([0, expect.toSatisfy((night: number) => night === 2 || night === 3)]);
    }
    const busiest = Math.max(
      ...late.map((_, night) => (night < 20 ? 0 : all.filter((asked) => asked.includes(night)).length)),
    );
    expect(busiest).toBeLessThan(25);
  });

  test('asking more often than needed does not make answers rest longer', () => {
    const sightings = [0, 1, 2, 3].map((count): Sighting => {
      if (alive === undefined || alive === null) throw new Error('no facts');
      return { at: start + count * hour, run: null, network: 'online', facts: alive, text: JSON.stringify(alive) };
    });
    const at = (now: number): string =>
      recallAnswer(
        retain(sightings, now, history),
        { requestKey: url, fragments: [], ask: 'when-due' },
        { reader: createReader(judge, conditions), config: defaults.state, now, unfinished: new Set() },
      ).kind;
    expect(at(start + day)).toBe('rests');
    expect(at(start + 3.1 * day)).toBe('ask');
  });
});
