import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnNames,
  firstState,
  readState,
  type ViewState,
  viewNames,
  writeState,
} from '../../../src/report/html/view-state.ts';

const sort = fc.option(
  fc.record({
    column: fc.constantFrom(...columnNames),
    direction: fc.constantFrom('ascending', 'descending'),
  } as const),
);
/** Well-formed: an address carries no half of a pair. */
const text = fc.string({ unit: 'grapheme' });
const states: fc.Arbitrary<ViewState> = fc.record({
  view: fc.constantFrom(...viewNames),
  labels: fc.array(fc.constantFrom('dead', 'ok', 'not asked')),
  host: text,
  file: text,
  text,
  sort,
  page: fc.integer({ min: 1, max: 400 }),
});

describe('the state of the page in its address', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(readState(writeState(state))).toEqual(state);
      }),
    );
  });

  test.each([
    [firstState, '#'],
    [{ ...firstState, view: 'links', labels: ['dead', 'blocked'] }, '#view=links&verdict=dead,blocked'],
    [{ ...firstState, sort: { column: 'status', direction: 'descending' }, page: 3 }, '#sort=-status&page=3'],
    [{ ...firstState, text: 'a & b' }, '#text=a+%26+b'],
  ] as const)('is short: %j', (state, address) => {
    expect(writeState(state)).toBe(address);
  });

  test.each([
    '',
    '#',
    '#rows',
    '#view=other',
    '#page=0',
    '#page=-1',
    '#page=1e99',
    '#page=x',
    '#sort=-',
    '#sort=__proto__',
    '#%E0%A4',
  ])('%s is as at first', (address) => {
    expect(readState(address)).toEqual(firstState);
  });
});
