import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config/errors.ts';
import { compilePattern, matchesPattern } from '../../src/config/pattern.ts';

const compile = (pattern: string) =>
  compilePattern({ pattern, reason: null, until: null, origin: 'linkmend.config.json: exclude[0]' });
const matches = (pattern: string, url: string) => matchesPattern(compile(pattern), new URL(url));

describe('a pattern stands for', () => {
  test.each([
    ['site.example', 'https://site.example/'],
    ['site.example', 'http://site.example/a/b?c#d'],
    ['site.example', 'http://site.example:8080/a'],
    ['SITE.example', 'https://Site.Example/a'],
    ['site.example/docs', 'https://site.example/docs'],
    ['site.example/docs', 'https://site.example/docs/'],
    ['site.example/docs', 'https://site.example/docs/a/b'],
    ['site.example/docs', 'https://site.example/docs?a=b#c'],
    ['site.example/docs/', 'https://site.example/docs/a'],
    ['site.example/', 'https://site.example/a'],
    ['site.example/*', 'https://site.example/'],
    ['site.example/*', 'https://site.example/a/b/c'],
    ['site.example/**', 'https://site.example/a/b/c'],
    ['site.example/*/issues', 'https://site.example/a/issues'],
    ['site.example/**/issues', 'https://site.example/a/b/issues/1'],
    ['site.example/a*', 'https://site.example/abc/d'],
    ['*.site.example', 'https://a.site.example/x'],
    ['*.site.example', 'https://a.b.site.example/'],
    ['*', 'https://anything.example/a'],
    ['**', 'https://anything.example/a/b?c'],
    ['*/wp-login.php', 'https://any.example/wp-login.php'],
    ['**/wp-login.php', 'https://any.example/a/b/wp-login.php'],
    ['**.pdf', 'https://any.example/a/b.pdf'],
    ['https://site.example/a', 'https://site.example/a'],
    ['http://*', 'http://site.example/a'],
    ['*://site.example/*', 'http://site.example/a'],
    ['//site.example', 'http://site.example/a'],
    ['site.example:8080', 'http://site.example:8080/'],
    ['site.example:443', 'https://site.example/'],
    ['localhost:*', 'http://localhost:3000/a'],
    ['localhost', 'http://localhost:3000/a'],
    ['127.0.0.1', 'http://127.0.0.1/a'],
    ['[::1]', 'http://[::1]:3000/a'],
    ['[::1]:3000/a', 'http://[::1]:3000/a'],
    ['bücher.example', 'https://xn--bcher-kva.example/a'],
    ['*.bücher.example', 'https://a.xn--bcher-kva.example/a'],
    ['site.example/watch?v=1', 'https://site.example/watch?v=1'],
    ['site.example/watch?v=1', 'https://site.example/watch?v=1&t=9#x'],
    ['site.example?q=*', 'https://site.example/?q=a/b'],
    ['site.example/a#top', 'https://site.example/a#top'],
    ['site.example/wiki/Foo_(bar)', 'https://site.example/wiki/Foo_(bar)'],
    ['site.example/wiki/Ä b', 'https://site.example/wiki/Ä b'],
    ['site.example/wiki/%C3%84', 'https://site.example/wiki/Ä'],
    ['site.example/wiki/%c3%84', 'https://site.example/wiki/%C3%84'],
    ['site.example/%e9', 'https://site.example/%E9'],
    ['site.example/{id}', 'https://site.example/{id}'],
    ['site.example/{a,b}/c', 'https://site.example/b/c'],
    ['{a,b}.example', 'https://b.example/c'],
    ['{a.example,b.example/x}', 'https://b.example/x'],
    ['site.example/{a,b{c,d}}', 'https://site.example/bd'],
    ['site.example/\\*', 'https://site.example/*'],
    ['user@site.example', 'https://site.example/'],
    [' site.example ', 'https://site.example/'],
    ['/site\\.example/', 'https://site.example/a'],
    ['/\\.PDF$/i', 'https://any.example/a.pdf'],
    ['/^https:\\/\\/site/', 'https://site.example/a'],
    ['/a/g', 'https://any.example/a'],
  ])('%s > %s', (pattern, url) => {
    expect(matches(pattern, url)).toBe(true);
  });
});

describe('a pattern does not stand for', () => {
  test.each([
    ['site.example', 'https://www.site.example/'],
    ['site.example', 'https://site.example.test/'],
    ['site.example', 'https://other.example/site.example'],
    ['site.example', 'https://other.example/?u=https://site.example/'],
    ['*.site.example', 'https://site.example/'],
    ['*.site.example', 'https://other.example/a.site.example'],
    ['site.example/docs', 'https://site.example/docs2'],
    ['site.example/docs', 'https://site.example/Docs'],
    ['site.example/docs', 'https://site.example/a/docs'],
    ['site.example/docs/', 'https://site.example/docs'],
    ['site.example/*/issues', 'https://site.example/a/b/issues'],
    ['*/wp-login.php', 'https://any.example/a/wp-login.php'],
    ['http://*', 'https://site.example/a'],
    ['https://site.example', 'http://site.example/'],
    ['site.example:8080', 'http://site.example/'],
    ['site.example/watch?v=1', 'https://site.example/watch?v=12'],
    ['site.example/watch?v=1', 'https://site.example/watch'],
    ['site.example/a#top', 'https://site.example/a'],
    ['site.example/a.b', 'https://site.example/acb'],
    ['site.example/{a,b}', 'https://site.example/c'],
    ['site.example/\\*', 'https://site.example/a'],
    ['/^site/', 'https://site.example/'],
    ['*', 'mailto:a@site.example'],
  ])('%s > %s', (pattern, url) => {
    expect(matches(pattern, url)).toBe(false);
  });
});

test('a regular expression answers the same every time', () => {
  const pattern = compile('/site/gy');
  const url = new URL('https://site.example/');
  expect([matchesPattern(compile('/site/g'), url), matchesPattern(compile('/site/g'), url)]).toEqual([true, true]);
  expect(pattern.expression.flags).toBe('');
});

test.each([
  ['', 'linkmend.config.json: exclude[0]: "" is empty, expected a glob on host/path or a /regular expression/'],
  [
    '/docs',
    'linkmend.config.json: exclude[0]: "/docs" begins like a regular expression but has no second slash; a glob begins with the host (or "*/")',
  ],
  ['/(/', 'linkmend.config.json: exclude[0]: "/(/" is no regular expression: Unterminated group'],
  [
    '/a/q',
    'linkmend.config.json: exclude[0]: "/a/q" is no regular expression: Invalid flags supplied to RegExp constructor \'q\'',
  ],
  ['a{b,c', 'linkmend.config.json: exclude[0]: "a{b,c" is no glob: "{" is never closed (character 2)'],
  ['a\\', 'linkmend.config.json: exclude[0]: "a\\" is no glob: the backslash escapes nothing (character 2)'],
])('%s is refused', (pattern, message) => {
  expect(() => compile(pattern)).toThrow(new ConfigError([message]));
});

test('an address without wildcards, as a pattern, stands for itself', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (written) => {
      const { href } = new URL(written);
      fc.pre(!/[*\\]|\{[^}]*,/.test(href));
      expect(matches(href, href)).toBe(true);
    }),
  );
});

test('every text either compiles or has a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab./*?#{},\\:@[]()%2f ä') }), (text) => {
      try {
        compile(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
      }
    }),
  );
});
