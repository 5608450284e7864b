import { describe, expect, test } from 'vitest';
import { type BaselineUpdate, type SettleOptions, settleBaseline } from '../../src/baseline/settle-baseline.ts';
import type { BaselineEntry } from '../../src/model/baseline.ts';
import type { LinkRow, Report, ReportFinding } from '../../src/model/report.ts';
import { finding, linkRow, place, report } from '../report/sample.ts';

const url = 'https://gone.example/';
const dead = (line: number, fields: Partial<ReportFinding> = {}) => finding({ line, ...fields });
const gone = (fields: Partial<LinkRow> = {}) =>
  linkRow({ url, verdict: 'dead', reason: 'not-found', severity: 'error', places: [place({ raw: url })], ...fields });
const lint = (fields: Partial<ReportFinding> = {}) =>
  finding({
    rule: 'url-http',
    link: null,
    severity: 'warning',
    line: 3,
    data: { url: 'http://a.example/' },
    ...fields,
  });

const entry = (fields: Partial<BaselineEntry> = {}): BaselineEntry => ({
  file: 'README.md',
  rule: 'dead',
  about: url,
  count: 1,
  ...fields,
});

function reportOf(links: readonly LinkRow[], findings: readonly ReportFinding[], run: Partial<Report['run']> = {}) {
  const base = report({ links, findings });
  return { ...base, run: { ...base.run, notes: [], job: 'all', ...run } } as const;
}

function settle(
  made: Report,
  entries: readonly BaselineEntry[],
  update: BaselineUpdate = 'no',
  options: Partial<SettleOptions> = {},
) {
  const baseline = {
    file: 'accepted.json',
    entries,
    placeOf: () => ({ line: 4, column: 5, endLine: 4, endColumn: 60 }),
  };
  const judge = { severity: {}, overrides: [] };
  const settled = settleBaseline(made, baseline, { update, judge, exists: () => false, ...options });
  return {
    ...settled,
    accepted: settled.report.findings.filter((one) => one.accepted === true).map(({ rule, line }) => `${rule}:${line}`),
    told: settled.report.findings.filter(({ rule }) => rule === 'unused-baseline').map(({ message }) => message),
  };
}

describe('what is accepted', () => {
  test('a finding that is listed fails nothing, and is counted apart', () => {
    const { report: settled, accepted, told } = settle(reportOf([gone()], [dead(12)]), [entry()]);
    expect(accepted).toEqual(['dead/not-found:12']);
    expect(settled.summary).toMatchObject({ errors: 0, accepted: 1 });
    expect(told).toEqual([]);
  });

  test('wherever it stands now', () => {
    expect(settle(reportOf([gone()], [dead(99)]), [entry()]).accepted).toEqual(['dead/not-found:99']);
  });

  test('of three alike where two are listed, the third is new', () => {
    const { report: settled, accepted } = settle(reportOf([gone()], [dead(1), dead(2), dead(3)]), [
      entry({ count: 2 }),
    ]);
    expect(accepted).toEqual(['dead/not-found:1', 'dead/not-found:2']);
    expect(settled.summary).toMatchObject({ errors: 1, accepted: 2 });
  });

  test.each<[string, LinkRow, ReportFinding, BaselineEntry, boolean]>([
    ['another reason for being dead', gone({ reason: 'gone' }), dead(1, { rule: 'dead/gone' }), entry(), true],
    ['one that moved and is dead now', gone(), dead(1), entry({ rule: 'moved' }), false],
    [
      'one that is dead and gives no answer tonight',
      gone({ verdict: 'unstable', reason: 'timeout' }),
      dead(1, { rule: 'unstable/timeout', severity: 'warning' }),
      entry(),
      true,
    ],
    ['one that gave no answer and is dead now', gone(), dead(1), entry({ rule: 'unstable' }), false],
    ['the same in another file', gone(), dead(1, { file: 'other.md' }), entry(), false],
    ['another address', gone({ url: 'https://new.example/' }), dead(1), entry(), false],
    ['what a rule finds', gone(), lint(), entry({ rule: 'url-http', about: 'http://a.example/' }), true],
    [
      'what another rule finds there',
      gone(),
      lint(),
      entry({ rule: 'url-canonical', about: 'http://a.example/' }),
      false,
    ],
    [
      'about an entry',
      gone(),
      lint({ data: { name: 'A', neighbour: 'B' } }),
      entry({ rule: 'url-http', about: 'A' }),
      true,
    ],
    ['about nothing', gone(), lint({ data: {} }), entry({ rule: 'url-http', about: null }), true],
    [
      'about what has no name',
      gone(),
      lint({ data: { problem: 'place' } }),
      entry({ rule: 'url-http', about: 'place' }),
      true,
    ],
    ['an info', gone(), lint({ severity: 'info' }), entry({ rule: 'url-http', about: 'http://a.example/' }), false],
  ])('%s', (_, link, found, accepting, isAccepted) => {
    expect(settle(reportOf([link], [found]), [accepting]).accepted).toHaveLength(isAccepted ? 1 : 0);
  });

  test('what an earlier baseline accepted does not count', () => {
    expect(settle(reportOf([gone()], [dead(1, { accepted: true })]), []).report.summary).toMatchObject({
      errors: 1,
      accepted: 0,
    });
  });
});

