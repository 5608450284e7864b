import { expect, test } from 'vitest';
import { hostOf } from '../../../src/lint/addresses/web-host.ts';

test.each([
  ['https://A.example/b', 'a.example'],
  ['http://a.example', 'a.example'],
  ['//a.example:80/', 'a.example'],
  ['https://user:secret@a.example/', 'a.example'],
  ['https://a.example./', 'a.example'],
  ['https://a.example?b@c', 'a.example'],
  ['https://müller.example/', 'müller.example'],
  ['mailto:a@b.example', null],
  ['a.example/b', null],
  ['#a', null],
  ['https://', null],
])('%j: %j', (url, expected) => {
  expect(hostOf(url)).toBe(expected);
});
