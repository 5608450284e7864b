import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baselineText } from '../../src/baseline/baseline-text.ts';
import { readBaseline } from '../../src/baseline/read-baseline.ts';
import { uniteEntries } from '../../src/baseline/settle-baseline.ts';

const second = { file: 'a.md', rule: 'whitespace', about: null, count: 1 };
const entries = [{ file: 'a.md', rule: 'dead', about: 'https://a.example/', count: 2 }, second];

const text = `{
  "baselineVersion": 1,
  "accepted": [
    { "file": "a.md", "rule": "dead", "about": "https://a.example/", "count": 2 },
    { "file": "a.md", "rule": "whitespace" }
  ]
}
`;

test('an entry is a line', async () => {
  expect(baselineText(entries)).toBe(text);
  const baseline = await readBaseline(text, 'b.json', 'docs/b.json');
  expect(baseline).toMatchObject({ file: 'docs/b.json', entries });
  expect(baseline.placeOf(second)).toMatchObject({ line: 5, column: 5, endLine: 5 });
});

test('nothing accepted', async () => {
  expect(baselineText([])).toBe('{\n  "baselineVersion": 1,\n  "accepted": []\n}\n');
});

test('whatever it holds is read as it was written', async () => {
  const entry = fc.record({
    file: fc.string({ unit: 'binary' }),
    rule: fc.string(),
    about: fc.option(fc.string({ unit: 'binary' })),
    count: fc.integer({ min: 1, max: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(entry), async (made) => {
      const all = uniteEntries(made);
      expect((await readBaseline(baselineText(all), 'b', 'b')).entries).toEqual(all);
      expect(baselineText(all).split('\n')).toHaveLength(all.length === 0 ? 5 : all.length + 6);
    }),
  );
});

describe('what is no baseline is told with its place', () => {
  test.each([
    ['', 'b.json:1:1: '],
    ['{ "baselineVersion": 1, }', 'b.json:1:25: '],
    ['{\n  "accepted": []\n}', 'b.json:1:1: baselineVersion: '],
    ['{ "baselineVersion": 2, "accepted": [] }', 'b.json:1:22: baselineVersion: expected 1, got 2'],
    [
      '{ "baselineVersion": 1,\n  "accepted": [\n    { "file": 3, "rule": "dead" }] }',
      'b.json:3:15: accepted[0].file: expected text, got 3',
    ],
    [
      '{ "baselineVersion": 1,\n  "accepted": [{ "file": "a", "rule": "b", "cuont": 3 }] }',
      'b.json:2:16: accepted[0].cuont: unknown key; --update-baseline writes such files',
    ],
    [
      '{ "baselineVersion": 1, "accepted": [{ "file": "a", "rule": "b", "count": 0 }] }',
      'b.json:1:75: accepted[0].count: expected at least 1',
    ],
    ['[]', 'b.json:1:1: expected an object'],
  ])('%s', async (written, said) => {
    await expect(readBaseline(written, 'b.json', 'b.json')).rejects.toThrow(said);
  });
});
