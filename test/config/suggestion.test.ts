import { expect, test } from 'vitest';
import { suggest } from '../../src/config/suggestion.ts';

test.each([
  ['acept', ['accept', 'anchors'], 'accept'],
  ['host-interval', ['hostInterval'], 'hostInterval'],
  ['HOSTINTERVAL', ['hostInterval'], 'hostInterval'],
  ['warn', ['error', 'warning'], 'warning'],
  ['aliveStatusCodes', ['accept'], 'accept'],
  ['aliveStatusCodes', ['exclude'], null],
  ['constructor', ['accept'], null],
  ['zzz', ['accept'], null],
  ['', ['accept'], null],
  ['accept', [], null],
])('%s among %j: %s', (written, known, expected) => {
  expect(suggest(written, known)).toBe(expected);
});
