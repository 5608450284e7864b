import { describe, expect, test } from 'vitest';
import { brief, extracted, only, raws, urls } from './extracted.ts';

describe('kinds and addresses', () => {
  test.each([
    ['inline', '[a](https://x.test/a "t")', ['inline https://x.test/a']],
    ['image', '![a](b.png)', ['image b.png']],
    ['badge: the image stands before the address around it', '[![a](b.svg)](c)', ['image b.svg', 'inline c']],
    ['autolink', '<https://x.test/a>', ['autolink https://x.test/a']],
    ['e-mail autolink', '<a@x.test>', ['autolink mailto:a@x.test']],
    ['bare', 'see https://x.test/a.', ['bare https://x.test/a']],
    ['bare www', 'www.x.test/a', ['bare http://www.x.test/a']],
    ['bare e-mail', 'a@x.test', ['bare mailto:a@x.test']],
    ['definition', '[a]: b\n\n[a]', ['definition b']],
    ['HTML', '<a href="b">c</a>', ['html b']],
    ['empty', '[a]()', ['inline ']],
    ['references are none', '[a] [b][a] ![c][a] [a][]\n\n[a]: d', ['definition d']],
    ['nothing', 'a [b] (c)', []],
  ])('%s', (_, markdown, expected) => {
    expect(brief(markdown)).toEqual(expected);
  });

  test.each([
    ['code', '`[a](b)` ``https://x.test``'],
    ['fenced code', '```\n[a](b)\n```'],
    ['a fence of formulas', '```math\n[a](b)\n```'],
    ['indented code', '    [a](https://x.test)'],
    ['comments', '<!-- [a](b) https://x.test <a href="c"> -->'],
    ['a comment over paragraphs', '<!--\n\n[a](b)\n\n-->'],
    ['YAML front matter', '---\nhome: https://x.test\n---\n'],
    ['TOML front matter', '+++\nhome = "https://x.test"\n+++\n'],
    ['scripts', '<script>\nlet a = \'<a href="b">\';\n</script>'],
    ['styles', '<style>\na { background: url(b.png) } /* <a href="c"> */\n</style>'],
    ['an escaped link', '\\[a](b)'],
    ['task list boxes', '- [ ] a\n- [x] b'],
    ['wiki links', '[[a]] [[_TOC_]]'],
    ['an undefined footnote', 'a[^b]'],
    ['a footnote that nothing refers to', '[^a]: https://x.test'],
    ['definitions of links in code', '    [a]: b'],
  ])('no links in %s', (_, markdown) => {
    expect(brief(markdown)).toEqual([]);
  });

  test.each([
    ['a footnote', 'a[^b]\n\n[^b]: see https://x.test and [c](d)', ['https://x.test', 'd']],
    ['the first of two footnotes with one label', 'a[^b]\n\n[^b]: [c](d)\n\n[^b]: [e](f)', ['d']],
    ['a footnote that is used in a footnote', '[^a]: b[^a] [c](d)', ['d']],
    ['HTML in the text of an image, which is shown as text', '![<a href="b">](c)', ['c']],
    ['a heading', '# [a](b)\n\n[c](d)\n===', ['b', 'd']],
    ['lazy continuation', '> - [a](b)\n[c](d)', ['b', 'd']],
    ['quotes in lists in quotes', '> 1. > [a](b)\n>    > [c](d)\n>\n>    [e](f)', ['b', 'd', 'f']],
    [
      'the columns of a table, not what a row has beyond them',
      '| [a](b) | c |\n|-|-|\n| d | <a href="e"> | [f](g) <a href="h"> |\n| [i](j) |\n\n<a href="k">',
      ['b', 'e', 'j', 'k'],
    ],
    ['emphasis and deletion', '***[a](b)*** ~~[c](d)~~ _https://x.test_', ['b', 'd', 'https://x.test']],
    ['HTML blocks, behind a blank line', '<details>\n\n[a](b)\n\n</details>', ['b']],
    ['HTML blocks, without one, as text', '<div>\n[a](b)\n</div>', []],
    ['a link around an autolink', '[a <https://x.test> b](c)', ['https://x.test', 'c']],
    ['an address in the text of a link', '[https://x.test (copy)](https://y.test)', ['https://y.test']],
  ])('%s', (_, markdown, expected) => {
    expect(urls(markdown)).toEqual(expected);
  });
});

