import { expect, test } from 'vitest';
import { compileHostGlob, findHostGlobFault, hostSpecificity } from '../../src/config/host-glob.ts';

test.each([
  ['corp.example', 'corp.example', true],
  ['Corp.Example', 'corp.example', true],
  ['corp.example', 'www.corp.example', false],
  ['*.corp.example', 'a.b.corp.example', true],
  ['*.corp.example', 'corp.example', false],
  ['*.corp.example', 'notcorp.example', false],
  ['*.corp.example', 'a.corp.example.', true],
  ['*', 'any.example', true],
  ['**', 'any.example', true],
  ['{a,b}.example', 'b.example', true],
  ['{a,b}.example', 'c.example', false],
  ['10.0.*', '10.0.0.1', true],
  ['10.0.*', '100.0.0.1', false],
  ['[::1]', '[::1]', true],
  ['bücher.example', 'xn--bcher-kva.example', true],
])('%s and %s: %s', (glob, host, expected) => {
  expect(compileHostGlob(glob)(host)).toBe(expected);
});

test('the narrower a glob, the more specific', () => {
  const globs = ['*', 'www.corp.example', '*.example', '{www,docs}.a.corp.example', '*.corp.example', 'a.example'];
  const ordered = globs.toSorted((a, b) => hostSpecificity(b) - hostSpecificity(a));
  expect(ordered).toEqual([
    'www.corp.example',
    'a.example',
    '{www,docs}.a.corp.example',
    '*.corp.example',
    '*.example',
    '*',
  ]);
});

test.each([
  ['a.example', null],
  ['*.a.example', null],
  ['[::1]', null],
  ['', 'is empty, expected a host such as "example.com" or "*.example.com"'],
  ['a b', 'contains white space'],
  ['https://a.example', 'is not a host alone, write "a.example"'],
  ['https://a.example/b', 'is not a host alone, write "a.example"'],
  ['a.example/b', 'is not a host alone, write "a.example"'],
  ['a.example:80', 'is not a host alone, write "a.example"'],
  ['/a/', 'is not a host alone, write "*"'],
])('%s: %s', (glob, fault) => {
  expect(findHostGlobFault(glob)).toBe(fault);
});
