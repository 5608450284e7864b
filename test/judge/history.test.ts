import { describe, expect, test } from 'vitest';
import { findLongFailing, readHistory, remember, runOf } from '../../src/judge/history.ts';
import { judgeProbe } from '../../src/judge/judge-probe.ts';
import type { History, Outcome } from '../../src/model/history.ts';
import type { Reason, VerdictKind } from '../../src/model/verdict.ts';
import { makeAnswer, makeFailure, makeProbe, plain } from './make-probe.ts';

const thresholds = { runs: 3, days: 3, span: 7 };
const now = '2026-03-10T02:00:00.000Z';
const timeout = { kind: 'unstable', reason: 'timeout' } as const;

const outcome = (
  day: string,
  kind: VerdictKind,
  reason: Reason | null = null,
  run: Outcome['run'] = 'healthy',
): Outcome => ({
  at: `2026-03-${day}T02:00:00.000Z`,
  verdict: kind,
  reason,
  run,
});
const down = (day: string, reason: Reason = 'timeout'): Outcome => outcome(day, 'unstable', reason);
const history = (...outcomes: readonly Outcome[]): History => ({ lastOkAt: null, failingSince: null, outcomes });

describe('long-unreachable', () => {
  test.each<readonly [string, readonly Outcome[], boolean]>([
    ['three runs on three days over a week', [down('03'), down('06')], true],
    ['one of them with another reason', [down('03', 'server-error'), down('06', 'refused')], true],
    ['nightly', ['03', '04', '05', '06', '07', '08', '09'].map((day) => down(day)), true],
    ['already called so', [outcome('01', 'dead', 'long-unreachable'), outcome('05', 'dead', 'long-unreachable')], true],
    ['a missing name in between', [down('02'), outcome('04', 'dead', 'dns'), down('06')], true],
    ['skipped in between', [down('02'), outcome('04', 'skipped', 'budget'), down('06')], true],
    ['offline in between', [down('02'), outcome('04', 'ok', null, 'ill'), down('06')], true],
    ['two runs', [down('03')], false],
    ['six days', [down('04'), down('06')], false],
    ['two days', [down('03'), { ...down('03'), at: '2026-03-03T20:00:00.000Z' }], false],
    ['ok in between', [down('01'), down('02'), outcome('05', 'ok'), down('06')], false],
    ['a wall in between', [down('01'), outcome('05', 'blocked', 'forbidden'), down('06')], false],
    ['a reset in between', [down('01'), down('05', 'reset'), down('06')], false],
    ['a page that was gone in between', [down('01'), outcome('05', 'dead', 'not-found'), down('06')], false],
    ['runs while our network was ill', [outcome('01', 'unstable', 'timeout', 'ill'), down('06')], false],
    ['an outcome of this very run', [down('06'), { ...down('10') }], false],
    ['an unreadable date', [{ ...down('01'), at: 'yesterday' }, down('06')], false],
    ['no outcome', [], false],
  ])('%s: %#', (_name, outcomes, dead) => {
    expect(findLongFailing(timeout, now, history(...outcomes), thresholds) !== null).toBe(dead);
  });

  test.each([
    ['reset', false],
    ['protocol', false],
    ['refused', true],
    ['unreachable', true],
    ['server-error', true],
    ['dns-temporary', true],
  ] as const)('%s now', (reason, dead) => {
    const past = history(down('01'), down('05'));
    expect(findLongFailing({ kind: 'unstable', reason }, now, past, thresholds) !== null).toBe(dead);
  });

  test('what answers again is not dead, whatever was before', () => {
    const past = history(down('01'), down('05'));
    const judged = judgeProbe(makeProbe(makeAnswer({ status: 403 })), { ...plain, history: past });
    expect(judged.reason).toBe('forbidden');
  });

  test('the verdict says what it rests on', () => {
    const past = history(down('01'), down('05'));
    const probe = makeProbe(makeFailure({ kind: 'timeout', phase: 'connect' }));
    const verdict = judgeProbe(probe, { ...plain, at: now, history: past });
    expect(verdict).toMatchObject({ kind: 'dead', reason: 'long-unreachable' });
    expect(verdict.evidence.at(-1)).toEqual({
      kind: 'unreachable-since',
      since: '2026-03-01T02:00:00.000Z',
      runs: 3,
      days: 3,
      last: 'timeout',
    });
  });

  test('a broken proxy and an offline run let nobody die', () => {
    const context = { ...plain, at: now, history: history(down('01'), down('05')) };
    const proxy = makeProbe(makeFailure({ kind: 'proxy', code: '502' }));
    expect(judgeProbe(proxy, context).kind).toBe('unstable');
    const offline = { ...context, network: { kind: 'offline', why: 'no-names' } as const };
    expect(judgeProbe(makeProbe(makeFailure({ kind: 'refused' })), offline).kind).toBe('unstable');
  });
});

describe('dates', () => {
  const past: History = {
    lastOkAt: '2026-02-01T00:00:00.000Z',
    failingSince: '2026-03-01T00:00:00.000Z',
    outcomes: [],
  };
  test.each([
    [{ kind: 'ok', reason: null }, now, null],
    [{ kind: 'moved', reason: 'permanent-redirect' }, now, null],
    [{ kind: 'insecure', reason: 'cert-expired' }, now, null],
    [{ kind: 'dead', reason: 'not-found' }, past.lastOkAt, past.failingSince],
    [timeout, past.lastOkAt, past.failingSince],
    [{ kind: 'blocked', reason: 'forbidden' }, past.lastOkAt, null],
    [{ kind: 'skipped', reason: 'offline' }, past.lastOkAt, past.failingSince],
  ] as const)('%o', (current, lastOkAt, failingSince) => {
    expect(readHistory(current, now, past)).toEqual({ lastOkAt, failingSince });
  });

  test('a first failure begins now, and nothing is known of the time before', () => {
    expect(readHistory(timeout, now, null)).toEqual({ lastOkAt: null, failingSince: now });
  });

  test('outcomes add up', () => {
    const outcomes = [outcome('01', 'ok'), down('02'), outcome('03', 'dead', 'dns', 'ill'), down('04')];
    expect(outcomes.reduce<History | null>(remember, null)).toEqual({
      lastOkAt: outcomes[0]?.at,
      failingSince: outcomes[1]?.at,
      outcomes,
    });
  });
});

test.each([
  [makeFailure({ kind: 'refused' }), 'online', 'healthy'],
  [makeFailure({ kind: 'refused' }), 'offline', 'ill'],
  [makeFailure({ kind: 'proxy', code: '502' }), 'online', 'ill'],
] as const)('%o while %s is remembered as of a run that was %s', (ending, network, run) => {
  expect(runOf(judgeProbe(makeProbe(ending), plain), network)).toBe(run);
});
