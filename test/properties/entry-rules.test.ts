import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRule } from '../../src/lint/rules.ts';
import { lintText, mendText, sourceOf } from '../lint/linting.ts';
import { readDocument } from '../support/read-document.ts';

/** What lists are made of, and what may stand where their conventions are read. */
const pieces = [
  ...[
    '\n- ',
    '\n* ',
    '\n  - ',
    '\r\n- ',
    '\n\n- ',
    '\n1. ',
    '\n\n# H\n',
    '\n<h2>H</h2>\n',
    '\n\n| ',
    ' | ',
    '\n|--|--|\n| ',
  ],
  ...[
    '[a](a)',
    '[b](https://b.example)',
    '**[c](c)**',
    '![d](d)',
    '[![e](e)](f)',
    '[g][h]',
    '\n\n[h]: i\n',
    '<a href="j">k</a>',
  ],
  ...[
    ' - ',
    ' – ',
    ': ',
    '：',
    ' -',
    '- ',
    ' ',
    '  ',
    '\n',
    '\t',
    '&nbsp;',
    '<br>',
    '\n<p>\n',
    '\n</p>\n',
    '<!-- l -->',
  ],
  ...[
    'word',
    'Word two three',
    '字。',
    'm.',
    'n!',
    'etc.',
    'Foo. Bar',
    'a',
    'https://o.example',
    '`p`',
    '(q)',
    '（r）',
    '[s]',
    '“',
    '”',
  ],
  ...[
    '"',
    '*',
    '_',
    '~~',
    '(',
    ')',
    '[',
    ']',
    '`',
    '<',
    '>',
    '\\',
    '.',
    ',',
    '…',
    ':tada:',
    '🎉',
    '@t',
    '#',
    '&',
    '𠮷',
  ],
];

const entry = fc.constantFrom(
  ...['a - A.', 'b - B', 'c – C.', 'd', 'e: E', 'f F is it.', 'g - g `MIT`', 'h - H. ([x](y)) `z`', 'i - I <br>'].map(
    (text) => `\n- [${text.charAt(0)}](https://${text.charAt(0)}.example)${text.slice(1)}`,
  ),
);

const texts = fc
  .array(fc.oneof(entry, fc.constantFrom(...pieces), fc.constantFrom(...pieces)), { maxLength: 30 })
  .map((parts) => parts.join(''));

const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['empty-section', {}],
  ['section-min-items', {}],
  ['entry-link-first', { least: 2, majority: 0.5 }],
  ['entry-separator', { separator: ' - ' }],
  ['entry-separator', { least: 2, majority: 0.5, most: 1 }],
  ['entry-description-missing', { least: 2, majority: 0.5 }],
  ['entry-description-case', { case: 'upper' }],
  ['entry-description-case', { case: 'lower' }],
  ['entry-description-end', { end: 'always' }],
  ['entry-description-end', { end: 'never' }],
  ['entry-description-end', { least: 2, majority: 0.5, most: 1 }],
  ['entry-description-length', { most: 3 }],
  ['entry-repeats-name', {}],
  ['entry-promotional', { words: ['word'] }],
  ['entry-sorted', { least: 2, share: 0.5 }],
  ['entry-sorted', { least: 2, share: 0.5, order: 'code-point' }],
];

describe.each(cases)('%s with %j', (name, options) => {
  const rule = findRule(name);
  if (rule === null) throw new Error(name);
  const find = (text: string) => lintText(rule, text, { options });
  const linksOf = (text: string): readonly string[] => readDocument(sourceOf(text)).links.map(({ url }) => url);

  test('whatever the list is, findings point at text, mending keeps the links, and a second time changes nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = find(text);
        for (const { span, data } of found) {
          expect(span).not.toBeNull();
          if (span !== null) expect(text.slice(span.start, span.end)).not.toBe('');
          expect(rule.message(data)).not.toBe('');
        }
        const { text: mended } = mendText(text, found);
        expect([...linksOf(mended)].sort()).toEqual([...linksOf(text)].sort());
        expect(mendText(mended, find(mended)).text).toBe(mended);
      }),
      { numRuns: 150 },
    );
  });
});
