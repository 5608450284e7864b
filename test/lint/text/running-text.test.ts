import { describe, expect, test } from 'vitest';
import { createRunningText } from '../../../src/lint/text/running-text.ts';
import { readDocument } from '../../support/read-document.ts';
import { sourceOf } from '../linting.ts';

const runningText = (text: string) => createRunningText({ text, outline: readDocument(sourceOf(text)).outline });
const offsets = (text: string, pattern: RegExp): readonly number[] =>
  runningText(text)
    .matches(pattern)
    .map(({ index }) => index);

describe('matches', () => {
  test.each([
    ['a ] b', [2]],
    ['`]` ]', [4]],
    ['\\] \\\\] ]', [5, 7]],
    ['[a](https://a.example/]) ]', [25]],
    ['[a]: https://a.example/\n\n[a] ]', [29]],
    ['a <!-- ] --> ]', [13]],
    ['    ]\n', []],
    ['| ] |\n|---|\n| ] |', [2, 14]],
  ])('%j: %j', (text, expected) => {
    expect(offsets(text, /\]/g)).toEqual(expected);
  });
});

describe('opening', () => {
  test.each([
    ['[a]', 2, 0],
    ['[a [b] c]', 8, 0],
    ['[a \\[b]', 6, 0],
    ['(a (b) c)', 8, 0],
    ['[a `[` b]', 8, 0],
    ['[a\nb]', 4, null],
    ['a]', 1, null],
    ['[a [b](https://b.example/) c]', 28, 0],
  ])('%j, closed at %d: %j', (text, closing, expected) => {
    expect(runningText(text).opening(closing)).toBe(expected);
  });

  test('none is looked for further back than a text can be', () => {
    const text = `[${'a'.repeat(500)}]`;
    expect(runningText(text).opening(text.length - 1)).toBe(null);
  });
});
