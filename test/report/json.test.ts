import { describe, expect, test } from 'vitest';
import { json } from '../../src/report/json.ts';
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
