import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../src/config/duration.ts';

const any = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

test.each([
  ['0', 0],
  ['250', 250],
  ['250ms', 250],
  ['90s', 90_000],
  ['1.5s', 1500],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['1h 30m', 5_400_000],
  [' 2s ', 2000],
  [1500, 1500],
])('%j is %d ms', (written, value) => {
  expect(parseDuration(written, any)).toEqual({ kind: 'value', value });
});

test.each(['', 's', '5x', '-5', '5m-', '1:30', '1.5', '5 minutes', 'Infinity', 'NaN', 1.5, -1])(
  '%j is none',
  (written) => {
    expect(parseDuration(written, any)).toEqual({
      kind: 'fault',
      fault: 'expected a duration such as 90s, 5m, 1h30m or a number of milliseconds',
    });
  },
);

test.each([
  ['0', 'expected at least 1s'],
  ['5', 'expected at least 1s; a bare number is milliseconds, write 5s for seconds'],
  ['5ms', 'expected at least 1s'],
  ['2m', 'expected at most 1m'],
])('%j is out of 1 s to 1 m', (written, fault) => {
  expect(parseDuration(written, { minimum: 1000, maximum: 60_000 })).toEqual({ kind: 'fault', fault });
});

test('what is formatted is read again', () => {
  fc.assert(
    fc.property(fc.nat(), (value) => {
      expect(parseDuration(formatDuration(value), any)).toEqual({ kind: 'value', value });
    }),
  );
});
