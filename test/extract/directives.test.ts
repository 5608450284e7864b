import { expect, test } from 'vitest';
import { readDocument } from '../../src/extract/document.ts';
import { sourceOf } from '../lint/linting.ts';

/** What each comment of a text covers, and by which names. */
function covered(text: string): readonly (readonly [string, string])[] {
  return readDocument(sourceOf(text)).directives.map(({ covers: { start, end }, what }) => [
    what.kind === 'named' ? what.names.join(' ') : what.kind,
    text.slice(start, end),
  ]);
}

test.each<[string, readonly (readonly [string, string])[]]>([
  ['a <!-- linkmend-disable-line --> b\nc\n', [['everything', 'a <!-- linkmend-disable-line --> b']]],
  ['<!-- linkmend-disable-next-line -->\na\nb\n', [['everything', 'a']]],
  ['<!-- linkmend-disable-next-line -->\r\na\r\nb\r\n', [['everything', 'a']]],
  ['<!-- linkmend-disable-next-line dead -- it is a joke -->\na\n', [['dead', 'a']]],
  ['a\n\n<!-- linkmend-disable-next-line -->', [['everything', '']]],
  [
    '<!-- linkmend-disable-next-line a, b -->\nx\n',
    [
      ['a', 'x'],
      ['b', 'x'],
    ],
  ],
  ['x\n\n<!-- linkmend-disable-file toc -->\n', [['toc', 'x\n\n<!-- linkmend-disable-file toc -->\n']]],
  ['<!-- linkmend-disable -->\na\n\n<!-- linkmend-enable -->\nb\n', [['everything', '\na\n\n']]],
  ['<!-- linkmend-disable a -->\nx\n\n<!-- linkmend-enable b -->\n', [['a', '\nx\n\n<!-- linkmend-enable b -->\n']]],
  [
    '<!-- linkmend-disable a b -->\nx\n\n<!-- linkmend-enable a -->\ny',
    [
      ['a', '\nx\n\n'],
      ['b', '\nx\n\n<!-- linkmend-enable a -->\ny'],
    ],
  ],
  ['<!-- linkmend-disable a -->\nx\n\n<!-- linkmend-enable -->\n', [['a', '\nx\n\n']]],
  ['<!-- markdown-link-check-disable-next-line -->\na\n', [['links', 'a']]],
  ['<!-- markdown-link-check-disable -->\na\n\n<!-- markdown-link-check-enable-->\n', [['links', '\na\n\n']]],
  [
    '<!-- markdown-link-check-disable -->\na\n\n<!-- linkmend-enable -->',
    [['links', '\na\n\n<!-- linkmend-enable -->']],
  ],
  [
    '<!--lint disable double-link-->\na\n\n<!--lint enable-->\n',
    [
      ['duplicate-url', '\na\n\n'],
      ['duplicate-url-normalized', '\na\n\n'],
    ],
  ],
  ['<!--lint disable toc-stale-->\na\n', [['toc-stale', '\na\n']]],
  ['<!--lint ignore double-link-->\na\n', []],
  ['<!-- linkmend -->\n<!-- a comment about linkmend-disable -->\n', []],
  ['`<!-- linkmend-disable-line -->`\n', []],
])('%j', (text, expected) => {
  expect(covered(text)).toEqual(expected);
});
