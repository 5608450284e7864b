import { describe, expect, test } from 'vitest';
import { createReader } from '../../src/extract/reader.ts';
import { MarkdownParseError, parseMarkdown } from '../../src/parse/markdown.ts';

function refusal(text: string): MarkdownParseError['fault'] {
  try {
    parseMarkdown(text);
    return null;
  } catch (error) {
    if (error instanceof MarkdownParseError) return error.fault;
    throw error;
  }
}

const before = '# A\n\n';

/** Lists in one another, one to a line. */
const staircase = (depth: number): string =>
  Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- a\n`).join('');

describe('what the parser would take hours over is refused', () => {
  test.each([
    ['emphasis', `${before}${'a* '.repeat(4001)}`, 5, /marks of emphasis/],
    ['emphasis over lines', `> ${'*a\n> '.repeat(4001)}`, 2, /marks of emphasis/],
    ['escapes', `${'\\a'.repeat(20_001)}`, 0, /backslashes/],
    ['closing brackets', `${before}${']'.repeat(4001)}`, 5, /brackets/],
    ['nested brackets', `${'['.repeat(4100)}a${'](b)'.repeat(4100)}`, 0, /brackets/],
    ['comments without an end', `${before}${'a <!--'.repeat(5000)}`, 5, /HTML/],
    ['instructions without an end', 'a <?'.repeat(6000), 0, /HTML/],
    ['declarations without an end', 'a <!A '.repeat(6000), 0, /HTML/],
    [
      'runs of backticks',
      Array.from({ length: 700 }, (_, length) => `a${'`'.repeat(length)}`).join(''),
      0,
      /backticks/,
    ],
    ['links without an end', `${before}${'[a](b "'.repeat(10_000)}`, 5, /no link/],
    ['brackets that are no links', '[a] '.repeat(12_000), 0, /no link/],
    ['destinations without an end', '[a](<b'.repeat(10_000), 0, /no link/],
    ['lazy lines in a block quote', `${before}> a\n${'b\n'.repeat(5001)}`, 9, /without its marks/],
    ['lazy lines in an inner block quote', `> > a\n${'> b\n'.repeat(5001)}`, 6, /without its marks/],
    ['lazy lines in a list', `- a\n${'b\n'.repeat(5001)}`, 4, /without its marks/],
    ['lazy lines behind a code block', `~~~\n\`\`\`\n~~~ \n- a\n${'b\n'.repeat(5001)}`, 17, /without its marks/],
    ['lists in one another', `${before}${'- '.repeat(501)}a`, 5, /lists/],
    ['footnotes in one another', `${before}${'[^1]: '.repeat(501)}a`, 5, /footnotes/],
    ['block quotes in one another', `${before}${'>'.repeat(13_000)}a`, 5, /very many block quotes/],
    ['lists in one another line by line', staircase(700), 359_398, /very many block quotes and lists/],
    ['empty lines within lists in one another', `${'- '.repeat(490)}a\n${'\n'.repeat(600)}`, 1550, /lists/],
    ['code within lists in one another', `${'- '.repeat(490)}~~~\n${'\n'.repeat(600)}`, 1552, /lists/],
  ])('%s', (_, text, offset, why) => {
    expect(refusal(text)).toEqual({ offset, why: expect.stringMatching(why) });
  });

  test.each([
    ['emphasis up to the bound', 'a* '.repeat(1000)],
    ['as much of it in several paragraphs', `${'a* '.repeat(1000)}\n\n`.repeat(5)],
    ['links in one paragraph', '[a](b) ![c](d) *e* '.repeat(1000)],
    ['badges in one paragraph', '[![a](b "t")](c) '.repeat(2100)],
    ['tags in one paragraph', 'a <a href="b"><img src="c"></a>\n'.repeat(1000)],
    ['comments that end', 'a <!-- b --> '.repeat(5000)],
    ['a long paragraph', 'a\n'.repeat(12_000)],
    ['a long paragraph in a block quote', '> a\n'.repeat(5100)],
    ['a long paragraph in a list', `- a\n${'  b\n'.repeat(5100)}`],
    ['a long code block behind a list', `- a\n\`\`\`\n${'b\n'.repeat(5100)}`],
    ['a log in a code block', `\`\`\`\n- a\n${'b\n'.repeat(5100)}\`\`\`\n`],
    ['a log in a code block of a list', `1. a\n\n   ~~~~ text\n   > a\n${'   b\n'.repeat(5100)}   ~~~~\n`],
    ['names with underscores', 'some_long_name '.repeat(5000)],
    ['a long list', '- a\n'.repeat(6000)],
    ['a long table', `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(6000)}`],
    ['a wide table', `${'|a'.repeat(20_000)}\n${'|-'.repeat(20_000)}\n`],
    ['many definitions', Array.from({ length: 5001 }, (_, number) => `[a${number}]: b\n`).join('')],
    ['deep lists', `${staircase(20)}\n`.repeat(200)],
    ['deep block quotes', `${'> '.repeat(20)}a\n`.repeat(2000)],
    ['empty lines behind a list', `${staircase(5)}\n${'b\n\n'.repeat(5000)}`],
    ['many footnotes', Array.from({ length: 5001 }, (_, number) => `[^${number}]\n\n[^${number}]: a\n\n`).join('')],
    ['many headings with lines', 'a\n=\n'.repeat(5001)],
    ['many links with titles', '[a](b "c d") [e](<f>) <g>\n'.repeat(5000)],
    ['many references', `${'[a][b] '.repeat(3000)}\n\n[b]: c`],
    ['many links with parentheses', '[a](b_(c)) <g>\n'.repeat(2000)],
    ['many ampersands', '&'.repeat(100_000)],
    ['many brackets', '['.repeat(50_000)],
    ['a short line of marks', ']'.repeat(3000)],
  ])('not %s', (_, text) => {
    expect(refusal(text)).toBeNull();
  });

  test('a document says where and why', () => {
    const source = {
      path: 'a.md',
      text: ']'.repeat(4001),
      absolutePath: '/a.md',
      bom: '',
      sha256: '',
      origin: 'written',
    } as const;
    const reader = createReader({ sites: [], frontMatter: [] }, { parseMdx: null, readFrontMatter: null });
    expect(reader.read(source)).toMatchObject({ parse: 'failed', links: [], fault: { offset: 0 } });
  });
});
