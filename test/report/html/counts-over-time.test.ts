import { describe, expect, test } from 'vitest';
import type { LinkRow, Report } from '../../../src/model/report.ts';
import { countsOverTime } from '../../../src/report/html/counts-over-time.ts';
import { linkRow, report } from '../sample.ts';

const past = (day: string, verdict: 'ok' | 'dead' | 'unstable' | 'skipped'): LinkRow['history'][number] => ({
  at: `2026-08-${day}T02:00:00.000Z`,
  verdict,
  reason: verdict === 'ok' ? null : verdict === 'dead' ? 'not-found' : verdict === 'unstable' ? 'timeout' : 'budget',
});
const run = (links: readonly LinkRow[]): Report => report({ links });

describe('counts over time', () => {
  test('links keep what was last seen of them until they are asked again', () => {
    const links = [
      linkRow({ history: [past('01', 'ok'), past('03', 'ok')] }),
      linkRow({ verdict: 'dead', reason: 'not-found', history: [past('02', 'unstable'), past('03', 'dead')] }),
    ];
    const counted = countsOverTime(run(links));
    expect(counted?.days).toEqual(['2026-08-01', '2026-08-02', '2026-08-03', '2026-09-01']);
    expect(counted?.counts).toMatchObject({
      ok: [1, 1, 1, 1],
      unstable: [0, 1, 0, 0],
      dead: [0, 0, 1, 1],
      moved: [0, 0, 0, 0],
    });
  });

  test('the last counts are the verdicts of this run, remembered answers too', () => {
    const rests = linkRow({ from: 'cache', checkedAt: '2026-08-20T02:00:00.000Z', history: [past('20', 'ok')] });
    const counted = countsOverTime(run([rests, linkRow({ verdict: 'dead', reason: 'gone' })]));
    expect(counted?.days).toEqual(['2026-08-20', '2026-09-01']);
    expect(counted?.counts).toMatchObject({ ok: [1, 1], dead: [0, 1] });
  });

  test('what was skipped has not been seen', () => {
    const skipped = linkRow({
      verdict: 'skipped',
      reason: 'budget',
      history: [past('01', 'ok'), past('02', 'skipped')],
    });
    expect(countsOverTime(run([skipped]))).toMatchObject({
      days: ['2026-08-01', '2026-09-01'],
      counts: { ok: [1, 1], skipped: [0, 0] },
    });
  });

  test.each([
    ['no links', []],
    ['no history', [linkRow()]],
    [
      'a history of the same day',
      [linkRow({ history: [{ at: '2026-09-01T01:00:00.000Z', verdict: 'ok', reason: null }] })],
    ],
    ['a time that is none', [linkRow({ history: [{ at: '<b>', verdict: 'ok', reason: null }] })]],
  ])('nothing is made up: %s', (_what, links) => {
    expect(countsOverTime(run(links))).toBeNull();
  });
});
