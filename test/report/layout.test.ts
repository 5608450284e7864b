import { expect, test } from 'vitest';
import { words } from '../../src/report/layout.ts';

test.each<[string, readonly string[]]>([
  ['', []],
  ['  a  b\n c ', ['a', 'b', 'c']],
  ['the list has " - " there', ['the', 'list', 'has', '" - "', 'there']],
  ['write " - " for ": ", then', ['write', '" - "', 'for', '": ",', 'then']],
  ['belongs before "A b c"', ['belongs', 'before', '"A', 'b', 'c"']],
  ['say "abc" and "de"', ['say', '"abc"', 'and', '"de"']],
])('%j', (text, expected) => {
  expect(words(text).map((word) => word.text)).toEqual(expected);
});
