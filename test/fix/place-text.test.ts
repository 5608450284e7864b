import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractLinks } from '../../src/extract/links.ts';
import { fitAddress } from '../../src/fix/fit-address.ts';
import { textFor } from '../../src/fix/place-text.ts';
import type { Cell, Setting } from '../../src/model/link.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

const destination = (brackets: 'angle' | 'none', cell: Cell = 'none'): Setting => ({
  kind: 'destination',
  brackets,
  cell,
});
const autolink = (cell: Cell = 'none'): Setting => ({ kind: 'autolink', cell });
const bare = (cell: Cell = 'none'): Setting => ({ kind: 'bare', cell });
const attribute = (quote: '"' | "'" | 'none', name = 'href', cell: Cell = 'none'): Setting => ({
  kind: 'attribute',
  element: name === 'href' ? 'a' : 'img',
  attribute: name,
  quote,
  cell,
});

describe('textFor', () => {
  test.each<[string, Setting, string, string | null]>([
    ['plain', destination('none'), 'https://x.example/a_b*c', 'https://x.example/a_b*c'],
    ['balanced parentheses', destination('none'), 'https://x.example/a_(b)', 'https://x.example/a_(b)'],
    ['an open parenthesis', destination('none'), 'https://x.example/a(b', '<https://x.example/a(b>'],
    ['a closed parenthesis', destination('none'), 'https://x.example/a)b(', '<https://x.example/a)b(>'],
    ['33 levels', destination('none'), `x${'('.repeat(33)}${')'.repeat(33)}`, `<x${'('.repeat(33)}${')'.repeat(33)}>`],
    ['a space', destination('none'), 'a b.md', '<a b.md>'],
    ['a space in brackets', destination('angle'), 'a b.md', 'a b.md'],
    ['angle brackets', destination('angle'), 'a<b>c', 'a\\<b\\>c'],
    ['a backslash', destination('none'), 'https://x.example/?a\\b', 'https://x.example/?a\\\\b'],
    ['a backtick', destination('none'), 'https://x.example/?`', 'https://x.example/?&#96;'],
    [
      'what reads as a reference',
      destination('none'),
      'https://x.example/?a&copy;b',
      'https://x.example/?a&amp;copy;b',
    ],
    ['a numeric reference', destination('none'), 'https://x.example/?&#35;', 'https://x.example/?&amp;#35;'],
    ['an ampersand', destination('none'), 'https://x.example/?a=1&copy=2', 'https://x.example/?a=1&copy=2'],
    ['nothing', destination('none'), '', '<>'],
    ['a bar', destination('none'), 'https://x.example/a|b', 'https://x.example/a|b'],
    ['a bar in a cell', destination('none', 'table-cell'), 'https://x.example/a|b', 'https://x.example/a\\|b'],
    ['a bar in brackets in a cell', destination('angle', 'table-cell'), 'a b|c', 'a b\\|c'],
    ['a line feed', destination('angle'), 'a\nb', null],

    ['plain', autolink(), 'https://x.example/a(b', 'https://x.example/a(b'],
    ['a space', autolink(), 'https://x.example/a b', null],
    ['a bracket', autolink(), 'https://x.example/a>b', null],
    ['no scheme', autolink(), 'a/b', null],
    ['a reference, which cmark resolves', autolink(), 'https://x.example/?a&copy;b', null],
    ['a bar', autolink(), 'https://x.example/a|b', 'https://x.example/a|b'],
    ['a bar in a cell', autolink('table-cell'), 'https://x.example/a|b', null],

    ['plain', bare(), 'https://x.example/a-b/?c=d&e=f#g', 'https://x.example/a-b/?c=d&e=f#g'],
    ['other scripts', bare(), 'https://müller.example/ü', 'https://müller.example/ü'],
    ['a full stop at the end', bare(), 'https://x.example/a.', '<https://x.example/a.>'],
    ['an underscore at the end', bare(), 'https://x.example/a_', '<https://x.example/a_>'],
    ['a balanced parenthesis at the end', bare(), 'https://x.example/a_(b)', 'https://x.example/a_(b)'],
    ['an open parenthesis', bare(), 'https://x.example/a(b', '<https://x.example/a(b>'],
    ['a closed parenthesis', bare(), 'https://x.example/a)', '<https://x.example/a)>'],
    ['a reference at the end', bare(), 'https://x.example/?a&copy;', null],
    ['a semicolon at the end', bare(), 'https://x.example/a;', '<https://x.example/a;>'],
    ['square brackets', bare(), 'https://x.example/?a[b]=c', '<https://x.example/?a[b]=c>'],
    ['an underscore in the host', bare(), 'https://a_b.example/', '<https://a_b.example/>'],
    ['an IPv6 host', bare(), 'http://[::1]/', '<http://[::1]/>'],
    ['a host without a dot', bare(), 'http://intranet/', '<http://intranet/>'],
    ['credentials', bare(), 'https://u@x.example/', '<https://u@x.example/>'],
    [
      'an address in the path',
      bare(),
      'https://x.example/web/2018/http://y.example/',
      'https://x.example/web/2018/http://y.example/',
    ],
    ['a port', bare(), 'https://x.example:8080/', 'https://x.example:8080/'],
    ['a bar in a cell', bare('table-cell'), 'https://x.example/a|b', null],
    ['no address', bare(), 'a/b', null],

    ['double quotes', attribute('"'), `https://x.example/?a="b"&c='d'`, `https://x.example/?a=&#34;b&#34;&amp;c='d'`],
    ['single quotes', attribute("'"), `https://x.example/?a="b"&c='d'`, `https://x.example/?a="b"&amp;c=&#39;d&#39;`],
    ['no quotes', attribute('none'), `https://x.example/?a="b"`, `https://x.example/?a&#61;&#34;b&#34;`],
    [
      'a reference without a semicolon',
      attribute('"'),
      'https://x.example/?a&copy=1',
      'https://x.example/?a&amp;copy=1',
    ],
    ['an ampersand that is none', attribute('"'), 'https://x.example/?a&', 'https://x.example/?a&'],
    ['a bar in a cell', attribute('"', 'href', 'table-cell'), 'https://x.example/a|b', 'https://x.example/a&#124;b'],
    ['nothing without quotes', attribute('none'), '', null],
    ['a candidate', attribute('"', 'srcset'), 'https://x.example/w_1,h_2/a.png', 'https://x.example/w_1,h_2/a.png'],
    ['a candidate with a comma at its end', attribute('"', 'srcset'), 'https://x.example/a,', null],
    ['a candidate with a space', attribute('"', 'srcset'), 'https://x.example/a b', null],
  ])('%s in %j: %j', (_, setting, url, text) => {
    expect(textFor(url, setting)).toBe(text);
  });
});

