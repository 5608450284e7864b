import { expect, test } from 'vitest';
import { canParseUrl } from '../../src/model/can-parse-url.ts';

test.each([
  ['http://x.example/', undefined, true],
  ['/a', undefined, false],
  ['/a', 'http://x.example/', true],
  ['/a', new URL('http://x.example/'), true],
  ['http://[/', 'http://x.example/', false],
  ['x', undefined, false],
  ['', undefined, false],
])('%j with %s: %s', (address, base, there) => {
  expect(canParseUrl(address, base)).toBe(there);
});

test('Latin-1 text parses, however often it was asked', () => {
  const times = Array.from({ length: 100_000 });
  expect(times.every(() => canParseUrl('http://b\u00fccher.example/'))).toBe(true);
  expect(times.every(() => canParseUrl('/caf\u00e9', 'http://x.example/'))).toBe(true);
});
