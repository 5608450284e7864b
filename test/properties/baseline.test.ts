import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baselineText } from '../../src/baseline/baseline-text.ts';
import { settleBaseline } from '../../src/baseline/settle-baseline.ts';
import type { BaselineEntry } from '../../src/model/baseline.ts';
import type { Report, ReportFinding } from '../../src/model/report.ts';
import { finding, linkRow, place, report } from '../report/sample.ts';

const urls = ['https://a.example/', 'https://b.example/', 'https://c.example/'];
const verdicts = ['dead', 'moved', 'unstable', 'blocked', 'insecure', 'ok'] as const;

/** Reports whose links have any verdict, with findings about them and about other things, several of them alike. */
const reports: fc.Arbitrary<Report> = fc
  .record({
    kinds: fc.array(fc.constantFrom(...verdicts), { minLength: urls.length, maxLength: urls.length }),
    findings: fc.array(
      fc.record({
        link: fc.integer({ min: -1, max: urls.length - 1 }),
        severity: fc.constantFrom('info', 'warning', 'error'),
        file: fc.constantFrom('README.md', 'b.md'),
        name: fc.constantFrom('A', 'B', ''),
        line: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ kinds, findings }) => {
    const links = urls.map((url, index) =>
      linkRow({ id: `l${index}`, url, verdict: kinds[index] ?? 'ok', places: [place(), place({ file: 'b.md' })] }),
    );
    const made = findings.map(({ link, name, ...rest }): ReportFinding => {
      const about =
        link === -1 ? { link: null, rule: 'url-http', data: { name } } : { link: `l${link}`, rule: `${kinds[link]}/x` };
      return finding({ ...rest, ...about, endLine: rest.line });
    });
    const base = report({ links, findings: made });
    return { ...base, run: { ...base.run, job: 'all', complete: true } };
  });

const settle = (of: Report, entries: readonly BaselineEntry[], update: 'no' | 'shrink' | 'all') =>
  settleBaseline(
    of,
    { file: 'accepted.json', entries, placeOf: () => null },
    { update, judge: { severity: {}, overrides: [] }, exists: () => true },
  );

const total = (entries: readonly BaselineEntry[]): number => entries.reduce((sum, { count }) => sum + count, 0);

test('what is accepted today fails nothing today, wherever it stands', () => {
  fc.assert(
    fc.property(reports, fc.integer({ min: 1, max: 50 }), (today, down) => {
      const { entries } = settle(today, [], 'all');
      const moved = { ...today, findings: today.findings.map((one) => ({ ...one, line: (one.line ?? 0) + down })) };
      expect(settle(moved, entries, 'no').report.summary).toMatchObject({ errors: 0, warnings: 0 });
      expect(settle(moved, entries, 'no').report.findings).toHaveLength(today.findings.length);
    }),
  );
});

test('shrinking only takes away, and nothing that is accepted today', () => {
  fc.assert(
    fc.property(reports, reports, (yesterday, today) => {
      const { entries } = settle(yesterday, [], 'all');
      const before = settle(today, entries, 'no').report;
      const shrunk = settle(today, entries, 'shrink');
      expect(total(shrunk.entries)).toBeLessThanOrEqual(total(entries));
      expect(shrunk.report.summary.accepted).toBe(before.summary.accepted);
      expect(shrunk.report.summary.errors).toBe(before.summary.errors);
      expect(settle(today, shrunk.entries, 'no').report.findings.some(({ rule }) => rule === 'unused-baseline')).toBe(
        false,
      );
    }),
  );
});

test('the order of findings does not change the file', () => {
  fc.assert(
    fc.property(reports, (today) => {
      const other = { ...today, findings: today.findings.toReversed() };
      expect(baselineText(settle(other, [], 'all').entries)).toBe(baselineText(settle(today, [], 'all').entries));
    }),
  );
});
