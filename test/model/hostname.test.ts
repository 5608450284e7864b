import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostnameOf } from '../../src/model/hostname.ts';

test('the hostname of any address is that of its URL', () => {
  const address = fc.webUrl({ validSchemes: ['http', 'https'], withFragments: true, withQueryParameters: true });
  fc.assert(
    fc.property(address, (url) => {
      const { href, hostname } = new URL(url);
      expect(hostnameOf(href)).toBe(hostname);
    }),
  );
});

test.each([
  'https://a.example/',
  'https://a.example',
  'https://a.example:8080/',
  'https://a.example?q',
  'https://user@a.example/',
  'https://user:word@a.example/',
  'https://user.example:word@a.example/b.example/',
  'https://a.example.',
  'https://localhost/',
  'https://A.Example/',
  'https://1.2/',
  'https://0x7f.1/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://bücher.example/',
  'https://xn--bcher-kva.example/',
  'https://a_b.example/',
  'https://a.%65xample/',
  'https:///a.example/',
])('of %s too, parsed or not', (address) => {
  expect(hostnameOf(address)).toBe(new URL(address).hostname);
  expect(hostnameOf(new URL(address).href)).toBe(new URL(address).hostname);
});

test('what is no address has none', () => {
  expect(() => hostnameOf('a.example/')).toThrow(TypeError);
});
