import { expect, test } from 'vitest';
import { isArchiveAddress } from '../../src/archive/is-archive.ts';

test.each([
  'https://web.archive.org/web/20180101000000/https://x.example/',
  'http://www.web.archive.org/web/2018/x',
  'https://archive.org/web/2018/https://x.example/',
  'https://archive.org/wayback/available?url=x',
  'https://archive.today/abc',
  'http://archive.is/abc',
  'https://arquivo.pt/wayback/2018/https://x.example/',
  'https://perma.cc/ABCD-1234',
  'https://www.webcitation.org/5abc',
  'https://ghostarchive.org/archive/abc',
])('%s is', (address) => expect(isArchiveAddress(address)).toBe(true));

test.each([
  'https://archive.org/details/a-book',
  'https://archive.org/website',
  'https://archive.org.x.example/web/',
  'https://x.example/?u=https://web.archive.org/',
  'web.archive.org',
  '',
])('%s is not', (address) => expect(isArchiveAddress(address)).toBe(false));
