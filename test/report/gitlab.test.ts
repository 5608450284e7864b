import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Report } from '../../src/model/report.ts';
import { gitlab } from '../../src/report/gitlab.ts';
import { dangerous } from './hostile.ts';
import { evilReport, evilText } from './hostile-report.ts';
import { finding, linkRow, nightly, report } from './sample.ts';

/** What GitLab reads of a violation (docs.gitlab.com, "Code Quality report format"); it publishes no schema. */
const violations = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string(),
    fingerprint: z.string().min(1),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({
      path: z.string().refine((path) => !path.startsWith('./') && !path.startsWith('/')),
      lines: z.strictObject({ begin: z.int().positive(), end: z.int().positive() }),
    }),
  }),
);

const violationsOf = (of: Report) => violations.parse(JSON.parse(gitlab(of)));

describe('gitlab', () => {
  test('a clean run is an empty list', () => {
    expect(gitlab(report())).toBe('[]\n');
  });

  test('a violation', () => {
    const url = 'https://x.example/';
    expect(violationsOf(report({ links: [linkRow({ url })], findings: [finding()] }))).toEqual([
      {
        description: 'https://x.example/: page not found: 404 twice → remove or replace it',
        check_name: 'dead/not-found',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: 'major',
        location: { path: 'README.md', lines: { begin: 12, end: 12 } },
      },
    ]);
  });

  test('most important first, a line even for a whole file', () => {
    const whole = { link: null, line: null, column: null, endLine: null, endColumn: null };
    const findings = (['info', 'error', 'warning'] as const).map((severity) => finding({ ...whole, severity }));
    const found = violationsOf(report({ findings }));
    expect(found.map(({ severity }) => severity)).toEqual(['major', 'minor', 'info']);
    expect(found[0]?.location.lines).toEqual({ begin: 1, end: 1 });
  });

  test('no two violations of a nightly run have one fingerprint, and the next night has the same', () => {
    const fingerprints = violationsOf(nightly).map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(nightly.findings.length);
    const below = { ...nightly, findings: nightly.findings.map((one) => ({ ...one, line: (one.line ?? 0) + 3 })) };
    expect(violationsOf(below).map(({ fingerprint }) => fingerprint)).toEqual(fingerprints);
  });

  test('any text makes violations with nothing in them that acts', () => {
    fc.assert(
      fc.property(evilText, (text) => {
        const output = gitlab(evilReport(text));
        expect(output.replaceAll('\n', '')).not.toMatch(dangerous);
        expect(output).not.toContain('##[');
        const found = JSON.parse(output) as readonly { readonly description: string; readonly fingerprint: string }[];
        expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(4);
        for (const { description } of found) expect(description).not.toMatch(dangerous);
      }),
      { numRuns: 300 },
    );
  });
});
