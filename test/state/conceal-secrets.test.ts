import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concealSecrets, isHarmless } from '../../src/state/conceal-secrets.ts';

describe('concealSecrets', () => {
  test.each([
    ['https://a.example/b?c=d#e', 'https://a.example/b?c=d#e'],
    ['https://user:word@a.example/', 'https://a.example/'],
    ['https://user@a.example/', 'https://a.example/'],
    ['https://a.example/?token=xyz&b=c', 'https://a.example/?token=hidden&b=c'],
    ['https://a.example/?b=c&access_token=xyz', 'https://a.example/?b=c&access_token=hidden'],
    ['https://a.example/?accessToken=xyz', 'https://a.example/?accessToken=hidden'],
    ['https://a.example/?X-Amz-Signature=xyz', 'https://a.example/?X-Amz-Signature=hidden'],
    ['https://a.example/?X-Goog-Credential=xyz', 'https://a.example/?X-Goog-Credential=hidden'],
    ['https://a.example/?sv=2020&sig=x%2Fyz', 'https://a.example/?sv=2020&sig=hidden'],
    ['https://a.example/?to%6ben=xyz', 'https://a.example/?to%6ben=hidden'],
    ['https://a.example/#id_token=xyz&state=1', 'https://a.example/#id_token=hidden&state=hidden'],
    ['https://a.example/a;jsessionid=xyz/b', 'https://a.example/a;jsessionid=hidden/b'],
    ['https://a.example/?PHPSESSID=xyz', 'https://a.example/?PHPSESSID=hidden'],
    ['https://a.example/?api_key=xyz', 'https://a.example/?api_key=hidden'],
    ['https://a.example/?apikey=xyz', 'https://a.example/?apikey=hidden'],
    ['https://a.example/?client_secret=xyz', 'https://a.example/?client_secret=hidden'],
    ['https://a.example/?monkey=1&keyboard=2&author=3', 'https://a.example/?monkey=1&keyboard=2&author=3'],
    ['https://a.example/?token=', 'https://a.example/?token='],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['/relative?token=xyz', 'about:invalid'],
    ['', 'about:invalid'],
  ])('%s', (address, concealed) => {
    expect(concealSecrets(address)).toBe(concealed);
  });

  test('what it gives back has nothing left to conceal', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = concealSecrets(address);
        expect(concealSecrets(once)).toBe(once);
      }),
      { numRuns: 30 },
    );
  });
});

test.each([
  ['installation', true],
  ['L10-L20', true],
  ['access_token=xyz', false],
  [':~:text=token', true],
])('the fragment %s', (fragment, harmless) => {
  expect(isHarmless(fragment)).toBe(harmless);
});
