import { readFileSync } from 'node:fs';
import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import type { Nodes, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { collapse, plainText } from '../../src/extract/node.ts';
import { walk } from '../../src/extract/walk.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

/** The nodes of a text whose own text is shown: links, images, references and headings. */
function shown(markdown: string): readonly Nodes[] {
  const found: Nodes[] = [];
  walk(parseMarkdown(markdown).tree, {
    enter: (node) => {
      if (/^(?:link|image|heading)/.test(node.type)) found.push(node);
      return undefined;
    },
  });
  return found;
}

/** The library says nothing for a hard break; a reader sees a line end. */
function withoutBreaks(markdown: string): string {
  return markdown.replace(/(?: {2,}|\\)(?=\r?\n)/g, '');
}

function expectSame(markdown: string): void {
  for (const node of shown(withoutBreaks(markdown)))
    expect(plainText(node)).toBe(collapse(textOf(node, { includeHtml: false })));
}

describe('plainText is what mdast-util-to-string says, with white space as a browser shows it', () => {
  test('in the examples of CommonMark', () => {
    for (const { markdown } of tests) expectSame(markdown.replaceAll('→', '\t'));
  });

  test.each(['backend', 'scalability'])('in a list of links: %s', (name) => {
    const list = readFileSync(new URL(`../../fixtures/lists/${name}.md`, import.meta.url), 'utf8');
    expect(shown(list).length).toBeGreaterThan(20);
    expectSame(list);
  });

  test('in any inline Markdown', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        ' ',
        '*',
        '**',
        '_',
        '~~',
        '`',
        '[',
        ']',
        '](b)',
        '![',
        '<b>',
        '</b>',
        '<!-- c -->',
        '&amp;',
        '\\*',
        '\n',
      ],
      ...['<https://x.test>', 'www.x.test ', '[^n]', '[r]', '😀', '|', '\t', '\0', '$d$'],
    );
    const inline = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const document = fc.tuple(inline, inline).map(([one, other]) => `# ${one}\n\n[${other}](u)\n\n[r]: s\n\n[^n]: t`);
    fc.assert(fc.property(document, expectSame), { numRuns: 1000 });
  });

  test('a hard break is a space', () => {
    expect(shown('[a\\\nb *c  \nd*](e)').map(plainText)).toEqual(['a b c d']);
  });
});

test('no nesting is too deep', () => {
  let node: PhrasingContent = { type: 'text', value: 'a' };
  for (let depth = 0; depth < 100_000; depth++) node = { type: 'emphasis', children: [node] };
  expect(() => textOf(node)).toThrow(RangeError);
  expect(plainText(node)).toBe('a');
});
