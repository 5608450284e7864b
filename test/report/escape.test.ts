import fc from 'fast-check';
import type { Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { forTerminal, markdownAddress, markdownCode, markdownProse, visible } from '../../src/report/escape.ts';
import { dangerous, hostile } from './hostile.ts';

describe('visible', () => {
  test.each([
    ['plain text, ünïcode and 🎉', 'plain text, ünïcode and 🎉'],
    ['\u001b[2J', '\\u{1b}[2J'],
    ['a\r\nb\tc', 'a\\u{d}\\u{a}b\\u{9}c'],
    ['\u009b31m', '\\u{9b}31m'],
    ['exe.\u202etxt', 'exe.\\u{202e}txt'],
    ['a\u2028b', 'a\\u{2028}b'],
    ['\ud800', '\\u{d800}'],
    ['\u007f', '\\u{7f}'],
  ])('%j is shown as %j', (text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test('leaves no control character, and nothing to do for a second time', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(visible(text)).not.toMatch(dangerous);
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});

describe('forTerminal', () => {
  test.each([
    ['::error::x', '\\u{3a}:error::x'],
    ['a title ::add-mask::x', 'a title \\u{3a}:add-mask::x'],
    ['a ##[error]x', 'a ##\\u{5b}error]x'],
    ['std::string and http://[::1]/', 'std::string and http://[::1]/'],
  ])('%j is shown as %j', (text, expected) => {
    expect(forTerminal(text)).toBe(expected);
  });

  test('no word begins a workflow command', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const word of forTerminal(text).split(/\s/)) expect(word.startsWith('::')).toBe(false);
        expect(forTerminal(text)).not.toContain('##[');
        expect(forTerminal(text)).not.toMatch(dangerous);
      }),
    );
  });
});

describe('markdownCode', () => {
  test.each([
    ['README.md:12', '`README.md:12`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['', '` `'],
  ])('%j becomes %s', (text, expected) => {
    expect(markdownCode(text, 'line')).toBe(expected);
  });

  test('is one code span with the very text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tree = parse(`x ${markdownCode(text, 'line')} y`);
        const [paragraph] = tree.children;
        expect(paragraph?.type).toBe('paragraph');
        expect(plainText(tree)).toBe(`x ${visible(text) || ' '} y`);
        expect(nodesOf(tree)).toEqual(['text', 'inlineCode', 'text']);
      }),
    );
  });
});

describe('in a cell', () => {
  test.each([
    ['a|b', '`a\\|b`'],
    ['a\\|b', '`a\\\u200b\\|b`'],
  ])('code %j becomes %s', (text, expected) => {
    expect(markdownCode(text, 'cell')).toBe(expected);
  });

  test('nothing opens another cell, mentions, refers or links', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (code, prose, url) => {
        const cells = [markdownCode(code, 'cell'), markdownProse(prose, 'cell'), markdownAddress(url, 'cell')];
        const tree = parse(`| a | b | c | d |\n|---|---|---|---|\n| ${cells.join(' | ')} | end |\n`);
        expect(tree.children).toHaveLength(1);
        const rows = rowsIn(tree);
        expect(rows).toHaveLength(2);
        expect(rows[1]?.children).toHaveLength(4);
        expect(plainText(rows[1]?.children[3])).toBe('end');
        expect(plainText(rows[1]?.children[0]).replaceAll('\u200b', '')).toBe(
          visible(code).replaceAll('\u200b', '') || ' ',
        );
        for (const text of loudTexts(tree)) expect(text).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.|</i);
      }),
      { numRuns: 500 },
    );
  });
});

describe('markdownProse', () => {
  test.each([
    ['page not found: 404 twice; last good on 2026-05-01', 'page not found: 404 twice; last good on 2026-05-01'],
    ['moved permanently to https://x.example/.', 'moved permanently to `https://x.example/`.'],
    ['titled "ask @octocat"', 'titled "ask `@octocat`"'],
    ['see #12, o/r#3 and GH-4', 'see `#12`, `o/r#3` and `GH-4`'],
    ['run with --fix to mend it', 'run with `--fix` to mend it'],
    ['<img src=x>', '`<img` `src=x>`'],
    ['fixed in 0123456789abcdef', 'fixed in `0123456789abcdef`'],
    ['www.x.example', '`www.x.example`'],
  ])('%j becomes %s', (text, expected) => {
    expect(markdownProse(text, 'line')).toBe(expected);
  });
});

describe('markdownAddress', () => {
  test.each([
    ['https://x.example/a', '[`https://x.example/a`](<https://x.example/a>)'],
    ['https://x.example/a|b>', '[`https://x.example/a\\|b>`](<https://x.example/a%7Cb%3E>)'],
    ['https://x.example/?a=1&copy=2', '[`https://x.example/?a=1&copy=2`](<https://x.example/?a=1&amp;copy=2>)'],
    [
      'https://github.com/o/r/issues/1',
      '[`https://github.com/o/r/issues/1`](<https://redirect.github.com/o/r/issues/1>)',
    ],
    ['https://gist.github.com/o/1', '[`https://gist.github.com/o/1`](<https://gist.github.com/o/1>)'],
    ['https://notgithub.com.example/', '[`https://notgithub.com.example/`](<https://notgithub.com.example/>)'],
    ['javascript:alert(1)', '`javascript:alert(1)`'],
    ['docs/a.md', '`docs/a.md`'],
  ])('%s becomes %s', (url, expected) => {
    expect(markdownAddress(url, 'cell')).toBe(expected);
  });
});

function parse(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown);
}

/** The texts that a forge looks for mentions and references in: those outside of code and links. */
function loudTexts(tree: Root): readonly string[] {
  const texts: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'text' || node.type === 'html') texts.push(node.value);
  });
  return texts;
}

function rowsIn(tree: Root) {
  const [table] = tree.children;
  return table?.type === 'table' ? table.children : [];
}

function nodesOf(tree: Root): readonly string[] {
  const [paragraph] = tree.children;
  return paragraph !== undefined && 'children' in paragraph ? paragraph.children.map(({ type }) => type) : [];
}
