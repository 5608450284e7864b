import { describe, expect, test } from 'vitest';
import { brief, extracted, only, raws, urls } from './extracted.ts';

describe('addresses in HTML', () => {
  test.each([
    ['<a href="b">c</a>', ['b']],
    ['<area href="b">', ['b']],
    ['<img src="b" srcset="c 1x, d 2x">', ['b', 'c', 'd']],
    ['<picture><source srcset="b" src="c"><img src="d"></picture>', ['b', 'c', 'd']],
    ['<video src="b" poster="c"><track src="d"></video>', ['b', 'c', 'd']],
    ['<audio src="b">', ['b']],
    ['<iframe src="b">', ['b']],
    ['<embed src="b"><object data="c">', ['b', 'c']],
    ['<A HREF="b"> <Img Src=c>', ['b', 'c']],
    ['<link href="b"> <base href="c"> <script src="d"></script> <p cite="e">', []],
    ['<a name="b"> <a href> <img src>', []],
    ['<a data-href="b" hrefs="c">', []],
    ['<img srcset="b" media="c" src="d" href="e">', ['b', 'd']],
    ['<div src="b"> <a src="c">', []],
    ['<a href="">b</a>', ['']],
    ['</a href="b">', []],
  ])('%s', (markdown, expected) => {
    expect(urls(markdown)).toEqual(expected);
    expect(urls(`x ${markdown}`)).toEqual(expected);
  });

  test.each([
    ['double quotes', '<a href="b c">', 'b c', '"'],
    ['single quotes', "<a href='b\"c'>", 'b"c', "'"],
    ['no quotes', '<a href=b>', 'b', 'none'],
    ['no quotes, with slashes', 'x <a href=https://x.test/b/>', 'https://x.test/b/', 'none'],
    ['space around', '<a href = " b ">', 'b', '"'],
    ['only space', '<a href="  ">', '', '"'],
    ['the first of two', '<a href="b" HREF="c">', 'b', '"'],
    ['other attributes', '<a class="x>y" href=\'b\' title="z">', 'b', "'"],
    ['a self-closing tag', '<img src="b"/>', 'b', '"'],
  ])('%s', (_, markdown, raw, quote) => {
    expect(only(markdown)).toMatchObject({ kind: 'html', raw, setting: { kind: 'attribute', quote } });
  });

  test.each([
    ['<a href="b?c&amp;d">', 'b?c&amp;d', 'b?c&d'],
    ['<a href="&#x68;ttps&colon;//x.test">', '&#x68;ttps&colon;//x.test', 'https://x.test'],
    ['<a href="b?c&copy=d">', 'b?c&copy=d', 'b?c&copy=d'],
    ['<a href="b?c&copy;&amp;&lt">', 'b?c&copy;&amp;&lt', 'b?c©&<'],
    ['<a href=" &amp;b&#32;">', '&amp;b', '&b'],
    ['<a href="&NotEqualTilde;">', '&NotEqualTilde;', '\u2242\u0338'],
    ['<a href="&amp;&amp;">', '&amp;&amp;', '&&'],
    ['<a href="b&unknown;c">', 'b&unknown;c', 'b&unknown;c'],
    ['<a href=b&amp;c>', 'b&amp;c', 'b&c'],
    ['<a href="b\\_c">', 'b\\_c', 'b\\_c'],
    ['<a href="😀/日本">', '😀/日本', '😀/日本'],
  ])('%s', (markdown, raw, url) => {
    expect(only(markdown)).toMatchObject({ raw, url });
  });

  test.each([
    ['over lines', '<a\n  class="x"\n  href="b">c</a>', ['b']],
    ['over lines in a quote', '> <a\n> href="b">c</a>', ['b']],
    ['over lines in a list with CRLF', '- <img\r\n  src="b"\r\n  alt="c">', ['b']],
    ['over nodes', '<p>\n<a href="b">\n\n<img src="c">\n\n</a>\n</p>', ['b', 'c']],
    ['behind a comment', '<!-- <a href="x"> --> <a href="b">', ['b']],
    ['behind a tag that is never closed', '<div class="x\n\n<a href="b">c</a>', ['b']],
    ['a tag that the next block closes', '<p><img src="b"\n\nc', ['b']],
    ['behind a title that is never closed', 'a <title> b\n\n<a href="b">', ['b']],
    ['behind a comment that is never closed', '<p><!-- x\n\n<a href="b">c</a> [d](e)', ['b', 'e']],
    [
      'not in a comment that a later block closes',
      '<p><!-- x\n\n<a href="b">c</a> [d](e)\n\n<p>--> <a href="f">',
      ['f'],
    ],
    ['in pre', '<pre><a href="b">https://x.test</a></pre>', ['b']],
    ['Markdown between tags', '<center>\n\n[b](c) <br> https://x.test\n\n</center>', ['c', 'https://x.test']],
    ['in a table cell', '| <a href="b">c</a> <img src=d> |\n|-|', ['b', 'd']],
    ['CDATA', '<![CDATA[ <a href="b"> ]]>', []],
    ['processing instructions', '<?php <a href="b"> ?>', []],
    ['declarations', '<!DOCTYPE html <a href="b">', []],
    ['escaped', '\\<a href="b">', []],
    ['code', '`<a href="b">`', []],
  ])('%s', (_, markdown, expected) => {
    expect(urls(markdown)).toEqual(expected);
  });

  test('an address over two lines of a quote is one place', () => {
    const link = only('> <a href="b\n> c">');
    expect(link).toMatchObject({ raw: 'b\n> c', url: 'b\nc' });
  });

  test.each([
    ['<a href="b"> c\n <b>d</b> &amp; e</a>', 'c d & e'],
    ['<a href="b">**c** `d` [e]</a>', 'c d [e]'],
    ['<a href="b"><span title="x">c</span></a> d', 'c'],
    ['<a href="b">c', ''],
    ['<p><a href="b">\n\n**c** d\n\n</a></p>', 'c d'],
    ['<p><a href="b">c <script>d</script></a></p>', 'c'],
  ])('the text of %s', (markdown, text) => {
    expect(only(markdown)).toMatchObject({ text, role: 'text' });
  });

  test.each([
    ['images', '<a href="b"><img src="c" alt="d&amp;e"></a>', ['b: d&e, text', 'c: d&e, media']],
    ['Markdown images', '<a href="b">![d](c)</a>', ['b: d, text', 'c: d, media']],
    ['one link after the other', '<a href="b">c</a> d <a href="e">f</a>', ['b: c, text', 'e: f, text']],
    ['a link that the next one ends', '<a href="b">c <a href="e">f</a>', ['b: c, text', 'e: f, text']],
    ['media', '<video src="b">c</video>', ['b: , media']],
  ])('text and role of %s', (_, markdown, expected) => {
    expect(extracted(markdown).map(({ url, text, role }) => `${url}: ${text}, ${role}`)).toEqual(expected);
  });
});

