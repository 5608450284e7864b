import { describe, expect, test } from 'vitest';
import { extractLinks } from '../../src/extract/links.ts';
import { type MovedLink, planMoved } from '../../src/fix/moved.ts';
import type { Link } from '../../src/model/link.ts';
import type { Hop } from '../../src/model/probe.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

function linkIn(text: string): Link {
  const [link] = extractLinks(parseMarkdown(text));
  if (link === undefined) throw new Error(`no link in ${text}`);
  return link;
}

const hop = (url: string, status = 301, via: Hop['via'] = 'location'): Hop => ({ url, status, via });

function plan(from: string, finalUrl: string, more: Partial<MovedLink> = {}) {
  const link = linkIn(`[a](${from})`);
  return planMoved({ link, from, finalUrl, hops: [hop(from)], keep: () => false, title: null, ...more });
}

const safe = (url: string) => ({ kind: 'fix', fix: { safety: 'safe', becomes: url } });
const suggested = (url: string) => ({ kind: 'fix', fix: { safety: 'suggested', becomes: url } });
const refused = (why: string) => ({ kind: 'refused', why });

describe('what stays the same page', () => {
  test.each([
    ['https', 'http://x.example/a', 'https://x.example/a'],
    ['www added', 'https://x.example/a', 'https://www.x.example/a'],
    ['www removed', 'https://www.x.example/a', 'https://x.example/a'],
    ['https and www', 'http://x.example/', 'https://www.x.example/'],
    ['a slash added', 'https://x.example/a', 'https://x.example/a/'],
    ['a slash removed', 'https://x.example/a/', 'https://x.example/a'],
    ['the index left out', 'https://x.example/a/index.html', 'https://x.example/a/'],
    ['the front page index left out', 'https://x.example/index.html', 'https://x.example/'],
    ['the ending left out', 'https://x.example/a/b.html', 'https://x.example/a/b'],
    ['another case', 'https://x.example/Docs', 'https://x.example/docs'],
    ['the same query', 'http://x.example/a?b=c', 'https://x.example/a?b=c'],
    ['a directory before', 'https://x.example/intro', 'https://x.example/docs/intro'],
    ['a host for a directory', 'https://docs.x.example/intro', 'https://x.example/docs/intro'],
    ['a directory less', 'https://x.example/docs/guide/intro', 'https://x.example/guide/intro'],
    ['the same name elsewhere', 'https://x.example/2014/05/on-caching', 'https://blog.x.example/posts/on-caching'],
    ['a renamed repository', 'https://github.com/o/old', 'https://github.com/o/new'],
    ['a transferred repository', 'https://github.com/o/r/tree/main/docs#x', 'https://github.com/p/q/tree/main/docs#x'],
    ['a repository without .git', 'https://gitlab.com/o/r.git', 'https://gitlab.com/o/r'],
    ['a forge without www', 'http://www.github.com/o/r', 'https://github.com/p/r'],
    ['a host without a registrable domain', 'http://192.0.2.1/docs', 'http://192.0.2.1/new/docs'],
  ])('%s: safe', (_, from, to) => {
    expect(plan(from, to)).toMatchObject(safe(to));
  });

  test.each([
    ['another domain', 'https://x.example/a', 'https://y.example/a'],
    ['another owner below a private suffix', 'https://a.github.io/docs-intro', 'https://b.github.io/docs-intro'],
    ['another page', 'https://x.example/a', 'https://x.example/b'],
    ['a name that tells nothing', 'https://x.example/one/docs', 'https://x.example/two/docs'],
    ['only a short name left', 'https://x.example/project/docs', 'https://x.example/docs'],
    ['another query', 'https://x.example/a?id=1', 'https://x.example/a?id=2'],
    ['the query lost', 'https://x.example/a?id=1', 'https://x.example/a'],
    ['another port', 'https://x.example:8443/', 'https://x.example/'],
    ['another host, no path', 'https://a.x.example/', 'https://b.x.example/'],
    ['another file of the repository', 'https://github.com/o/r/wiki', 'https://github.com/o/r'],
    ['a page of the forge', 'https://github.com/o/r', 'https://github.com/features/actions'],
    ['a repository on another forge', 'https://github.com/o/r', 'https://codeberg.org/o/r'],
  ])('%s: suggested', (_, from, to) => {
    expect(plan(from, to)).toMatchObject(suggested(to));
  });
});

