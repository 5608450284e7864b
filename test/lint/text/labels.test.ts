import { expect, test } from 'vitest';
import { definitionsOf, labelOf, normalizeLabel } from '../../../src/lint/text/labels.ts';
import { readDocument } from '../../support/read-document.ts';
import { sourceOf } from '../linting.ts';

const pageOf = (text: string) => ({ text, links: readDocument(sourceOf(text)).links });

test.each([
  ['a', 'A'],
  [' a  b\n c ', 'A B C'],
  ['ẞ', 'SS'],
  ['ТОЛПОЙ', 'ТОЛПОЙ'],
])('%j is compared as %j', (label, expected) => {
  expect(normalizeLabel(label)).toBe(expected);
});

test.each([
  ['[a b]: https://a.example/\n', 'a b'],
  ['   [a\\]b]: https://a.example/\n', 'a\\]b'],
  ['> [a\n> b]: <https://a.example/>\n', 'a\n> b'],
])('%j has the label %j', (text, expected) => {
  const page = pageOf(text);
  expect(page.links.map((link) => labelOf(link, page))).toEqual([expected]);
});

test('of two definitions of a label the first one counts', () => {
  const page = pageOf('[a]: https://a.example/\n[A]: https://b.example/\n[b]: https://c.example/\n');
  const found = [...definitionsOf(page)].map(([label, { url }]) => [label, url]);
  expect(found).toEqual([
    ['A', 'https://a.example/'],
    ['B', 'https://c.example/'],
  ]);
});
