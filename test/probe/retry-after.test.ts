import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../src/probe/retry-after.ts';

const now = Date.parse('2026-11-21T09:00:00Z');

test.each<[string | undefined, number | null]>([
  ['2', 2000],
  [' 120 ', 120_000],
  ['0', null],
  ['1.5', 1500],
  ['99999999999', 99_999_999_999_000],
  ['Sat, 21 Nov 2026 09:00:30 GMT', 30_000],
  ['Saturday, 21-Nov-26 09:00:30 GMT', 30_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', null],
  ['-5', null],
  ['soon', null],
  ['Sat, 99 Foo', null],
  ['', null],
  [undefined, null],
])('%s: %s', (value, ms) => {
  expect(parseRetryAfter(value, now)).toBe(ms);
});
