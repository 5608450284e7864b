import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules.ts';
import { lintFiles, mendText } from '../lint/linting.ts';

/** What links are made of, what is mistaken for them, and what stands around them. */
const pieces = [
  ...['[', ']', '(', ')', '](', '] (', '][', ')[', '<', '>', '!', '*', '_', '`', '\\', '|', '#', ':', '.', ',', '"'],
  ...[
    '\n',
    '\r\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\u00A0',
    '\u200B',
    '- ',
    '-',
    '* ',
    '1. ',
    '> ',
    '\n| ',
    '\n|---|\n',
    '    ',
  ],
  ...[
    'a',
    'b c',
    'é',
    '漢',
    'here',
    '[a]: ',
    '\n\n[b]: ',
    '[a]',
    '[b][a]',
    '[](b)',
    '<a href="',
    '">',
    '</a>',
    '<img src="',
  ],
  ...[
    'https://a.example/',
    'http://b.example',
    '//c.example/d',
    'www.e.example',
    'mailto:f@g.example',
    '#h',
    '',
    'TODO',
  ],
  ...[
    '?utm_source=x',
    '&gclid=1',
    '&amp;spm=2',
    '&a=b',
    '#c',
    '/d.',
    '(e)',
    '(f',
    'g)',
    '/index.html',
    '%20',
    '&copy;',
  ],
  ...[
    'https://youtu.be/a?t=1',
    'https://bit.ly/b',
    'https://www.github.com/a/b.git',
    'https://en.m.wikipedia.org/wiki/A_(b',
  ],
  ...[
    'https://www.google.com/url?q=https%3A%2F%2Fa.example%2F',
    'http://localhost/',
    'https://git.io/x',
    'example.com',
  ],
];
const link = fc
  .tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces), fc.constantFrom(...pieces))
  .map(([text, address, rest]) => `[${text}](${address}${rest})`);
const markdown = fc.array(fc.oneof(fc.constantFrom(...pieces), link), { maxLength: 25 }).map((parts) => parts.join(''));

const linkRules = rules.filter(({ about }) => about === 'link');
const find = (text: string) => lintFiles(linkRules, { 'README.md': text });

describe('rules about links', () => {
  test('name places of the text, and change what they expect', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        for (const { span, fix } of find(text)) {
          const spans = [...(span === null ? [] : [span]), ...(fix?.edits.map((edit) => edit.span) ?? [])];
          for (const { start, end } of spans) expect(0 <= start && start <= end && end <= text.length).toBe(true);
          for (const edit of fix?.edits ?? []) expect(text.slice(edit.span.start, edit.span.end)).toBe(edit.expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('have nothing more to mend once they have mended', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        let mended = text;
        // Two fixes of one place take turns, and a mended link may be one that another rule mends.
        for (let round = 0; round < 8; round++) mended = mendText(mended, find(mended)).text;
        expect(mendText(mended, find(mended)).text).toBe(mended);
      }),
      { numRuns: 200 },
    );
  });
});
