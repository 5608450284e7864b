import { describe, expect, test } from 'vitest';
import { quietAddress } from '../../src/report/quiet-address.ts';

describe('where a link in a comment leads', () => {
  test.each([
    'https://x.example/o/r/issues',
    'https://github.com/o/r',
    'https://github.com/o/r/#readme',
    'https://www.github.com/o/r/tree/main/issues/1',
    'https://github.com/o/r/releases/tag/v1',
    'https://github.com/issues/1',
    'https://gist.github.com/o/0123456789abcdef',
    'https://gitlab.example/g/p/-/issues/1',
  ])('straight to %s', (url) => {
    expect(quietAddress(new URL(url))).toBe(url);
  });

  test.each([
    ['https://github.com/o/r/issues/1', 'https://redirect.github.com/o/r/issues/1'],
    ['http://GitHub.com:80/o/r/pull/2?w=1#a', 'https://redirect.github.com/o/r/pull/2?w=1#a'],
    ['https://www.github.com./o/r//discussions/3', 'https://redirect.github.com/o/r//discussions/3'],
    ['https://github.com/o/r/commit/0123456', 'https://redirect.github.com/o/r/commit/0123456'],
    ['https://github.com/o/r/%69ssues/1', 'https://redirect.github.com/o/r/%69ssues/1'],
    ['https://github.com/o/r/tree/../issues/1', 'https://redirect.github.com/o/r/issues/1'],
  ])('from %s to %s', (url, expected) => {
    expect(quietAddress(new URL(url))).toBe(expected);
  });

  test.each([
    'https://git.corp.example/o/r/issues/1',
    'https://git.corp.example/o/r/pull/1/files',
    'https://git.corp.example/o/r/%69ssues/1',
    'https://somebody@github.com/o/r',
  ])('nowhere from %s', (url) => {
    expect(quietAddress(new URL(url))).toBe(null);
  });
});
