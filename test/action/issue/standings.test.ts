import { describe, expect, test } from 'vitest';
import type { Memory } from '../../../src/action/issue/memory.ts';
import { nightsOf } from '../../../src/action/issue/nights.ts';
import { type Standings, standingsOf } from '../../../src/action/issue/standings.ts';
import { linkKey } from '../../../src/action/link-key.ts';
import type { LinkRow, Report } from '../../../src/model/report.ts';
import { finding, linkRow } from '../../report/sample.ts';
import { dead, nightReport, scene } from './scenes.ts';

const url = 'https://a.example/';
const known = (since: string | null = '2026-09-01', extent: Memory['extent'] = 'whole'): Memory => ({
  told: new Map([[linkKey(url), { since, box: 'ticked', address: url }]]),
  extent,
});
const nothing: Memory = { told: new Map(), extent: 'whole' };
const forgotten: Memory = { told: new Map(), extent: 'cut' };

/** The names of the places that are not empty. */
const placesOf = ({ doubt: _, ...places }: Standings): readonly string[] =>
  Object.entries(places).flatMap(([name, links]) => (links.length > 0 ? name : []));
const place = (link: Partial<LinkRow>, memory: Memory, run: Partial<Report['run']> = {}): readonly string[] =>
  placesOf(standingsOf(nightReport([{ url, ...link }], run), memory, 2));

describe('nights', () => {
  const at = (day: string) => ({ at: `2026-09-${day}T23:59:00.000Z`, verdict: 'dead', reason: 'gone' }) as const;
  const failing = (since: string | null, history: LinkRow['history'], fields: Partial<LinkRow> = {}) =>
    linkRow({ verdict: 'dead', checkedAt: scene.today, failingSince: since, history, ...fields });

  test.each([
    ['nothing is remembered', failing(null, []), 1],
    ['nothing is remembered, though there was a past', failing(null, [at('01')]), 1],
    ['since this run', failing(scene.today, []), 1],
    ['since yesterday', failing('2026-09-09T23:00:00.000Z', []), 2],
    ['twice on one day', failing('2026-09-10T00:00:00.000Z', [at('10')]), 1],
    ['three days', failing('2026-09-08T02:00:00.000Z', [at('08'), at('09')]), 3],
    ['what was before does not count', failing('2026-09-09T02:00:00.000Z', [at('01'), at('09')]), 2],
    [
      'what was no failure does not count',
      failing('2026-09-09T02:00:00.000Z', [{ ...at('09'), verdict: 'skipped' }]),
      2,
    ],
    ['a missing file is missing', failing(null, [], { from: 'local' }), Number.POSITIVE_INFINITY],
    [
      'a remembered answer counts for its own day',
      failing('2026-09-09T02:00:00.000Z', [], { checkedAt: '2026-09-09T02:00:00.000Z' }),
      1,
    ],
  ])('%s', (_, link, nights) => {
    expect(nightsOf(link, scene.today)).toBe(nights);
  });
});