describe('srcset', () => {
  test.each([
    ['b', ['b']],
    ['b 1x, c 2x', ['b', 'c']],
    ['b,c', ['b,c']],
    ['b, c', ['b', 'c']],
    [',, b 100w,\n c 200w ,', ['b', 'c']],
    ['https://x.test/a,b.png 1x, https://x.test/c,d.png 2x', ['https://x.test/a,b.png', 'https://x.test/c,d.png']],
    ['data:image/png;base64,AAAA= 1x, b', ['data:image/png;base64,AAAA=', 'b']],
    ['b (c, d) 1x, e', ['b', 'e']],
    ['b (c, d', ['b']],
    ['b 1x 2x bad, c', ['b', 'c']],
    ['b?c&amp;d 1x,&#32;e&amp;&amp;f 2x', ['b?c&amp;d', 'e&amp;&amp;f']],
    ['', []],
    [' , ', []],
  ])('%j', (value, expected) => {
    expect(raws(`<img srcset="${value}">`)).toEqual(expected);
    expect(raws(`> - a <source srcset='${value}'>`.replaceAll('\n', '\n>   '))).toEqual(expected);
  });

  test('candidates know their attribute', () => {
    expect(extracted('<img srcset="b 1x,c 2x">')[0]?.setting).toEqual({
      kind: 'attribute',
      element: 'img',
      attribute: 'srcset',
      quote: '"',
      cell: 'none',
    });
  });

  test('over the lines of a quote', () => {
    expect(brief('> <img srcset="b 1x,\n>   c 2x,\n> d">')).toEqual(['html b', 'html c', 'html d']);
  });
});
