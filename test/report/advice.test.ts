import { describe, expect, test } from 'vitest';
import type { LinkRow, ReportFinding, ReportFix } from '../../src/model/report.ts';
import { reasonsOf, verdictKinds } from '../../src/model/verdict.ts';
import { adviceOf } from '../../src/report/advice.ts';
import { finding, linkRow } from './sample.ts';

const found = {
  state: 'found',
  url: 'https://web.archive.org/web/20180601000000/https://x.example/',
  capturedAt: '2018-06-01T00:00:00.000Z',
  checked: 'verified',
} as const;

const fix = (fields: Partial<ReportFix>): ReportFix => ({
  safety: 'safe',
  kind: 'archive',
  state: 'offered',
  becomes: found.url,
  edits: [],
  ...fields,
});

const cases: readonly (readonly [string, Partial<ReportFinding>, Partial<LinkRow> | null, string | null])[] = [
  ['safe capture', { fix: fix({}) }, { archive: found }, 'run with --fix to replace it by the capture of 2018-06-01'],
  [
    'suggested capture',
    { fix: fix({ safety: 'suggested' }) },
    { archive: found },
    'look at it, then run with --fix-suggested to replace it by the capture of 2018-06-01',
  ],
  [
    'annotation',
    { fix: fix({ becomes: null }) },
    { archive: found },
    'run with --fix to add the capture of 2018-06-01 beside it',
  ],
  ['applied', { fix: fix({ state: 'applied' }) }, { archive: found }, 'mended: replaced by the capture of 2018-06-01'],
  [
    'moved',
    { rule: 'moved/permanent-redirect', fix: fix({ kind: 'moved', becomes: 'https://b.example/' }) },
    {},
    'run with --fix to write https://b.example/',
  ],
  [
    'moved and written',
    { rule: 'moved/permanent-redirect', fix: fix({ kind: 'moved', state: 'applied', becomes: 'https://b.example/' }) },
    {},
    'mended: now https://b.example/',
  ],
  [
    'dropped',
    { fix: fix({ kind: 'moved', state: 'dropped', becomes: 'https://b.example/' }) },
    {},
    'left alone, its edit did not fit the text around it; by hand: write https://b.example/',
  ],
  [
    'lint',
    { rule: 'no-tabs', link: null, fix: fix({ kind: 'lint', becomes: null }) },
    null,
    'run with --fix to mend it',
  ],
  ...(
    [
      [' ', '', 'remove " "'],
      ['', '.', 'insert "."'],
      ['–', '-', 'write "-" for "–"'],
      ['  ', ' ', 'mend it'],
      ['a\n', 'b', 'mend it'],
      ['a'.repeat(41), '', 'mend it'],
    ] as const
  ).map(([expected, text, advice]) => {
    const edits = [{ line: 1, column: 1, endLine: 1, endColumn: 1, expected, text }];
    const written = fix({ kind: 'lint', becomes: null, edits });
    return [
      `lint: ${advice}`,
      { rule: 'no-tabs', link: null, fix: written },
      null,
      `run with --fix to ${advice}`,
    ] as const;
  }),
  [
    'lint that was applied',
    {
      rule: 'no-tabs',
      link: null,
      fix: fix({
        kind: 'lint',
        state: 'applied',
        becomes: null,
        edits: [{ line: 1, column: 1, endLine: 1, endColumn: 2, expected: 'a', text: 'b' }],
      }),
    },
    null,
    'mended: wrote "b" for "a"',
  ],
  ['capture without a fix', {}, { archive: found }, `replace it, perhaps by the capture of 2018-06-01: ${found.url}`],
  ['no capture', {}, { archive: { state: 'none' } }, 'no capture; remove or replace it'],
  [
    'silent archive',
    {},
    { archive: { state: 'unknown', why: 'silent' } },
    'the archive did not say whether it has a capture (silent); remove or replace it',
  ],
  ['archive not asked', {}, { archive: null }, 'remove or replace it'],
  ['archived beside', { data: { archived: true } }, { archive: found }, 'its capture stands beside it'],
  [
    'misspelt',
    { rule: 'dead/unknown-scheme', data: { suggestion: 'https://x.example/' } },
    {},
    'did you mean https://x.example/?',
  ],
  ['missing file', { rule: 'dead/missing-file' }, {}, 'correct it, or remove it'],
  ['blocked', { rule: 'blocked/bot-wall' }, {}, 'open it by hand'],
  ['unstable', { rule: 'unstable/timeout' }, {}, 'nothing yet: the next run asks again'],
  ['lint without advice', { rule: 'no-tabs', link: null }, null, null],
  ['encoding', { rule: 'file-encoding', link: null }, null, 'save it as UTF-8'],
  ['a name of every object', { rule: 'constructor', link: null }, null, null],
];

describe('adviceOf', () => {
  test.each(cases)('%s', (_, fields, row, expected) => {
    expect(adviceOf(finding(fields), row === null ? null : linkRow(row))).toBe(expected);
  });

  test('says something for everything that a person must see', () => {
    for (const kind of verdictKinds.filter((each) =>
      ['moved', 'dead', 'blocked', 'unstable', 'insecure'].includes(each),
    )) {
      for (const reason of reasonsOf[kind])
        expect(adviceOf(finding({ rule: `${kind}/${reason}` }), linkRow())).toMatch(/\S/);
    }
  });
});
