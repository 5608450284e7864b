import { readdirSync, readFileSync } from 'node:fs';
import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { dialect } from '../../src/parse/dialect.ts';
import { footnotes } from '../../src/parse/footnotes.ts';
import { readPhrasing } from '../../src/parse/phrasing.ts';
import { readPlainSection } from '../../src/parse/plain-section.ts';
import { setextHeadings } from '../../src/parse/setext-headings.ts';
import { createTreeReader } from '../../src/parse/tree.ts';

const readTree = createTreeReader(dialect, {
  phrasing: readPhrasing,
  section: (lines) => readPlainSection(lines, readPhrasing),
});

/** The plain way; see `parseMarkdown` for what becomes of a U+FEFF. */
const [, ...others] = dialect.extensions ?? [];
const plain = {
  ...dialect,
  extensions: [gfm(), ...others.filter((extension) => extension !== setextHeadings && extension !== footnotes)],
};

const plainly = (text: string) => fromMarkdown(text.startsWith('\uFEFF') ? `\uFEFF${text}` : text, plain);

function expectSameTree(text: string): void {
  expect(readTree(text)).toEqual(plainly(text));
}

/** A text, and what becomes of it where other things stand around it. */
function variants(text: string): readonly string[] {
  const lines = text.replace(/\n+$/, '').split('\n');
  return [
    text,
    text.replaceAll('\n', '\r\n'),
    text.replaceAll('\n', '\r'),
    lines.map((line) => `> ${line}`).join('\n'),
    `- ${lines.join('\n  ')}`,
    `1.\t${lines.join('\n\t')}`,
    `# ${text}`,
    `${text}\n---\n`,
    `\uFEFF|a|b|\n|-|-|\n|${lines.join('|\n|')}|c|`,
    `[^1]: ${lines.join('\n    ')}\n\n[^1] [a]: b`,
  ];
}

