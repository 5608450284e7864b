import { describe, expect, test } from 'vitest';
import { forJson } from '../../src/report/escape.ts';
import { json, jsonPieces } from '../../src/report/json.ts';
import { inKeyOrder } from '../../src/report/key-order.ts';
import { ndjson } from '../../src/report/ndjson.ts';
import { readReport } from '../../src/report/read.ts';
import { finding, linkRow, nightly, report } from './sample.ts';

/** The same value with all keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  );
}

const small = report({
  links: [
    linkRow({
      evidence: [{ kind: 'confirmed', url: 'https://x.example/', status: 404, changed: false }],
      archive: { state: 'unknown', why: 'silent' },
    }),
  ],
  findings: [finding({ data: { zulu: 1, alpha: null } })],
  summary: { verdicts: { dead: 1, ok: 2 }, skipped: { template: 1, excluded: 2 } },
});

describe('json', () => {
  test('a small report', async () => {
    await expect(json(small)).toMatchFileSnapshot('__snapshots__/small.json');
  });

  test('holds what the report holds', () => {
    expect(JSON.parse(json(nightly))).toEqual(nightly);
  });

  test('is the same however the report was put together', () => {
    expect(json(reversed(nightly) as typeof nightly)).toBe(json(nightly));
    expect(ndjson(reversed(nightly) as typeof nightly)).toBe(ndjson(nightly));
  });

  test('keeps odd names of facts', () => {
    const odd = report({
      links: [linkRow()],
      findings: [finding({ data: { constructor: 'a', ['__proto__']: 'b', links: 'c' } })],
    });
    expect(json(odd)).toContain('"__proto__": "b"');
    expect(json(odd)).toContain('"constructor": "a"');
  });

  test.each([
    ['a long report', nightly],
    ['one without rows', report()],
    [
      'one with odd texts',
      report({ links: [linkRow({ title: 'one\ntwo\\n##[three\u2028' })], undecided: [finding()] }),
    ],
  ])('is for %s what the whole would be in one piece', (_, one) => {
    expect(json(one)).toBe(`${forJson(JSON.stringify(inKeyOrder('report', one), null, 2))}\n`);
  });

  test('comes in pieces no longer than a row', () => {
    const row = linkRow({ title: 'long' });
    const one = JSON.stringify(row, null, 8).length;
    const many = [...jsonPieces(report({ links: Array.from({ length: 100 }, () => row) }))];
    expect(Math.max(...many.map((piece) => piece.length))).toBeLessThan(one);
  });

  test('is read again as the same report', () => {
    const read = readReport(json(nightly));
    expect(read.kind === 'report' && json(read.report)).toBe(json(nightly));
  });
});

describe('ndjson', () => {
  test('is one object a line, typed, in order', () => {
    const lines = ndjson(small).split('\n');
    expect(lines.pop()).toBe('');
    const values = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(values.map((value) => Object.entries(value)[0])).toEqual(
      ['run', 'input', 'link', 'finding', 'summary'].map((type) => ['type', type]),
    );
    expect(values[0]).toMatchObject({ schemaVersion: 1, tool: { name: 'linkmend' }, complete: true });
    expect(values[2]).toEqual({ type: 'link', ...small.links[0] });
  });
});