describe('a dead link', () => {
  test.each([
    ['for the first time', dead(url, null), nothing, ['watching']],
    ['for the second night', dead(url, '2026-09-09'), nothing, ['fresh']],
    ['told before', dead(url, '2026-09-01'), known(), ['still']],
    ['told before, the state lost', dead(url, null), known(), ['still']],
    ['what was told is lost: old', dead(url, '2026-09-01'), forgotten, ['fresh']],
    ['a missing file', { ...dead(url, null), from: 'local' as const }, nothing, ['fresh']],
  ])('%s', (name, link, memory, places) => {
    // Nine days in the history, so that it is no news.
    const history = [5, 6, 7].map(
      (day) => ({ at: `2026-09-0${day}T02:00:00.000Z`, verdict: 'dead', reason: null }) as const,
    );
    const old = name.endsWith('old');
    expect(place(old ? { ...link, history } : link, memory)).toEqual(old ? ['still'] : places);
  });

  test('is as old as anybody knows', () => {
    const since = (link: Partial<LinkRow>, memory: Memory) =>
      standingsOf(nightReport([link]), memory, 2).still[0]?.since;
    expect(since(dead(url, null), known('2026-08-01'))).toBe('2026-08-01');
    expect(since(dead(url, '2026-07-01'), known('2026-08-01'))).toBe('2026-07-01');
    expect(since(dead(url, null), known(null))).toBe('2026-09-10');
  });

  test('is told once, however often and seriously it is linked', () => {
    const report = nightReport([dead(url)]);
    const more = [
      finding({ line: 40 }),
      finding({ line: 50, severity: 'warning' }),
      finding({ line: 60, rule: 'url-http' }),
    ];
    const { fresh } = standingsOf({ ...report, findings: [...report.findings, ...more] }, nothing, 2);
    expect(fresh.map(({ row }) => row.findings.length)).toEqual([2]);
  });

  test.each(['info', 'off', 'applied', 'accepted'])('that nobody has to do anything about is not told: %s', (what) => {
    const report = nightReport([dead(url)]);
    const fix = { safety: 'safe', kind: 'archive', state: 'applied', becomes: null, edits: [] } as const;
    const findings =
      {
        info: [finding({ severity: 'info' })],
        off: [],
        applied: [finding({ fix })],
        accepted: [finding({ accepted: true })],
      }[what] ?? [];
    expect(placesOf(standingsOf({ ...report, findings }, nothing, 2))).toEqual([]);
    expect(placesOf(standingsOf({ ...report, findings }, known(), 2))).toEqual(['settled']);
  });
});

describe('a link that was told as dead', () => {
  test.each([
    ['ok', null, 'recovered'],
    ['moved', 'permanent-redirect', 'recovered'],
    ['redirected', 'temporary-redirect', 'recovered'],
    ['insecure', 'cert-expired', 'recovered'],
    ['blocked', 'forbidden', 'unjudged'],
    ['unstable', 'timeout', 'unjudged'],
    ['skipped', 'offline', 'unjudged'],
    ['skipped', 'budget', 'unjudged'],
    ['skipped', 'excluded', 'settled'],
    ['skipped', 'template', 'settled'],
    [null, null, 'unjudged'],
  ] as const)('is %s by %s: %s', (verdict, reason, expected) => {
    expect(place({ verdict, reason }, known())).toEqual([expected]);
  });

  test.each([
    [{ complete: false }, 'incomplete'],
    [{ offline: true, complete: false }, 'offline'],
    [{ scope: { since: 'main', shard: null } }, 'part'],
    [{ scope: { since: null, shard: '1/2' } }, 'part'],
  ] as const)('is not taken back by a run that was %j', (run, doubt) => {
    expect(place({ verdict: 'ok', reason: null }, known(), run)).toEqual(['unjudged']);
    const other = standingsOf(nightReport([{ url: 'https://b.example/' }], run), known(), 2);
    expect([placesOf(other), other.doubt]).toEqual([['unjudged'], doubt]);
  });

  test('is settled once it is in no file, unless a file could not be read', () => {
    const report = nightReport([]);
    expect(placesOf(standingsOf(report, known(), 2))).toEqual(['settled']);
    const inputs = [{ file: 'a.md', state: 'unreadable', why: 'EACCES' }] as const;
    expect(placesOf(standingsOf({ ...report, inputs }, known(), 2))).toEqual(['unjudged']);
  });

  test('keeps its day and its tick', () => {
    const { still } = standingsOf(nightReport([dead(url)]), known('2026-08-20'), 2);
    expect(still).toMatchObject([{ since: '2026-08-20', box: 'ticked' }]);
  });
});

test('what nobody could look at', () => {
  const blocked = { verdict: 'blocked', reason: 'bot-wall' } as const;
  expect(place(blocked, nothing)).toEqual(['unchecked']);
  expect(place({ verdict: 'unstable', reason: 'timeout' }, nothing)).toEqual(['unchecked']);
  expect(place({ verdict: 'ok' }, nothing)).toEqual([]);
});
