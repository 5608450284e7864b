import { expect, test } from 'vitest';
import { resolveLocation, withoutUserinfo } from '../../src/probe/location.ts';

const base = 'http://a.example:8080/dir/page?q=1#part';

test.each<[string | undefined, string | null]>([
  ['https://b.example/', 'https://b.example/#part'],
  ['https://b.example/#own', 'https://b.example/#own'],
  ['/x', 'http://a.example:8080/x#part'],
  ['x/../y', 'http://a.example:8080/dir/y#part'],
  ['?z', 'http://a.example:8080/dir/page?z#part'],
  ['//c.example/d', 'http://c.example/d#part'],
  [' /x ', 'http://a.example:8080/x#part'],
  ['/fin\u00c3\u00a9', 'http://a.example:8080/fin%C3%A9#part'],
  ['/fin\u00e9', 'http://a.example:8080/fin%E9#part'],
  ['/a b', 'http://a.example:8080/a%20b#part'],
  ['', null],
  [undefined, null],
  ['http://[bad', null],
  ['file:///etc/passwd', null],
  ['mailto:a@b.example', null],
  ['javascript:alert(1)', null],
])('%s: %s', (location, resolved) => {
  expect(resolveLocation(location, new URL(base))?.href ?? null).toBe(resolved);
});

test('recorded addresses hold no password', () => {
  expect(withoutUserinfo(new URL('https://me:secret@a.example/x#y'))).toBe('https://a.example/x#y');
});
