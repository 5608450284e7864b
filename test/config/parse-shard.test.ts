import { expect, test } from 'vitest';
import { parseShard } from '../../src/config/parse-shard.ts';

test.each([
  ['1/1', { index: 1, count: 1 }],
  ['2/4', { index: 2, count: 4 }],
  [' 256/256 ', { index: 256, count: 256 }],
])('%j', (text, value) => {
  expect(parseShard(text)).toEqual({ kind: 'value', value });
});

test.each(['0/4', '5/4', 'x', '', '4', '1/0', '1/257', '-1/4', '1.5/4', '01/4', '1/4/2', '1/99999999999999999999'])(
  '%j is no shard',
  (text) => {
    expect(parseShard(text)).toEqual({
      kind: 'fault',
      fault: 'expected I/N, with I from 1 to N and N up to 256, such as 1/4',
    });
  },
);