/** A document for every setting, with an address at `@`. */
const documents: readonly (readonly [string, Setting])[] = [
  ['[a](@) b', destination('none')],
  ['[a](@ "t") b', destination('none')],
  ['![a](<@>)', destination('angle')],
  ['[a](<@> "t") b', destination('angle')],
  ['[a]: @ "t"\n\n[a]', destination('none')],
  ['[a]: <@>\r\n\r\n[a]', destination('angle')],
  ['| h |\n|---|\n| [a](@) |', destination('none', 'table-cell')],
  ['| h | i |\n|---|---|\n| [a](<@>) | c |', destination('angle', 'table-cell')],
  ['b <@>.', autolink()],
  ['| h |\n|---|\n| <@> |', autolink('table-cell')],
  ['see @, b', bare()],
  ['(@) b', bare()],
  ['*@* b', bare()],
  ['| h |\n|---|\n| @ |', bare('table-cell')],
  ['<a href="@">b</a>', attribute('"')],
  ["c <a href='@'>b</a>", attribute("'")],
  ['c <a href=@>b</a>', attribute('none')],
  ['| h |\n|---|\n| <a href="@">b</a> |', attribute('"', 'href', 'table-cell')],
  ['<img srcset="@ 2x">', attribute('"', 'srcset')],
  ["<p><img srcset='@'></p>", attribute("'", 'srcset')],
];

const character = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'abcXYZ019-._~/') },
  { weight: 4, arbitrary: fc.constantFrom(...' !"#$%&\'()*+,:;<=>?@[\\]^`{|}') },
  fc.constantFrom(
    '&copy;',
    '&amp;',
    '&#35;',
    '&lt',
    '%20',
    '%7C',
    'ü',
    '点',
    '😀',
    '\u00A0',
    '\t',
    '\n',
    '](',
    '**',
    '~~',
    '||',
    '\\|',
  ),
);
const address = fc
  .tuple(
    fc.constantFrom('http://', 'https://'),
    fc.constantFrom('x.example', 'www.a-b.example', 'müller.example', 'a_b.example', '192.0.2.1:81'),
    fc.constantFrom('/', '', '?', '#'),
    fc.array(character, { maxLength: 12 }),
  )
  .map(([scheme, host, first, rest]) => scheme + host + (first === '' ? '' : first + rest.join('')));

const decodePercents = (url: string): string =>
  url.replace(/%[\dA-F]{2}/g, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
const urlsIn = (text: string): readonly string[] => extractLinks(parseMarkdown(text)).map((link) => link.url);

describe('read again', () => {
  test.each(documents)('%j holds exactly the address', (document, setting) => {
    fc.assert(
      fc.property(address, (url) => {
        const text = textFor(url, setting);
        fc.pre(text !== null);
        expect(urlsIn(document.replace('@', () => text ?? ''))).toEqual([url]);
      }),
      { numRuns: 500 },
    );
  });

  test.each(documents)('%j takes every normalised address', (document, setting) => {
    fc.assert(
      fc.property(address, (url) => {
        const { href } = new URL(url);
        const fitted = fitAddress(href, setting);
        if (fitted === null) {
          // Only what reads as a character reference, which cannot be escaped there, has no spelling.
          expect(setting.kind === 'autolink' || setting.kind === 'bare').toBe(true);
          expect(href).toMatch(/&#?\w+;/);
          return;
        }
        expect(urlsIn(document.replace('@', () => fitted.text))).toEqual([fitted.url]);
        expect(decodePercents(new URL(fitted.url).href)).toBe(decodePercents(href));
      }),
      { numRuns: 200 },
    );
  });
});

describe('fitAddress', () => {
  test.each<[string, Setting, string, string, string]>([
    ['a space', autolink(), 'https://x.example/a b', 'https://x.example/a%20b', 'https://x.example/a%20b'],
    ['a space', destination('none'), 'https://x.example/a b', 'https://x.example/a%20b', 'https://x.example/a%20b'],
    ['a bar', bare('table-cell'), 'https://x.example/a|b', 'https://x.example/a%7Cb', 'https://x.example/a%7Cb'],
    [
      'a bar',
      destination('none', 'table-cell'),
      'https://x.example/a|b',
      'https://x.example/a\\|b',
      'https://x.example/a|b',
    ],
    ['a comma', attribute('"', 'srcset'), 'https://x.example/a,', 'https://x.example/a%2C', 'https://x.example/a%2C'],
    ['a full stop', bare(), 'https://x.example/a.', '<https://x.example/a.>', 'https://x.example/a.'],
  ])('%s in %j', (_, setting, url, text, spelling) => {
    expect(fitAddress(url, setting)).toEqual({ text, url: spelling });
  });
});