describe('bare addresses', () => {
  test.each([
    ['https://x.test/a_b_c', 'https://x.test/a_b_c'],
    ['(https://x.test/a)', 'https://x.test/a'],
    ['(https://x.test/a_(b))', 'https://x.test/a_(b)'],
    ['https://x.test/a?b=c&amp;', 'https://x.test/a?b=c'],
    ['https://x.test/a;', 'https://x.test/a'],
    ['https://x.test/a!?.,:*_~\'"', 'https://x.test/a'],
    ['"https://x.test"', 'https://x.test'],
    ['**https://x.test/a**', 'https://x.test/a'],
    ['中https://x.test/路径 文', 'https://x.test/路径'],
    ['https://x.test/a<b', 'https://x.test/a'],
    ['HTTPS://X.TEST/a', 'HTTPS://X.TEST/a'],
    ['http://x.test:8080/#a', 'http://x.test:8080/#a'],
    ['a@x.test.', 'a@x.test'],
    ['a.b-c_d+e@x.test', 'a.b-c_d+e@x.test'],
    ['😀 www.x.test/a_', 'www.x.test/a'],
    ['mailto:a@x.test', 'mailto:a@x.test'],
    ['_a@x.test_', 'a@x.test'],
    ['[see a@x.test', 'a@x.test'],
    ['[a@x.test]', 'a@x.test'],
    ['a@b@x.test', 'b@x.test'],
    ['/a@x.test', 'a@x.test'],
    ['&amp; <b>a@x.test</b> &amp;', 'a@x.test'],
    ['# *a*\n\n> - **a@x.test**', 'a@x.test'],
  ])('%s', (markdown, raw) => {
    expect(only(markdown)).toMatchObject({ kind: 'bare', raw, outer: only(markdown).span, setting: { kind: 'bare' } });
  });

  test.each([
    'xhttps://x.test',
    'wwwx.test',
    'www',
    'a@b',
    'a@x.test-',
    'https://',
    '[https://x.test',
    'a@x.test_',
    'a\\_b@x',
    'a@x.y1',
  ])('%s is text', (markdown) => {
    expect(extracted(markdown)).toEqual([]);
  });
});

describe('bare e-mail addresses', () => {
  test.each([
    ['in links', '[a@x.test](b)', ['b']],
    ['in references', '[*a@x.test*][b]\n\n[b]: c', ['c']],
    ['in the text of images', '![a@x.test](b)', ['b']],
    ['in code', '`a@x.test`', []],
    ['in addresses', 'https://x.test/a@y.test', ['https://x.test/a@y.test']],
    ['with an escape, which stands nowhere as it is', 'a\\_b@x.test', []],
  ])('none %s', (_, markdown, expected) => {
    expect(urls(markdown)).toEqual(expected);
  });

  test('a web address in one goes first', () => {
    expect(urls('a@x.test_https://y.test')).toEqual(['https://y.test']);
  });

  test('what is written and what it stands for', () => {
    expect(extracted('a&amp;b@x.test, c@x.test\n\n> xmpp:d@x.test').map(({ raw, url }) => [raw, url])).toEqual([
      ['b@x.test', 'mailto:b@x.test'],
      ['c@x.test', 'mailto:c@x.test'],
      ['xmpp:d@x.test', 'xmpp:d@x.test'],
    ]);
  });
});