describe('refuses', () => {
  test.each([
    ['root', 'https://x.example/a/b', 'https://x.example/'],
    ['root', 'https://x.example/a/b', 'https://www.y.example/'],
    ['root', 'https://x.example/a/b', 'https://x.example/index.php'],
    ['root', 'https://x.example/a/b', 'https://x.example/en-us/'],
    ['root', 'https://x.example/?p=12', 'https://x.example/'],
    ['login', 'https://x.example/a', 'https://x.example/login?next=/a'],
    ['login', 'https://x.example/a', 'https://accounts.y.example/a'],
    ['login', 'https://x.example/a', 'https://x.example/users/sign_in'],
    ['error-page', 'https://x.example/a', 'https://x.example/404.html'],
    ['error-page', 'https://x.example/a', 'https://x.example/errors/gone'],
    ['error-page', 'https://x.example/a', 'https://x.example/page-not-found/'],
    ['error-page', 'https://x.example/a', 'https://x.example/b?aspxerrorpath=/a'],
    ['same', 'https://x.example/a', 'https://x.example/a'],
    ['same', 'https://x.example/a', 'https://x.example/a#b'],
    ['same', 'https://X.example', 'https://x.example/'],
    ['downgrade', 'https://x.example/a', 'http://x.example/a'],
    ['credentials', 'https://x.example/a', 'https://u:p@x.example/b'],
    ['credentials', 'http://u:p@x.example/a', 'https://x.example/a'],
    ['unwritable', 'https://x.example/a', 'ftp://x.example/a'],
    ['unwritable', 'https://x.example/a', 'https://'],
  ])('%s: %s to %s', (why, from, to) => {
    expect(plan(from, to)).toEqual(refused(why));
  });

  test.each([
    ['error-page', '404 Not Found'],
    ['error-page', 'Page not found - X'],
    ['error-page', 'This page no longer exists'],
    ['error-page', 'Oops!'],
    ['login', 'Sign in · X'],
    ['login', 'Please log in'],
  ])('%s by its title: %s', (why, title) => {
    expect(plan('http://x.example/a', 'https://x.example/a', { title })).toEqual(refused(why));
  });

  test.each(['Error handling in Go', 'Sign in with X', 'What a 404 is', 'Lost and found', '404 Media'])(
    'not by the title %s',
    (title) => {
      expect(plan('http://x.example/a', 'https://x.example/a', { title })).toMatchObject(safe('https://x.example/a'));
    },
  );

  test.each<[string, readonly Hop[]]>([
    ['302', [hop('http://x.example/a', 302)]],
    ['303', [hop('http://x.example/a', 303)]],
    ['307', [hop('http://x.example/a', 307)]],
    ['one of two', [hop('http://x.example/a'), hop('http://x.example/b', 302)]],
    ['a refresh', [hop('http://x.example/a', 200, 'meta-refresh')]],
    ['a refresh with 301', [hop('http://x.example/a', 301, 'refresh-header')]],
  ])('temporary: %s', (_, hops) => {
    expect(plan('http://x.example/a', 'https://x.example/a', { hops })).toEqual(refused('temporary'));
  });

  test('what did not move', () => {
    expect(plan('https://x.example/a', 'https://x.example/b', { hops: [] })).toEqual(refused('same'));
  });

  test.each(['https://x.example/a', 'https://doi.test/10'])('what is kept: %s', (kept) => {
    const hops = [hop('https://x.example/a'), hop('https://doi.test/10', 308)];
    const keep = (url: string) => url === kept;
    expect(plan('https://x.example/a', 'https://y.example/b', { hops, keep })).toEqual(refused('kept'));
  });

  test('relative links', () => {
    const link = linkIn('[a](../../issues)');
    const from = 'https://github.com/o/r/issues';
    expect(plan(from, 'https://github.com/p/r/issues', { link })).toEqual(refused('relative'));
  });

  test('an address that cannot stand there', () => {
    const link = linkIn('<http://x.example/a>');
    expect(plan('http://x.example/a', 'https://x.example/a?b&copy;c', { link })).toEqual(refused('unwritable'));
  });
});

describe('what is written', () => {
  test.each([
    ['the missing slash', '[a](http://x.example)', 'https://x.example/', 'https://x.example'],
    ['the missing slash before a query', '[a](http://x.example?b)', 'https://x.example/?b', 'https://x.example?b'],
    [
      'a host of other scripts',
      '[a](http://müller.example/ü)',
      'https://xn--mller-kva.example/%C3%BC',
      'https://müller.example/ü',
    ],
    [
      'www before it',
      '[a](http://müller.example/)',
      'https://www.xn--mller-kva.example/',
      'https://www.müller.example/',
    ],
    [
      'www not before it',
      '[a](http://www.müller.example/)',
      'https://xn--mller-kva.example/',
      'https://müller.example/',
    ],
    ['upper case', '[a](HTTP://X.Example/A)', 'https://x.example/A', 'https://X.Example/A'],
    ['an escape', '[a](http://x.example/%7Ea)', 'https://x.example/%7Ea', 'https://x.example/%7Ea'],
    ['a slash more', '[a](http://x.example/ü)', 'http://x.example/%C3%BC/', 'http://x.example/ü/'],
    ['a slash less', '[a](http://x.example/ü/)', 'http://x.example/%C3%BC', 'http://x.example/ü'],
    ["the author's fragment", '[a](http://x.example/a#ü)', 'https://x.example/a', 'https://x.example/a#ü'],
    ["the server's fragment", '[a](http://x.example/a#b)', 'https://x.example/a#c', 'https://x.example/a#c'],
    ["the server's path", '[a](http://x.example/ü)', 'https://x.example/b/%c3%bc', 'https://x.example/b/%c3%bc'],
    ['no scheme', '[a](//x.example/a)', 'https://www.x.example/a', 'https://www.x.example/a'],
    ['www alone', 'www.x.example/a', 'https://www.x.example/a', 'https://www.x.example/a'],
    ['other host, no slash', '[a](http://x.example)', 'https://y.example/', 'https://y.example'],
  ])('keeps the spelling: %s', (_, text, finalUrl, url) => {
    const link = linkIn(text);
    const from = new URL(link.url, 'http://x.example/').href;
    expect(plan(from, finalUrl, { link })).toMatchObject({ kind: 'fix', fix: { becomes: url } });
  });

  test('an address that was remapped takes the spelling of the one that was asked', () => {
    const link = linkIn('[a](http://old.example/a)');
    expect(plan('http://x.example/a', 'https://x.example/a', { link })).toMatchObject(safe('https://x.example/a'));
  });

  test('the edit stands on the destination alone and knows what it replaces', () => {
    const text = 'see [a](http://x.example/a&amp;b "t")';
    const link = linkIn(text);
    expect(plan('http://x.example/a&b', 'https://x.example/a&b', { link })).toEqual({
      kind: 'fix',
      fix: {
        kind: 'moved',
        safety: 'safe',
        becomes: 'https://x.example/a&b',
        edits: [{ span: link.span, text: 'https://x.example/a&b', expected: 'http://x.example/a&amp;b' }],
      },
    });
  });
});
