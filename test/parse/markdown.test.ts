import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { extractAnchors } from '../../src/extract/anchors.ts';
import { extractLinks } from '../../src/extract/links.ts';
import { walk } from '../../src/extract/walk.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

function nodes(markdown: string): readonly Nodes[] {
  const found: Nodes[] = [];
  walk(parseMarkdown(markdown).tree, {
    enter: (node) => {
      found.push(node);
      return undefined;
    },
  });
  return found;
}

const types = (markdown: string): readonly string[] => parseMarkdown(markdown).tree.children.map(({ type }) => type);

/** What stands at the destinations of a text, in the order of the tree. */
function destinations(markdown: string): readonly string[] {
  return nodes(markdown).flatMap((node) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return [];
    const destination = node.data?.destination;
    return destination ? [`${destination.brackets} ${markdown.slice(destination.start, destination.end)}`] : [];
  });
}

describe('parseMarkdown', () => {
  test.each([
    ['YAML front matter', '---\na: https://x.test\n---\n\nb', ['yaml', 'paragraph']],
    ['TOML front matter', '+++\na = "https://x.test"\n+++\n\nb', ['toml', 'paragraph']],
    ['front matter only at the start', 'a\n\n+++\nb\n+++', ['paragraph', 'paragraph']],
    ['GFM tables', '|a|\n|-|\n|b|', ['table']],
    ['GFM footnotes', 'a[^b]\n\n[^b]: c', ['paragraph', 'footnoteDefinition']],
    ['dollar signs are text', '$$\n[a](b)\n$$', ['paragraph']],
    ['nothing', '', []],
  ])('%s', (_, markdown, expected) => {
    expect(types(markdown)).toEqual(expected);
  });

  test.each([
    ['inline', '[a](b "t")', ['none b']],
    ['angle brackets', '[a](<b c> "t")', ['angle b c']],
    ['no destination', '[a]()', ['none ']],
    ['no destination but space', '[a](  )', ['none ']],
    ['empty angle brackets', '[a](<>)', ['angle ']],
    ['image', '![a](b)', ['none b']],
    ['badge', '[![a](b)](c)', ['none c', 'none b']],
    ['definition', '[a]: b\n', ['none b']],
    ['definition over lines', '[a]:\n<b>\n"t"', ['angle b']],
    ['autolink', '<https://x.test/a>', ['none https://x.test/a']],
    ['e-mail autolink', '<a@x.test>', ['none a@x.test']],
    ['bare', 'https://x.test', []],
  ])('destinations: %s', (_, markdown, expected) => {
    expect(destinations(markdown)).toEqual(expected);
  });

  test.each([
    ['flow', '<p>\n a\n</p>\n', ['<p>', ' a', '</p>']],
    ['text', 'a <b>c</b>', ['<b>', '</b>']],
    ['in a block quote', '> <p\n> class="a">', ['<p', 'class="a">']],
    ['in a list, over lines', '- a <b\n  c="d">', ['<b', 'c="d">']],
    ['none in the text of an image', '![<b>](c) <i>', ['<i>']],
    ['none in code', '`<b>`\n\n    <i>\n', []],
  ])('ranges of HTML: %s', (_, markdown, expected) => {
    expect(parseMarkdown(markdown).htmlRanges.map(({ start, end }) => markdown.slice(start, end))).toEqual(expected);
  });

  test('ranges of one HTML node share its start', () => {
    const { htmlRanges } = parseMarkdown('<p>\na\n</p>\n\n<p>\n\nb <i>');
    expect(htmlRanges.map(({ node }) => node)).toEqual([0, 0, 0, 12, 19]);
  });

  test('every node has a position, also where an address may be found a second time', () => {
    const all = nodes('[a][https://x.test] http&colon;//y.test foo@z.test `b` ![c](d)');
    expect(all.every(({ position }) => position?.start.offset !== undefined)).toBe(true);
  });

  test('a U+FEFF at the start of the text counts as a character', () => {
    const markdown = '\uFEFF[a](b)';
    expect(destinations(markdown)).toEqual(['none b']);
  });
});

describe('nesting', () => {
  test.each([
    ['block quotes', `${'>'.repeat(10_000)}[a](https://x.test)`, 1],
    ['brackets', '['.repeat(10_000), 0],
    ['brackets around a link', `${'['.repeat(1000)}[a](https://x.test)${']'.repeat(1000)}`, 1],
    ['stars', '*'.repeat(100_000), 0],
    ['emphasis in a link', `[${'*a **b '.repeat(800)}${'** *'.repeat(800)}](https://x.test)`, 1],
    ['emphasis in a heading', `# ${'*a '.repeat(700)}${'b* '.repeat(700)}[a](https://x.test)`, 1],
    ['image marks', '!['.repeat(10_000), 0],
    ['lists', `${'- '.repeat(500)}[a](https://x.test)`, 1],
    ['tags', `${'<a href="b">'.repeat(2000)}`, 2000],
    ['backticks', '`'.repeat(50_000), 0],
  ])('%s', (_, markdown, links) => {
    const parsed = parseMarkdown(markdown);
    expect(extractLinks(parsed)).toHaveLength(links);
    expect(extractAnchors(parsed).size).toBeGreaterThanOrEqual(0);
  });
});
