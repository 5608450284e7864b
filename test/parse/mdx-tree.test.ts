import fc from 'fast-check';
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { footnotes } from '../../src/parse/footnotes.ts';
import { mdxDialect, parseMdx } from '../../src/parse/mdx.ts';
import { setextHeadings } from '../../src/parse/setext-headings.ts';

const [, ...others] = mdxDialect.extensions ?? [];
const plain = {
  ...mdxDialect,
  extensions: [gfm(), ...others.filter((extension) => extension !== setextHeadings && extension !== footnotes)],
};

function plainly(text: string): Root | 'fault' {
  try {
    return fromMarkdown(text.startsWith('\uFEFF') ? `\uFEFF${text}` : text, plain);
  } catch {
    return 'fault';
  }
}

function expectSameTree(text: string): void {
  const outcome = parseMdx(text);
  expect(outcome.kind === 'parsed' ? outcome.parsed.tree : 'fault').toEqual(plainly(text));
}

test.each([
  'a <B c="d">*e*</B> [f](g) {h} https://i.example',
  '<A>\n  <B to="/b">\n\n    - [c](d)\n\n  </B>\n</A>',
  "import A from 'b'\n\nexport const c = 1\n\n# D {c}\n\na\n=\n",
  '> <A\n>   b={c}\n> />\n\n- {`a\n  b`}\n',
  '| a | b |\n|---|---|\n| {c} | <D/> |\n\n[^1] ![^1]\n\n[^1]: <A>b</A>',
  '---\na: b\n---\n\n<a\n',
  'a </b>',
])('the tree of %j is that of the plain way', expectSameTree);

describe('so is that of', () => {
  const markup = ['<A>', '</A>', '<b c="d">', '</b>', '<E/>', '<A', '>', '{a}', '{', '}', '{/* b */}', '\n{a\n+b}\n'];
  const phrasing = [
    'a',
    'B c',
    '*d*',
    '**e**',
    '`f`',
    '`{`',
    '[g](h)',
    '![i](j)',
    'www.x.test',
    '_',
    '*',
    '[',
    ']',
    '[^1]',
  ];
  const blocks = [
    '# ',
    '- ',
    '1. ',
    '> ',
    '```\n',
    '[a]: b\n',
    '[^1]: ',
    '|a|b|\n|-|-|\n|',
    "import a from 'b'\n",
    '=\n',
    '---\n',
  ];
  const spaces = [' ', '  ', '\n', '\n', '\n\n', '\n\n', '\t', '\r\n'];

  test('any MDX', () => {
    const piece = fc.oneof(...[markup, phrasing, blocks, spaces].map((some) => fc.constantFrom(...some)));
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(text, expectSameTree), { numRuns: 2000 });
  });

  test('MDX without faults', () => {
    const part = fc.constantFrom(...phrasing, '<A>x</A>', '<E f={g} />', '{h}', ' ', ' ');
    const line = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    const block = fc
      .tuple(fc.constantFrom('', '', '- ', '> ', '# ', '<A>\n\n', '<A>\n'), line)
      .map(([start, rest]) =>
        start.startsWith('<') ? `${start}${rest}\n${start.trim() === start ? '' : '\n'}</A>` : `${start}${rest}`,
      );
    const text = fc.array(block, { maxLength: 6 }).map((all) => all.join('\n\n'));
    fc.assert(fc.property(text, expectSameTree), { numRuns: 1000 });
  });
});

test.each([
  ['marks of emphasis', `# A\n\n${'a* '.repeat(4001)}`, 5, /marks of emphasis/],
  ['block quotes', `${'>'.repeat(13_000)}a`, 0, /very many block quotes/],
])('what the parser would take hours over is a fault: %s', (_, text, offset, why) => {
  expect(parseMdx(text)).toEqual({ kind: 'fault', offset, why: expect.stringMatching(why) });
});