describe('what is written and what it stands for', () => {
  test.each([
    [
      'entities in an autolink',
      '<https://x.test/?a&amp;b&#61;c>',
      'https://x.test/?a&amp;b&#61;c',
      'https://x.test/?a&b=c',
    ],
    [
      'no entities in an autolink',
      '<https://x.test/?a&copy=b&no;>',
      'https://x.test/?a&copy=b&no;',
      'https://x.test/?a&copy=b&no;',
    ],
    ['a backslash in an autolink', '<https://x.test/\\&amp;>', 'https://x.test/\\&amp;', 'https://x.test/\\&'],
    ['entities in a bare address', 'https://x.test/?a&amp;b', 'https://x.test/?a&amp;b', 'https://x.test/?a&amp;b'],
    ['entities', '[a](b?c&amp;d)', 'b?c&amp;d', 'b?c&d'],
    ['escapes', '[a](b\\(c\\_)', 'b\\(c\\_', 'b(c_'],
    ['angle brackets', '[a](<b c>)', 'b c', 'b c'],
    ['angle brackets with escapes', '[a](<b\\>c>)', 'b\\>c', 'b>c'],
    ['balanced parentheses', '[a](b_(c_(d)))', 'b_(c_(d))', 'b_(c_(d))'],
    ['titles', '[a](b \'c (d) "e"\')', 'b', 'b'],
    ['space and line ends around', '[a](\n  b\n  "c"\n)', 'b', 'b'],
    ['CRLF around', '[a](\r\nb\r\n"c")', 'b', 'b'],
    ['a lone CR', '[a](\rb)', 'b', 'b'],
    ['a tab before', 'a\t[a](\tb\t)', 'b', 'b'],
    ['NUL', '\0[\0](a\0b)', 'a\0b', 'a\uFFFDb'],
    ['emoji and CJK before', '😀日本 [👍](b/日本😀)', 'b/日本😀', 'b/日本😀'],
    ['percent signs', '[a](b%20c)', 'b%20c', 'b%20c'],
    ['a definition in a quote with CRLF and tabs', '> [a]:\t<b&amp;c>\t"d"\r\n> e\r\n', 'b&amp;c', 'b&c'],
    ['a definition over lines in a list', '- [a]:\r\n  b\r\n  "c"\r\n', 'b', 'b'],
    ['a pipe in a table cell', '| a |\n|-|\n| [b](c\\|d) |', 'c\\|d', 'c|d'],
    ['a pipe in a bare address', '| a |\n|-|\n| https://x.test/c\\|d |', 'https://x.test/c\\|d', 'https://x.test/c|d'],
    ['a pipe in an autolink', '| a |\n|-|\n| <https://x.test/c\\|d> |', 'https://x.test/c\\|d', 'https://x.test/c|d'],
    ['a pipe in an attribute', '| a |\n|-|\n| <a href="c\\|d"> |', 'c\\|d', 'c|d'],
    ['a backslash before a pipe outside of tables', '<a href="c\\|d">', 'c\\|d', 'c\\|d'],
  ])('%s', (_, markdown, raw, url) => {
    expect(only(markdown)).toMatchObject({ raw, url });
  });

  test.each([
    ['inline', 'a [b](c "d") e', '[b](c "d")'],
    ['image', 'a ![b](c) d', '![b](c)'],
    ['autolink', 'a <https://x.test> b', '<https://x.test>'],
    ['definition', '  [a]: b "c"\n', '[a]: b "c"'],
    ['HTML: the address alone', 'a <a href="b"> c', 'b'],
  ])('the whole construct: %s', (_, markdown, expected) => {
    const { outer } = only(markdown);
    expect(markdown.slice(outer.start, outer.end)).toBe(expected);
  });

  test.each([
    ['[a](b)', { kind: 'destination', brackets: 'none', cell: 'none' }],
    ['![a](<b>)', { kind: 'destination', brackets: 'angle', cell: 'none' }],
    ['[a]: <b>', { kind: 'destination', brackets: 'angle', cell: 'none' }],
    ['<https://x.test>', { kind: 'autolink', cell: 'none' }],
    ['https://x.test', { kind: 'bare', cell: 'none' }],
    ['| [a](b) |\n|-|', { kind: 'destination', brackets: 'none', cell: 'table-cell' }],
    ['| a |\n|-|\n| https://x.test |', { kind: 'bare', cell: 'table-cell' }],
    ['| a |\n|-|\n| <https://x.test> |', { kind: 'autolink', cell: 'table-cell' }],
    ['| a |\n|-|\n\n[b](c)', { kind: 'destination', brackets: 'none', cell: 'none' }],
    [
      '| <img src=a> |\n|-|',
      { kind: 'attribute', element: 'img', attribute: 'src', quote: 'none', cell: 'table-cell' },
    ],
  ])('the setting of %s', (markdown, setting) => {
    expect(only(markdown).setting).toEqual(setting);
  });
});

describe('text and role', () => {
  test.each([
    ['plain', '[a b](c)', 'a b'],
    ['markup', '[**a** `b` ~~c~~ <i>d</i>](e)', 'a b c d'],
    ['entities and escapes', '[a &amp; \\*](b)', 'a & *'],
    ['line ends and space', '[ a\n  b  c ](d)', 'a b c'],
    ['hard breaks', '[a\\\nb](c)', 'a b'],
    ['image', '![a *b*](c)', 'a b'],
    ['image without text', '![](c)', ''],
    ['autolink', '<https://x.test>', 'https://x.test'],
    ['bare', 'www.x.test', 'www.x.test'],
    ['definition without use', '[A  b]: c', 'A  b'],
    ['definition in use', '[the *text*][a]\n\n[a]: b', 'the text'],
    ['brackets', '[a [b] \\]](c)', 'a [b] ]'],
  ])('%s', (_, markdown, text) => {
    expect(only(markdown).text).toBe(text);
  });

  test('a link around an image has the text of the image, and is no media itself', () => {
    expect(extracted('[![a](b)](c)')).toMatchObject([
      { url: 'b', text: 'a', role: 'media' },
      { url: 'c', text: 'a', role: 'text' },
    ]);
  });

  test.each([
    ['[a]\n\n[a]: b', 'text'],
    ['![a]\n\n[a]: b', 'media'],
    ['![a] [a]\n\n[a]: b', 'text'],
    ['[a]: b', 'text'],
    ['![a](b)', 'media'],
    ['<https://x.test>', 'text'],
  ])('the role in %s', (markdown, role) => {
    expect(only(markdown).role).toBe(role);
  });
});

