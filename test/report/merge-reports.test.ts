import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { mergeReports } from '../../src/report/merge-reports.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { finding, linkRow, place, report } from './sample.ts';

const at = (line: number) => [place({ line, endLine: line })];

const run = (shard: string | null, fields: Partial<Report['run']> = {}): Report['run'] => ({
  ...report().run,
  notes: [],
  scope: { since: null, shard },
  ...fields,
});

const unused = finding({ rule: 'unused-directive', link: null, severity: 'warning', line: 30 });
const usedElsewhere = finding({ rule: 'unused-directive', link: null, severity: 'warning', line: 31 });

const first = report({
  run: run('1/2', {
    startedAt: '2026-09-01T02:00:00.000Z',
    finishedAt: '2026-09-01T02:09:00.000Z',
    notes: ['both', 'one'],
  }),
  links: [linkRow({ id: 'l1', places: at(3) }), linkRow({ id: 'l2', places: at(9) })],
  findings: [finding({ link: 'l2', line: 9 }), finding({ rule: 'url-http', link: null, line: 9, severity: 'info' })],
  undecided: [unused, usedElsewhere],
});
const second = report({
  run: run('2/2', {
    startedAt: '2026-09-01T01:59:00.000Z',
    finishedAt: '2026-09-01T02:05:00.000Z',
    notes: ['both', 'two'],
  }),
  links: [linkRow({ id: 'l1', url: 'https://other.example/', places: at(5) })],
  findings: [finding({ link: 'l1', line: 5, severity: 'warning' })],
  undecided: [unused],
});
const [one, two] = [
  { name: 'one.json', report: first },
  { name: 'two.json', report: second },
];

function merged(...parts: Parameters<typeof mergeReports>[0]): Report {
  const result = mergeReports(parts);
  if (result.kind === 'refused') throw new Error(result.why);
  return result.report;
}

describe('all shards', () => {
  const whole = merged(one, two);

  test('links are in the order of their places, with new ids', () => {
    expect(whole.links.map(({ id, places }) => [id, places[0]?.line])).toEqual([
      ['l1', 3],
      ['l2', 5],
      ['l3', 9],
    ]);
  });

  test('findings are in order, and know their links', () => {
    expect(whole.findings.map(({ rule, line, link }) => [rule, line, link])).toEqual([
      ['dead/not-found', 5, 'l2'],
      ['dead/not-found', 9, 'l3'],
      ['url-http', 9, null],
      ['unused-directive', 30, null],
    ]);
  });

  test('what is counted is counted again, what is said twice is said once', () => {
    expect(whole.summary).toMatchObject({ links: 3, errors: 1, warnings: 2, infos: 1 });
    expect(whole.run).toEqual({
      ...run(null),
      startedAt: '2026-09-01T01:59:00.000Z',
      finishedAt: '2026-09-01T02:09:00.000Z',
      notes: ['both', 'one', 'two'],
    });
    expect(whole).not.toHaveProperty('undecided');
    expect(reportSchema.safeParse(whole).success).toBe(true);
  });

  test('their order makes no difference', () => {
    expect(merged(two, one)).toEqual(whole);
  });

  test('one that is offline or incomplete makes the whole so', () => {
    const cut = { ...two, report: { ...second, run: run('2/2', { complete: false, offline: true }) } };
    expect(merged(one, cut).run).toMatchObject({ complete: false, offline: true });
  });
});

test('what is missing makes the whole incomplete, and is named; what only all can tell is not told', () => {
  const whole = merged(two);
  expect(whole.run).toMatchObject({ complete: false, scope: { since: null, shard: null } });
  expect(whole.run.notes).toEqual(['shard 1/2 is missing: what it has to tell is not in this report', 'both', 'two']);
  expect(whole.findings.map(({ rule }) => rule)).toEqual(['dead/not-found']);
});

test('of many that are missing, ten are named', () => {
  const { notes } = merged({ name: 'a', report: report({ run: run('3/20') }) }).run;
  expect(notes).toEqual([
    'shards 1/20, 2/20, 4/20, 5/20, 6/20, 7/20, 8/20, 9/20, 10/20, 11/20 and 9 more are missing: what they have to tell is not in this report',
  ]);
});

describe('reports that are no parts of one run are refused', () => {
  const with2 = (fields: Partial<Report>) => ({ name: 'two.json', report: { ...second, ...fields } });
  const sha256 = 'f'.repeat(64);

  test.each([
    [
      'a whole run',
      [one, with2({ run: run(null) })],
      'two.json: no part of a run; merge takes what --shard I/N writes',
    ],
    [
      'a shard that is none',
      [with2({ run: run('3/2') })],
      'two.json: no part of a run; merge takes what --shard I/N writes',
    ],
    ['one shard twice', [one, with2({ run: run('1/2') })], 'one.json and two.json are both shard 1/2: leave one out'],
    [
      'other shards',
      [one, with2({ run: run('2/3') })],
      'one.json and two.json are no parts of one run: shards 1/2 and 2/3',
    ],
    [
      'another version',
      [one, with2({ tool: { name: 'linkmend', version: '9.9.9' } })],
      `one.json and two.json are no parts of one run: written by linkmend ${first.tool.version} and 9.9.9`,
    ],
    [
      'another change',
      [one, with2({ run: run('2/2', { scope: { since: 'main', shard: '2/2' } }) })],
      'one.json and two.json are no parts of one run: all links and links since main',
    ],
    [
      'other texts',
      [
        one,
        with2({
          inputs: [
            ...first.inputs.map(({ file }) => ({ file, state: 'read', sha256 }) as const),
            { file: 'z.md', state: 'read', sha256 },
          ],
        }),
      ],
      'one.json and two.json are no parts of one run: README.md (and 1 more file) is not the same in both; run all shards on one commit, with the same paths',
    ],
    ['nothing', [], 'nothing to merge: name the JSON reports of all shards'],
  ])('%s', (_, parts, why) => {
    expect(mergeReports(parts)).toEqual({ kind: 'refused', why });
  });
});