describe('the tree is that of the plain way', () => {
  test.each(tests.map(({ number, section, markdown }) => [number, section, markdown] as const))(
    'CommonMark example %i (%s)',
    (_, __, markdown) => {
      for (const variant of variants(markdown.replaceAll('→', '\t'))) expectSameTree(variant);
    },
  );

  const files = ['fixtures/lists', 'docs', '.'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  );
  test.each(files)('%s', (file) => {
    const text = readFileSync(file, 'utf8');
    expectSameTree(text);
    expectSameTree(text.replaceAll('\n', '\r\n'));
  });

  test.each([
    ['the box of a task over two lines', '- [\n  ] a\n- b\n'],
    ['front matter that ends with trailing white space', '---\n[a]: b\n\n# c\n--- \t\n[a]\n'],
    ['a rule at the start', '--- -\n# a\n\n---\n'],
    ['front matter that never ends', '---\na: b\n\n# c\n'],
    ['front matter behind a U+FEFF', '\uFEFF---\na\n\n# b\n---\n'],
    ['front matter behind an empty line', '\n---\na\n\n# b\n---\n'],
    ['code right behind a heading', '# a\n```\nb\n\nc\n```\n# d\n'],
    ['fences of very many marks', `${'`'.repeat(100_000)}\n\n# a\n${'`'.repeat(100_000)}\n# b\n`],
    ['a fence in raw HTML', '<div>\n```\n\n# a\n\n- b\n'],
  ])('%s', (_, text) => expectSameTree(text));

  const words = [
    'a',
    'B c',
    '1',
    'é',
    '\u00A0',
    '—',
    '（',
    '\uFEFF',
    '\u2028',
    '𝒳',
    'x_y',
    '_',
    '__',
    '. ',
    ', ',
    ': ',
  ];
  const links = [
    '[',
    ']',
    '](',
    ')',
    '](x)',
    '](x "t")',
    '](<x y>)',
    '](',
    '![',
    '[^1]',
    '[^',
    '[a]',
    '[a][]',
    '()',
    ' (',
  ];
  const addresses = [
    'https://x.test/a_b?c=1&d;e',
    'www.x.test',
    'a@x.test',
    'http:',
    '//x',
    'www.',
    '<https://x.test>',
  ];
  const marks = [
    '*',
    '**',
    '***',
    '~',
    '~~',
    '`',
    '``',
    '&',
    '&amp;',
    '&x',
    '<',
    '<b>',
    '<!-- ',
    ' -->',
    '\\',
    '|',
    '!',
    '$',
  ];
  const spaces = [' ', '  ', '\t', '\n', '\n', '\r\n', '\r', '\n\n', '\0', '\x7F'];
  const blocks = [
    '# ',
    '- ',
    '* ',
    '1. ',
    '> ',
    '    ',
    '```\n',
    '---\n',
    '+++\n',
    '|-|-|\n',
    '[a]: x\n',
    '[^1]: ',
    '- [ ] ',
    '=\n',
    '\n=\n',
    '\n--\n',
  ];
  const simple = [
    '**a**',
    '*b*',
    '_c_',
    '`d`',
    '[e](f)',
    '![g](h)',
    '[![i](j)](k)',
    '**[l](m)**:',
    '[`n`](o)',
    '[**p**](q)',
  ];

  test('any Markdown', () => {
    const piece = fc.oneof(
      ...[words, links, addresses, marks, spaces, blocks, simple].map((some) => fc.constantFrom(...some)),
    );
    const markdown = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(markdown, expectSameTree), { numRuns: 2000 });
  });

  test('many lines of blocks in one another', () => {
    const start = fc.constantFrom(
      '- ',
      '+ ',
      '1. ',
      '> ',
      '>',
      '  ',
      '    ',
      '\t',
      '[^1]: ',
      '[^2]: ',
      '- [ ] ',
      '```',
      '',
    );
    const content = fc.constantFrom(
      'a',
      'b',
      '',
      '',
      '# c',
      '---',
      '=',
      '[^1] ![^2]',
      '![^2](d)',
      '|a|',
      '|-|',
      '<!-- -->',
    );
    const line = fc
      .tuple(fc.array(start, { maxLength: 4 }), content)
      .map(([starts, end]) => `${starts.join('')}${end}`);
    const lines = fc.array(line, { minLength: 40, maxLength: 120 }).map((all) => all.join('\n'));
    fc.assert(fc.property(lines, expectSameTree), { numRuns: 200 });
  });

  test('lists, headings and paragraphs, and what may end or go on with them', () => {
    const start = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('', '', '- ', '- ', '  - ', '  ', '# ') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('* ', '-   ', '-\t', '    - ', '\t* ', ' ', '   ', '     ', '\t', '> ', '1. '),
      },
    );
    const content = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('', 'a', 'b [c](d)', '[e](f) - g', '*h* i', '&amp;', '[j]', '[^1]') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ...['k ', 'l  ', 'm\t', 'n #', '---', '===', '***', '_', '- o', '1. p', '|-|', '[ ] q', '[j]: r', '[^1]: s'],
          ...['```', '```j k', '~~~', '~~~~', '<!--', '-->', '<div>', '</div>', '<b>t</b>', '+++', '\uFEFFu', '\0'],
        ),
      },
    );
    const line = fc.oneof(
      { weight: 9, arbitrary: fc.tuple(start, content).map((parts) => parts.join('')) },
      { weight: 1, arbitrary: fc.constantFrom('```\na\n```', '````b c\n\n```\n`````', '~~~\nd\n~~~ e\n~~~') },
    );
    const ending = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
    const text = fc
      .tuple(fc.array(line, { maxLength: 30 }), ending)
      .map(([lines, eol]) => lines.join('\n').replaceAll('\n', eol));
    fc.assert(fc.property(text, expectSameTree), { numRuns: 3000 });
  });

  test('lines of words, code, links and emphasis', () => {
    const some = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...words, ' ', ' ') },
      { weight: 4, arbitrary: fc.constantFrom(...simple, 'https://x.test/a', 'www.x') },
      { weight: 1, arbitrary: fc.constantFrom(...links, ...marks, ...addresses) },
    );
    const line = fc.array(some, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    const start = fc.constantFrom('', '', '- ', '> ', '# ', '  ', '\n', '|', '- [x] ', '\t');
    const lines = fc.array(fc.tuple(start, line), { maxLength: 5 });
    const markdown = lines.map((all) => all.map((one) => one.join('')).join('\n'));
    fc.assert(fc.property(markdown, expectSameTree), { numRuns: 2000 });
  });
});
