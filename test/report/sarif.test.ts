import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { sarif, sarifLimit } from '../../src/report/sarif.ts';
import { dangerous } from './hostile.ts';
import { evilReport, evilText } from './hostile-report.ts';
import { finding, linkRow, nightly, report } from './sample.ts';
import { createJsonCheck } from './schemas.ts';

const faultsIn = createJsonCheck('sarif-schema-2.1.0.json');

/** What the tests look at. */
interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly automationDetails?: { readonly id: string };
      readonly invocations: readonly [
        {
          readonly executionSuccessful: boolean;
          readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
        },
      ];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string };
            readonly region: Readonly<Record<string, number>>;
          };
        }[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
        readonly fixes?: readonly unknown[];
      }[];
    },
  ];
}

const runOf = (of: Report): Log['runs'][0] => (JSON.parse(sarif(of)) as Log).runs[0];

describe('sarif', () => {
  test('a small report', async () => {
    const { links, findings } = nightly;
    const small = report({ links, findings: findings.slice(1999) });
    await expect(sarif(small)).toMatchFileSnapshot('__snapshots__/small.sarif');
    expect(faultsIn(sarif(small))).toEqual([]);
  });

  test.each([
    ['a clean run', report()],
    ['a nightly run', nightly],
    ['a shard', report({ run: { ...nightly.run, scope: { since: null, shard: '2/3' } }, findings: [finding()] })],
  ])('%s is what the schema says', (_, of) => {
    expect(faultsIn(sarif(of))).toEqual([]);
  });

  test('the check finds faults', () => {
    expect(faultsIn(sarif(nightly).replace('"startLine": 12,', '"startLine": 0,'))).not.toEqual([]);
  });

  test('every result has what code scanning asks for', () => {
    const { results, tool } = runOf(nightly);
    expect(results).toHaveLength(nightly.findings.length);
    for (const { ruleId, ruleIndex, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(message.text).not.toBe('');
      for (const value of Object.values(locations[0]?.physicalLocation.region ?? { none: 0 })) {
        expect(value).toBeGreaterThanOrEqual(1);
      }
    }
    for (const rule of tool.driver.rules) {
      expect(rule).toMatchObject({
        shortDescription: { text: expect.stringMatching(/./) },
        fullDescription: { text: expect.stringMatching(/./) },
        help: { text: expect.stringMatching(/./), markdown: expect.stringMatching(/./) },
      });
    }
    expect(new Set(results.map((result) => result.partialFingerprints['linkmend/v1'])).size).toBe(results.length);
  });

  test('a finding about a whole file stands at its beginning', () => {
    const whole = finding({ link: null, line: null, column: null, endLine: null, endColumn: null });
    const [result] = runOf(report({ findings: [whole] })).results;
    expect(result?.locations[0]?.physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 1,
    });
  });

  test('a path is a relative address', () => {
    const [result] = runOf(report({ findings: [finding({ file: 'docs/a b:ä%#?.md' })] })).results;
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('docs/a%20b%3A%C3%A4%25%23%3F.md');
  });

  test('a fix is told while it is on offer, and where no password is hidden in it', () => {
    const edits = [{ line: 12, column: 7, endLine: 12, endColumn: 9, expected: 'ab', text: 'cd' }];
    const fix = { safety: 'safe', kind: 'lint', state: 'offered', becomes: null, edits } as const;
    const masked = edits.map((edit) => ({ ...edit, text: 'https://***@x.example/' }));
    const findings = [
      finding({ fix }),
      finding({ fix: { ...fix, state: 'dropped' } }),
      finding({ fix: { ...fix, edits: masked } }),
    ];
    const { results } = runOf(report({ findings }));
    expect(results.map(({ fixes }) => fixes?.length ?? 0)).toEqual([1, 0, 0]);
    expect(results[0]?.fixes?.[0]).toEqual({
      description: { text: 'run with --fix to write "cd" for "ab"' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'README.md', uriBaseId: '%SRCROOT%' },
          replacements: [
            {
              deletedRegion: { startLine: 12, startColumn: 7, endLine: 12, endColumn: 9 },
              insertedContent: { text: 'cd' },
            },
          ],
        },
      ],
    });
  });

  test('what goes beyond the limit is left out from the least important end, and counted', () => {
    const infos = Array.from({ length: sarifLimit }, (_, index) => finding({ line: index + 1, severity: 'info' }));
    const { results, invocations } = runOf(report({ findings: [...infos, finding({ line: 7 })] }));
    expect(results).toHaveLength(sarifLimit);
    expect(results[0]?.level).toBe('error');
    expect(invocations[0].toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      '1 result more, left out: a run holds 25,000',
    ]);
  });

  test('an incomplete run says so, and a shard has a category of its own', () => {
    const run = { ...nightly.run, complete: false, scope: { since: null, shard: '2/3' } };
    const { invocations, automationDetails } = runOf(report({ run }));
    expect(invocations[0].executionSuccessful).toBe(false);
    expect(invocations[0].toolExecutionNotifications).toHaveLength(2);
    expect(automationDetails).toEqual({ id: 'linkmend/shard 2 of 3/' });
    expect(runOf(nightly).automationDetails).toBeUndefined();
  });

  test('a sentence makes no link of its own', () => {
    const message = 'see [here](https://evil.example/) and [1], [a] (b)';
    const [result] = runOf(report({ findings: [finding({ link: null, rule: 'blocked/login', message })] })).results;
    expect(result?.message.text).toContain('\\[here](https://evil.example/) and [1], [a] (b)');
  });

  test('any text makes a log that the schema takes, with nothing in it that acts', () => {
    fc.assert(
      fc.property(evilText, (text) => {
        const output = sarif(evilReport(text));
        expect(faultsIn(output)).toEqual([]);
        expect(output.replaceAll('\n', '')).not.toMatch(dangerous);
        expect(output).not.toContain('##[');
        const { results } = runOf(evilReport(text));
        for (const { message } of results) expect(message.text).not.toMatch(dangerous);
      }),
      { numRuns: 200 },
    );
  });

  test('is the same for a report without links, as a foreign program may write one', () => {
    expect(faultsIn(sarif(report({ links: [linkRow()], findings: [finding({ link: 'l1', message: '' })] })))).toEqual(
      [],
    );
  });
});
