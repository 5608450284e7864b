import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactProbe } from '../../src/state/compact-probe.ts';
import { decodeLine, encodeRecord, type StateRecord } from '../../src/state/record.ts';
import { answered, gone, good, silent } from './past-runs.ts';

const key = 'a'.repeat(32);
const facts = [good, gone, silent].flatMap((probe) => compactProbe(probe, { fragments: ['b'], conditions: 'c' }) ?? []);
const [first] = facts;
if (first === undefined) throw new Error('no facts');

const records: readonly StateRecord[] = [
  ...facts.map((one) => ({ kind: 'sighting', run: 'r', key, at: 1, facts: one }) as const),
  { kind: 'sightings', key, at: [1, 2], network: 'online', facts: first },
  { kind: 'capture', key, at: 1, capture: { state: 'found', at: '20200101000000', checked: 'verified' } },
  { kind: 'capture', key, at: 1, capture: { state: 'none' } },
  { kind: 'host', key, at: 1, host: { agent: 'plain', interval: 250.5 } },
  { kind: 'end', run: 'r', at: 1, outcome: 'complete', network: 'no-names', resumed: ['q'] },
];

/** A sound line around any JSON object. */
const wrap = (value: object): string => encodeRecord(value as StateRecord);

describe('a line', () => {
  test.each(records)('holds one record: %o', (record) => {
    const line = encodeRecord(record);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({ kind: record.kind });
    expect(decodeLine(line)).toEqual({ kind: 'record', record });
  });

  test('stays one line whatever a page is called', () => {
    const odd = compactProbe(answered(200, { page: { title: 'a\n\r\u2028\0"\\\ud800' } }), {
      fragments: [],
      conditions: '',
    });
    if (odd === null) throw new Error('no facts');
    const line = encodeRecord({ kind: 'sighting', run: 'r', key, at: 1, facts: odd });
    expect(line.split(/[\r\n]/)).toHaveLength(1);
    expect(decodeLine(Buffer.from(line, 'utf8').toString('utf8'))).toEqual({
      kind: 'record',
      record: { kind: 'sighting', run: 'r', key, at: 1, facts: odd },
    });
  });

  test('is garbage once any of its bytes is another', () => {
    const lines = records.map((record) => Buffer.from(encodeRecord(record)));
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.nat(), fc.integer({ min: 1, max: 255 }), (line, place, change) => {
        const damaged = Buffer.from(line);
        const offset = place % line.length;
        damaged[offset] = (line[offset] ?? 0) ^ change;
        expect(decodeLine(damaged.toString('utf8')).kind).toBe('garbage');
      }),
    );
  });

  test('is garbage once anything of it is missing', () => {
    for (const line of records.map(encodeRecord)) {
      for (let length = 0; length < line.length; length += 1) {
        expect(decodeLine(line.slice(0, length)).kind).toBe('garbage');
      }
    }
  });

  test('can be anything', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => decodeLine(line).kind === 'garbage'));
    fc.assert(fc.property(fc.object(), (value) => decodeLine(wrap(value)).kind === 'foreign'));
  });

  test.each<readonly [string, object]>([
    ['another kind', { kind: 'dream', key, at: 1 }],
    ['no kind', { key }],
    ['a time that is none', { kind: 'capture', key, at: 8.65e15, capture: { state: 'none' } }],
    ['a negative time', { kind: 'capture', key, at: -1, capture: { state: 'none' } }],
    ['a key that is none', { kind: 'capture', key: '../x', at: 1, capture: { state: 'none' } }],
    ['no times', { kind: 'sightings', key, at: [], network: 'online', facts: first }],
    ['another ending', { kind: 'sighting', run: 'r', key, at: 1, facts: { ...first, ending: { kind: 'dream' } } }],
    [
      'not asked',
      { kind: 'sighting', run: 'r', key, at: 1, facts: { ...first, ending: { kind: 'not-asked', why: 'budget' } } },
    ],
  ])('of another version is foreign: %s', (_, value) => {
    expect(decodeLine(wrap(value))).toEqual({ kind: 'foreign' });
  });
});
