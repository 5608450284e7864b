import { describe, expect, test } from 'vitest';
import { json } from '../../src/report/json.ts';
import { readReport } from '../../src/report/read.ts';
import { finding, linkRow, report } from './sample.ts';

const valid = json(report({ links: [linkRow()], findings: [finding()] }));

describe('readReport', () => {
  test('reads a report, with a BOM too', () => {
    expect(readReport(valid).kind).toBe('report');
    expect(readReport(`\ufeff${valid}`).kind).toBe('report');
  });

  test('lets fields through that it does not know', () => {
    expect(readReport(valid.replace('"id": "l1"', '"id": "l1", "later": { "a": 1 }')).kind).toBe('report');
  });

  test.each([
    ['', /^not JSON: /],
    ['{"a": 1,\n', /^not JSON: [^\n]+$/],
    ['null', 'not a report of linkmend: no schemaVersion'],
    ['[]', 'not a report of linkmend: no schemaVersion'],
    ['{"schemaVersion": "1"}', 'not a report of linkmend: no schemaVersion'],
    ['{"schemaVersion": 1}', /^tool: /],
    [valid.replace('"name": "linkmend"', '"name": "other"'), /^tool\.name: /],
    [valid.replace('"verdict": "ok"', '"verdict": "fine"'), /^links\[0\]\.verdict: /],
    [valid.replace('"line": 12', '"line": 0'), /^links\[0\]\.places\[0\]\.line: /],
    [valid.replace('"link": "l1"', '"link": "l7"'), 'findings[0].link: no link has this id'],
    [valid.replace('2026-09-01T02:00:00.000Z', 'yesterday'), /^run\.startedAt: expected an ISO 8601 time in UTC$/],
  ])('says in one line what is wrong (%#)', (text, why) => {
    const read = readReport(text);
    expect(read.kind).toBe('invalid');
    if (read.kind === 'invalid') expect(read.why).toMatch(why);
  });

  test('knows a report of another version', () => {
    expect(readReport('{"schemaVersion": 2}')).toEqual({ kind: 'other-version', version: 2 });
  });
});
