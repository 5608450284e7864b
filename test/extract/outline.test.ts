import { describe, expect, test } from 'vitest';
import { nestedLists } from '../../src/model/outline.ts';
import { sourceOf } from '../lint/linting.ts';
import { readDocument } from '../support/read-document.ts';

const read = (text: string) => readDocument(sourceOf(text));
const slice = (text: string, { start, end }: { readonly start: number; readonly end: number }) =>
  text.slice(start, end);

describe('an outline', () => {
  test('has headings of Markdown and HTML in order', () => {
    const text = '# A `b` [c](d) ![e](f)\n\n<h2>G</h2>\n\nH\n---\n';
    expect(
      read(text)
        .outline()
        .headings.map(({ depth, text }) => [depth, text]),
    ).toEqual([
      [1, 'A b c'],
      [2, 'G'],
      [2, 'H'],
    ]);
  });

  test('has lists in lists', () => {
    const text = '- a\n  - b\n\n    c\n  - d\n- e\n\n1. f\n';
    const { lists } = read(text).outline();
    expect(lists.map(({ marker, depth, items }) => [marker, depth, items.length])).toEqual([
      ['bullet', 0, 2],
      ['number', 0, 1],
    ]);
    expect(nestedLists(lists).map(({ items }) => items.map(({ head }) => head && slice(text, head)))).toEqual([
      ['a', 'e'],
      ['b', 'd'],
      ['f'],
    ]);
    expect(slice(text, lists[0]?.items[0]?.span ?? { start: 0, end: 0 })).toBe('- a\n  - b\n\n    c\n  - d');
  });

  test('has tables with their cells, none beyond the columns', () => {
    const text = '| a | b |\n|---|---|\n| [c](d) | e | f |\n';
    const [table] = read(text).outline().tables;
    expect(table?.header.cells.map((cell) => slice(text, cell))).toEqual(['| a ', '| b |']);
    expect(table?.rows.map(({ cells }) => cells.length)).toEqual([2]);
  });

  test('tells running text from links, code and HTML', () => {
    const text = 'a [b](c) `d` <i>e</i>\n\n<p>f</p>\n';
    const { texts, html } = read(text).outline();
    expect(texts.map((span) => slice(text, span))).toEqual(['a ', ' ', ' ', 'e']);
    expect(html.map(({ span, place }) => [slice(text, span), place])).toEqual([
      ['<i>', 'text'],
      ['</i>', 'text'],
      ['<p>f</p>', 'flow'],
    ]);
  });

  test('leaves out what a comment hides', () => {
    expect(
      read('# A\n\n<!--\n\n# B\n\n-->\n')
        .outline()
        .headings.map(({ text }) => text),
    ).toEqual(['A']);
  });

  test('can be as deep as the text', () => {
    const text = Array.from({ length: 100 }, (_, depth) => `${' '.repeat(2 * depth)}- a\n`).join('');
    expect(nestedLists(read(text).outline().lists)).toHaveLength(100);
  });
});

describe('entries', () => {
  test.each<
    [string, string, readonly (readonly [shape: string, name: string, place: string, section: string | null])[]]
  >([
    ['an item', '# A\n\n- [b](c) - d\n', [['item', 'b', '[b](c)', 'A']]],
    ['the first link counts', '- [b](c) by [d](e)\n', [['item', 'b', '[b](c)', null]]],
    ['text before it', '- see [b](c)\n', [['item', 'b', '[b](c)', null]]],
    ['a badge before it', '- [![x](y)](z) [b](c)\n', [['item', 'b', '[b](c)', null]]],
    ['a badge alone', '- [![x](y)](z)\n', [['item', 'x', '[![x](y)](z)', null]]],
    ['a reference', '- [b][c] - d\n\n[c]: https://c.example\n', [['item', 'b', '[b][c]', null]]],
    ['a bare address', '- https://c.example\n', [['item', 'https://c.example', 'https://c.example', null]]],
    [
      'items in items',
      '- A\n  - [b](c)\n    - [d](e)\n',
      [
        ['item', 'b', '[b](c)', null],
        ['item', 'd', '[d](e)', null],
      ],
    ],
    ['a row', '| a | b |\n|---|---|\n| [c](d) | e |\n', [['row', 'c', '[c](d)', null]]],
    ['a header is none', '| [a](x) | b |\n|---|---|\n| c | e |\n', []],
    ['an item with HTML', '- <a href="c"><b>b</b></a> - d\n', [['item', 'b', '<a href="c"><b>b</b></a>', null]]],
    [
      'lines of HTML',
      '<p>\n&nbsp;<a href="c">b</a> - what it is<br>\n<a href="e">d</a> - more<br>\n</p>\n',
      [
        ['line', 'b', '<a href="c">b</a>', null],
        ['line', 'd', '<a href="e">d</a>', null],
      ],
    ],
    ['lines of HTML that say nothing', '<p><a href="c">b</a> • <a href="e">d</a></p>\n', []],
    ['contents are none', '- [b](#b)\n', []],
    ['items without a link are none', '- b\n', []],
  ])('%s', (_what, text, expected) => {
    const entries = read(text).entries();
    expect(entries.map(({ shape, name, place, section }) => [shape, name, slice(text, place), section])).toEqual(
      expected,
    );
  });

  test('of one list share their group', () => {
    const text = '- [a](a)\n  - [b](b)\n- [c](c)\n\n# X\n\n- [d](d)\n';
    const groups = read(text)
      .entries()
      .map(({ group }) => group);
    expect(groups[0]).toBe(groups[2]);
    expect(new Set(groups).size).toBe(3);
  });
});
