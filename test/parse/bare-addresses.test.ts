import { describe, expect, test } from 'vitest';
import { raws } from '../extract/extracted.ts';

/** What GitHub links, seen in its renderer's output. */
describe('bare addresses', () => {
  test.each([
    ['a footnote behind it', 'https://x.test/a[^1]', ['https://x.test/a[^1]']],
    ['a link behind it', 'https://x.test/b[t](u)', ['https://x.test/b[t](u)']],
    ['brackets', 'https://x.test/c[1] d', ['https://x.test/c[1]']],
    ['a bracket that closes nothing', 'https://x.test/c] d', ['https://x.test/c]']],
    ['a space between', 'https://x.test/a [^1] [t](u)', ['https://x.test/a', 'u']],
    ['an image behind it', 'https://x.test/a![b](c)', ['https://x.test/a![b](c)']],
    ['a backtick', 'https://x.test/`a` b', ['https://x.test/`a`']],
    ['a backslash', 'https://x.test/a\\_b', ['https://x.test/a\\_b']],
    ['white space beyond ASCII', 'https://x.test/a\u00A0b\u3000c d', ['https://x.test/a\u00A0b\u3000c']],
    ['punctuation beyond ASCII', '（https://x.test/a）。b', ['https://x.test/a）。b']],
    ['an entity inside', 'https://x.test/a&amp;b', ['https://x.test/a&amp;b']],
    ['entities and semicolons at the end', 'https://x.test/a&amp;&lt;; b', ['https://x.test/a']],
    ['a semicolon and a number at the end', 'https://x.test/a&#38; b', ['https://x.test/a&#38']],
    ['parentheses around', '((https://x.test/a_(b)))', ['https://x.test/a_(b)']],
    ['quotes in parentheses', 'https://x.test/a(") b', ['https://x.test/a(")']],
    ['one parenthesis too few', 'https://x.test/a(b. c', ['https://x.test/a(b']],
    ['emphasis', '**https://x.test/a** b', ['https://x.test/a']],
    ['another address in it', 'https://x.test/https://y.test', ['https://x.test/https://y.test']],
    ['www. behind marks', '(www.x.test) *www.y.test* _www.z.test_', ['www.x.test', 'www.y.test', 'www.z.test']],
    ['www. and one label', 'www.x/a', ['www.x/a']],
    ['www. and no label', 'www.@a', ['www.@a']],
    ['ftp', 'ftp://x.test/a', ['ftp://x.test/a']],
    ['underscores in early labels', 'http://a_b.x.test', ['http://a_b.x.test']],
    ['underscores behind the host', 'http://x.test/a_b', ['http://x.test/a_b']],
    ['underscores in many labels', `http://${'a.'.repeat(10)}b_c.d`, [`http://${'a.'.repeat(10)}b_c.d`]],
    ['underscores behind other scripts', 'http://看a_b/c', ['http://看a_b/c']],
    ['a host without a dot', 'http://localhost:80/a', ['http://localhost:80/a']],
    ['symbols', 'http://☃.test', ['http://☃.test']],
    ['behind a character that is no letter', '1http://x.test -http://y.test', ['http://x.test', 'http://y.test']],
    ['behind brackets that are text', '[a] https://x.test ![b] https://y.test', ['https://x.test', 'https://y.test']],
    ['behind a footnote', '[^1] https://x.test\n\n[^1]: a', ['https://x.test']],
    ['behind an escaped bracket', '\\[ https://x.test', ['https://x.test']],
    ['at the start of a table cell', '|a|\n|-|\n|www.x.test|', ['www.x.test']],
    ['up to the end of a table cell', '|a|b|\n|-|-|\n|https://x.test/a|b|', ['https://x.test/a']],
    ['at the start of a line', '> a\n> www.x.test', ['www.x.test']],
  ])('%s', (_, markdown, expected) => {
    expect(raws(markdown)).toEqual(expected);
  });

  test.each([
    ['brackets', '[https://x.test] [www.x.test] ![https://x.test]'],
    ['a bracket that is still open', '[ https://x.test'],
    ['an image that is still open', '![ https://x.test'],
    ['outer brackets', '[a [b] https://x.test'],
    ['a letter before', 'ahttps://x.test'],
    ['www. behind other characters', ']www.x.test :www.x.test 。www.x.test >www.x.test'],
    ['WWW.', 'WWW.x.test'],
    ['nothing behind www.', 'a www.'],
    ['underscores in the last labels', 'http://a_b.test http://x.a_b/c www.a_b'],
    ['no host', 'http:// http://-a http://.a http:///a http://。'],
    ['another scheme', 'git://x.test file:///a'],
    ['one slash', 'https:/x.test'],
  ])('none: %s', (_, markdown) => {
    expect(raws(markdown)).toEqual([]);
  });

  test('an underscore at the very end of a paragraph is no part of the host', () => {
    expect(raws('http://x_')).toEqual(['http://x']);
    expect(raws('http://x_ a')).toEqual([]);
  });

  test.each([
    ['hosts that are none', 'http://a_/'.repeat(2000), 0],
    ['hosts that are none, with dots', '_www.a_'.repeat(2000), 1],
    ['text in brackets', '[a] http://x.test '.repeat(2000), 2000],
    ['brackets that stay open', `${'['.repeat(5000)}${' http://x.test'.repeat(5000)}`, 0],
    ['punctuation', `http://x.test/${'.)'.repeat(20_000)}`, 1],
    ['semicolons', `http://x.test/${'&a;'.repeat(20_000)}`, 1],
  ])('many of them: %s', (_, markdown, count) => {
    expect(raws(markdown)).toHaveLength(count);
  });
});
