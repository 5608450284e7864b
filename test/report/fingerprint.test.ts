import { describe, expect, test } from 'vitest';
import type { ReportFinding } from '../../src/model/report.ts';
import { createFingerprints } from '../../src/report/fingerprint.ts';
import { finding, linkRow } from './sample.ts';

const link = linkRow({ url: 'https://x.example/' });
const of = (fields: Partial<ReportFinding>, row: typeof link | null = link): string =>
  createFingerprints()(finding(fields), row);

describe('fingerprints', () => {
  test.each<[string, Partial<ReportFinding>]>([
    ['other lines', { line: 99, column: 1, endLine: 99, endColumn: 2 }],
    ['another message', { message: 'page not found: 404 once' }],
    ['other numbers', { data: { status: 404, line: 7 } }],
    ['another severity', { severity: 'warning' }],
  ])('stay with %s', (_, fields) => {
    expect(of(fields)).toBe(of({}));
    expect(of({ ...fields, data: { title: 'Tools', ...fields.data } }, null)).toBe(
      of({ data: { title: 'Tools' } }, null),
    );
  });

  test('change with rule, file, address, and without an address with what the rule found', () => {
    const all = [
      of({}),
      of({ rule: 'dead/gone' }),
      of({ file: 'OTHER.md' }),
      of({}, linkRow({ url: 'https://y.example/' })),
      of({ data: { title: 'Tools' } }, null),
      of({ data: { title: 'Books' } }, null),
    ];
    expect(new Set(all).size).toBe(all.length);
    for (const one of all) expect(one).toMatch(/^[0-9a-f]{32}$/);
  });

  test('are the same in whatever order the facts stand', () => {
    expect(of({ data: { a: '1', b: '2' } }, null)).toBe(of({ data: { b: '2', a: '1' } }, null));
  });

  test('tell findings that are alike apart, the same way in every run', () => {
    const name = () => {
      const fingerprintOf = createFingerprints();
      return [1, 2, 3].map((line) => fingerprintOf(finding({ line }), link));
    };
    expect(new Set(name()).size).toBe(3);
    expect(name()).toEqual(name());
  });
});