describe('entries that no longer apply', () => {
  const ok = gone({ verdict: 'ok', reason: null });

  test('are told, each in one line, where they stand', () => {
    const { report: settled } = settle(reportOf([ok], []), [entry()]);
    expect(settled.findings).toEqual([
      {
        rule: 'unused-baseline',
        link: null,
        severity: 'info',
        file: 'accepted.json',
        line: 4,
        column: 5,
        endLine: 4,
        endColumn: 60,
        message: `accepted, and found no more: dead "${url}" in README.md`,
        data: { where: 'README.md', rule: 'dead', about: url, count: 1 },
        fix: null,
      },
    ]);
  });

  test('with the number of those that are too many', () => {
    expect(settle(reportOf([gone()], [dead(1)]), [entry({ count: 4 })]).told).toEqual([
      `accepted, and found no more: 3 of dead "${url}" in README.md`,
    ]);
  });

  test.each<[string, Report, BaselineEntry, boolean]>([
    ['the link is not there any more', reportOf([], []), entry(), true],
    ['its file was deleted', reportOf([], []), entry({ file: 'no.md' }), true],
    ['it was mended', reportOf([gone()], [dead(1, { fix: applied() })]), entry(), true],
    ['a comment takes it out', reportOf([gone({ verdict: 'skipped', reason: 'ignored' })], []), entry(), true],
    [
      'it is not asked without a network',
      reportOf([gone({ verdict: 'skipped', reason: 'offline' })], []),
      entry(),
      false,
    ],
    ['time was out', reportOf([gone({ verdict: 'skipped', reason: 'budget' })], []), entry(), false],
    ['nobody asked', reportOf([gone({ verdict: null, reason: null })], []), entry(), false],
    ['it gives no usable answer', reportOf([gone({ verdict: 'unstable', reason: 'timeout' })], []), entry(), false],
    ['only a change was looked at', reportOf([ok], [], { scope: { since: 'main', shard: null } }), entry(), false],
    ['it is another shard that knows', reportOf([], [], { scope: { since: null, shard: '1/2' } }), entry(), false],
    ['a rule finds it no more', reportOf([], []), entry({ rule: 'url-http', about: 'x' }), true],
    ['no rules ran', reportOf([], [], { job: 'check' }), entry({ rule: 'url-http', about: 'x' }), false],
    [
      'no forge was asked',
      reportOf([linkRow({ url: 'https://github.com/a/b' })], []),
      entry({ rule: 'repo-archived', about: 'github.com/a/b' }),
      false,
    ],
    [
      'the repository is listed no more',
      reportOf([], []),
      entry({ rule: 'repo-archived', about: 'github.com/a/b' }),
      true,
    ],
  ])('%s', (_, made, accepting, isTold) => {
    expect(settle(made, [accepting]).told).toHaveLength(isTold ? 1 : 0);
  });

  test('in a file that was not read, but is there', () => {
    expect(settle(reportOf([], []), [entry({ file: 'b.md' })], 'no', { exists: () => true }).told).toEqual([]);
  });

  test('with the severity that is configured', () => {
    const of = (severity: 'off' | 'error') =>
      settle(reportOf([ok], []), [entry()], 'no', {
        judge: { severity: { 'unused-baseline': severity }, overrides: [] },
      });
    expect(of('off').told).toEqual([]);
    expect(of('error').report.summary.errors).toBe(1);
  });
});

describe('updating', () => {
  const made = reportOf(
    [gone(), gone({ id: 'l2', url: 'https://later.example/', verdict: 'skipped', reason: 'offline' })],
    [dead(1), lint(), lint({ severity: 'info', data: { url: 'http://info.example/' } })],
  );
  const later = entry({ about: 'https://later.example/' });
  const old = entry({ rule: 'entry-sorted', about: 'Gone' });

  test('takes out what no longer applies, and nothing that nobody knows of', () => {
    const { entries, told, report: settled } = settle(made, [entry({ count: 2 }), later, old], 'shrink');
    expect(entries).toEqual([entry(), later]);
    expect(told).toEqual([]);
    expect(settled.summary).toMatchObject({ errors: 0, warnings: 1, accepted: 1 });
    expect(settled.run.notes).toEqual(['accepted.json was written: 2 findings taken out, 2 accepted in all']);
  });

  test('never accepts more, unless it is told to', () => {
    const { entries, report: settled } = settle(made, [later, old], 'all');
    expect(entries).toEqual([entry(), later, entry({ rule: 'url-http', about: 'http://a.example/' })]);
    expect(settled.summary).toMatchObject({ errors: 0, warnings: 0, infos: 1, accepted: 2 });
  });

  test.each<BaselineUpdate>(['shrink', 'all'])('%s, twice, changes nothing more', (update) => {
    const once = settle(made, [entry({ count: 3 }), later, old], update);
    const twice = settle(once.report, once.entries, update);
    expect(twice.entries).toEqual(once.entries);
    expect(twice.report.run.notes.at(-1)).toMatch(/stays as it is/);
  });
});

function applied(): ReportFinding['fix'] {
  return { safety: 'safe', kind: 'archive', state: 'applied', becomes: null, edits: [] };
}
