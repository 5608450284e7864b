import { expect, test } from 'vitest';
import { changeAddress, placeOf } from '../../../src/lint/addresses/change-address.ts';
import type { Link } from '../../../src/model/link.ts';
import { readDocument } from '../../support/read-document.ts';
import { sourceOf } from '../linting.ts';

function linkIn(text: string): Link {
  const [link] = readDocument(sourceOf(text)).links;
  if (link === undefined) throw new Error(`no link in ${text}`);
  return link;
}

test.each([
  ['[a](https://a.example/b)', 'https://a.example/c', 'https://a.example/c'],
  ['<a href="https://a.example/?x&amp;b">a</a>', 'https://a.example/?x&amp;c', 'https://a.example/?x&c'],
  ['www.a.example/b', 'www.a.example/c', 'http://www.a.example/c'],
])('%s is written %s and leads to %s', (text, written, becomes) => {
  const { fix } = changeAddress(linkIn(text), 'safe', (address) => address.replace(/b$/, 'c'));
  expect(fix?.edits.map((edit) => edit.text)).toEqual([written]);
  expect(fix?.becomes).toBe(becomes);
});

test('there is no fix where the destination or the address stays as it is', () => {
  const link = linkIn('[a](https://a.example/&#98;)');
  expect(changeAddress(link, 'safe', (address) => address.replace(/b$/, 'c'))).toEqual({});
  expect(changeAddress(link, 'safe', (address) => address)).toEqual({});
});

test('a part that is written in another way stands somewhere in the whole', () => {
  const text = '[a](https://a.example/&#98;c)';
  const link = linkIn(text);
  expect(placeOf('a.example', link)).toEqual({ start: 12, end: 21 });
  expect(placeOf('bc', link)).toEqual(link.span);
});