describe('definitions', () => {
  const usesIn = (markdown: string): readonly (readonly string[])[] =>
    extracted(markdown).map(({ uses }) => uses.map(({ start, end }) => markdown.slice(start, end)));

  test.each([
    [
      'every kind of reference',
      '[a] [b][a] ![c][a] [a][] ![a][]\n\n[a]: d',
      [['[a]', '[b][a]', '![c][a]', '[a][]', '![a][]']],
    ],
    ['none', '[a]: b', [[]]],
    ['the first of two wins', '[a]\n\n[a]: b\n[a]: c', [['[a]'], []]],
    ['case, space and line ends in labels', '[B\nÄ][]\n\n[b  ä]: c', [['[B\nÄ][]']]],
    ['nested brackets and images', '[x ![y][a]][b]\n\n[a]: c\n[b]: d', [['![y][a]'], ['[x ![y][a]][b]']]],
    ['a definition in a quote', '> [a]: b\n\n[a]', [['[a]']]],
    ['footnotes are none', '[^a]\n\n[^a]: [b](c)\n\n[a]: d', [[], []]],
    [
      'labels that are names of properties',
      '[__proto__] [toString]\n\n[__proto__]: a\n[tostring]: b',
      [['[__proto__]'], ['[toString]']],
    ],
    ['references in code are none', '`[a]`\n\n[a]: b', [[]]],
  ])('uses: %s', (_, markdown, expected) => {
    expect(usesIn(markdown)).toEqual(expected);
  });
});

describe('section and entry', () => {
  const around = (markdown: string): readonly string[] =>
    extracted(markdown).map(({ url, section, entry }) => `${url}: ${section} / ${entry}`);

  test.each([
    ['before the first heading', '[a](b)\n\n# C', ['b: null / null']],
    ['below headings', '# A *b*\n[c](d)\n\n## E\n\n[f](g)', ['d: A b / null', 'g: E / null']],
    ['in a heading itself', '# A [b](c)', ['c: A b / null']],
    ['below an HTML heading', '<h2 align="center">A <b>b</b></h2>\n\n[c](d)', ['d: A b / null']],
    ['below an HTML heading over nodes', '<h1>\n\n**A**\n\n</h1>\n\n[c](d)', ['d: A / null']],
    ['a list item', '- [a](b) by [c](d)', ['b: null / a', 'd: null / a']],
    [
      'a nested item',
      '- [a](b)\n  - [c](d) [e](f)\n\n  [g](h)',
      ['b: null / a', 'd: null / c', 'f: null / c', 'h: null / a'],
    ],
    ['a group without link', '- Group\n  - [a](b)', ['b: null / a']],
    ['a table row', '| A | B |\n|-|-|\n| [a](b) | [c](d) |\n| [e](f) |', ['b: null / a', 'd: null / a', 'f: null / e']],
    ['a reference first', '- [a] by [c](d)\n\n[a]: b', ['d: null / a', 'b: null / null']],
    ['an image before the link', '- ![i](j) [a](b)', ['j: null / a', 'b: null / a']],
    ['only an image', '- ![i](j)', ['j: null / i']],
    ['a link without text first', '- [](b) [c](d)', ['b: null / c', 'd: null / c']],
    ['HTML', '- <a href="b">a</a> [c](d)', ['b: null / a', 'd: null / a']],
    ['an HTML link with text in Markdown', '- <a href="b">**a** b</a>', ['b: null / a b']],
  ])('%s', (_, markdown, expected) => {
    expect(around(markdown)).toEqual(expected);
  });
});

describe('order and offsets', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('with %s line ends', (_, end) => {
    const markdown = [
      '# 😀 [a](b1)',
      '',
      '> - [a](<b2>',
      '>   "t") ![c](b3)',
      '>',
      '>   | x | <a href="b4">y</a> |',
      '>   |---|---|',
      '>   | [z](b5) | https://b6.test |',
      '',
      '\t[d]: b7',
      '',
      '[d]:',
      '\tb8',
      '',
      '<p>',
      "<img alt='' src='b9'",
      'srcset="b10 1x,',
      '   b11 2x">',
      '</p>',
    ].join(end);
    expect(raws(markdown)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5', 'https://b6.test', 'b8', 'b9', 'b10', 'b11']);
  });

  test('a BOM inside the text moves nothing', () => {
    expect(raws('\uFEFF[a](b) \uFEFF[c](d)')).toEqual(['b', 'd']);
  });
});
