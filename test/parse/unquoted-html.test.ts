import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/parse/markdown.ts';

const html = (markdown: string): readonly string[] =>
  parseMarkdown(markdown).htmlRanges.map(({ start, end }) => markdown.slice(start, end));

describe('tags with slashes in unquoted values', () => {
  test.each([
    ['a <a href=https://x.test/a>b</a>', ['<a href=https://x.test/a>', '</a>']],
    ['a <img src=b/c.png alt=d>', ['<img src=b/c.png alt=d>']],
    ['a <a href=https://x.test/>b</a>', ['<a href=https://x.test/>', '</a>']],
    ['a <a\thref = b/c\ttitle="d > e">', ['<a\thref = b/c\ttitle="d > e">']],
    ["a <a title='b/c' href=d/e/f />", ["<a title='b/c' href=d/e/f />"]],
    ['a <a b href=c/d><i>', ['<a b href=c/d>', '<i>']],
    ['a <a\nhref=b/c\n  title="d\ne"> f', ['<a', 'href=b/c', 'title="d', 'e">']],
    ['> - a <img\r\n>   src=b/c\r\n>   alt=d>', ['<img', 'src=b/c', 'alt=d>']],
    ['a <a\nhref=\nb/c>', ['<a', 'href=', 'b/c>']],
    ['| <a href=b/c> |\n|-|', ['<a href=b/c>']],
  ])('%s is HTML', (markdown, expected) => {
    expect(html(markdown)).toEqual(expected);
  });

  test.each([
    ['a <a href=b/c', []],
    ['a <a href=b/c`d>', []],
    ['a <a\nhref=b/c\n\nd>', []],
    ['a <a\nhref=b/c\n', []],
    ['a <a href=b/c d"e>', []],
    ['a <1 href=b/c>', []],
    ['a <a href="b/c>', []],
    ['a <a href=b/c <i>', ['<i>']],
    ['a \\<a href=b/c>', []],
    ['`<a href=b/c>`', []],
    ['a <br/> <br /> <a href="b/c"/> </p>', ['<br/>', '<br />', '<a href="b/c"/>', '</p>']],
    ['a <https://x.test/a> <!-- b/c --> <?d e/f?>', ['<!-- b/c -->', '<?d e/f?>']],
  ])('%s is left to the parser', (markdown, expected) => {
    expect(html(markdown)).toEqual(expected);
  });
});
