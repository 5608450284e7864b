import { expect, test } from 'vitest';
import { readArchiveAddress } from '../../src/fix/archive-address.ts';

test.each<[string, string | null]>([
  ['https://web.archive.org/web/20180102030405/https://x.example/a?b#c', 'https://x.example/a?b#c'],
  ['http://web.archive.org/web/2018/http://x.example', 'http://x.example'],
  ['https://web.archive.org/web/20180102030405id_/http://x.example/', 'http://x.example/'],
  ['https://web.archive.org/web/20180102030405/x.example/a', 'x.example/a'],
  ['https://web.archive.org/web/*/http://x.example/', 'http://x.example/'],
  ['https://web.archive.org/20180102030405/http://x.example/', 'http://x.example/'],
  ['https://archive.org/web/20180102030405/http://x.example/', 'http://x.example/'],
  ['https://arquivo.pt/wayback/20180102030405/http://x.example/', 'http://x.example/'],
  ['https://archive.ph/20180102030405/http://x.example/', 'http://x.example/'],
  ['https://archive.today/AbC1', null],
  ['https://perma.cc/AB12-CD34', null],
  ['https://ghostarchive.org/archive/abc', null],
])('%s shows %s', (url, original) => {
  expect(readArchiveAddress(url)).toEqual({ original });
});

test.each([
  'https://archive.org/details/book',
  'https://archive.org/',
  'https://web.archive.org/',
  'https://web.archive.org/save/http://x.example/',
  'https://x.example/web/20180102030405/http://y.example/',
  'https://web.archive.org.x.example/web/2018/http://y.example/',
])('%s is none', (url) => {
  expect(readArchiveAddress(url)).toBeNull();
});
