import { expect, test } from 'vitest';
import { sourceOf } from '../lint/linting.ts';
import { readDocument } from '../support/read-document.ts';

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
  [
    '<!-- linkmend-disable a -->\nx\n\n<!-- linkmend-enable b -->\n',
    [
      ['a', '\nx\n\n<!-- linkmend-enable b -->\n'],
      ['', ''],
    ],
  ],
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
    [
      ['links', '\na\n\n<!-- linkmend-enable -->'],
      ['', ''],
    ],
  ],
  [
    '<!--lint disable double-link-->\na\n\n<!--lint enable-->\n',
    [
      ['duplicate-url', '\na\n\n'],
      ['duplicate-url-normalized', '\na\n\n'],
    ],
  ],
  ['<!--lint disable toc-stale-->\na\n', [['toc-stale', '\na\n']]],
  ['<!-- linkmend -->\n<!-- a comment about linkmend-disable -->\n', []],
  ['`<!-- linkmend-disable-line -->`\n', []],
])('%j', (text, expected) => {
  expect(covered(text)).toEqual(expected);
});

const list = '- [x](y)\n- [z](y)\n\n  more';

test.each<[string, readonly (readonly [string, string])[]]>([
  [`<!--lint ignore toc-stale-->\n\n${list}\n\nb\n`, [['toc-stale', `\n\n${list}`]]],
  [`<!--lint ignore-->\n${list}\n\nb\n`, [['everything', `\n${list}`]]],
  [
    `<!--lint ignore toc-stale definitions-->\n<!-- why -->\n\na\nb\n\nc`,
    [
      ['toc-stale', '\n<!-- why -->\n\na\nb'],
      ['definitions', '\n<!-- why -->\n\na\nb'],
    ],
  ],
  ['- a\n\n  <!--lint ignore toc-stale-->\n\n  b\n\n  c\n', [['toc-stale', '\n\n  b']]],
  ['a <!--lint ignore toc-stale--> [x](y) [z](y)\n', [['toc-stale', ' [x](y)']]],
  ['<!--lint ignore toc-stale--> <img src="x">\n\nb\n', [['toc-stale', ' <img src="x">']]],
  ['a\n\n<!--lint ignore toc-stale-->\n', [['toc-stale', '']]],
])('the next node alone: %j', (text, expected) => {
  expect(covered(text)).toEqual(expected);
});

test.each([
  '<!-- linkmend-disable-next-line: dead -->\na\n',
  '<!-- linkmend-disable-next-line dead - it is a joke -->\na\n',
  '<!-- linkmend-disable-next-line dead \u2013 it is a joke -->\na\n',
  '<!-- linkmend-disable-next-line dead \u2014 it is a joke -->\na\n',
  '<!-- linkmend-disable-next-line: dead -- it is - a joke -->\na\n',
])('a keyword with a colon, and dashes before the reason: %j', (text) => {
  expect(covered(text)).toEqual([['dead', 'a']]);
});

test.each([
  'linkmend-disabel-next-line dead',
  'linkmend-disable-nextline dead',
  'linkmend-disable-next dead',
  'linkmend-Disable-File',
  'linkmend-ignore dead',
  'linkmend-ignore-next-line dead',
  'linkmend disable-next-line dead',
  'linkmend: disable',
  'linkmend-enable',
  'linkmend-enable dead',
])('what was meant for us and says nothing takes nothing out: %s', (comment) => {
  const text = `<!-- ${comment} -->\n[x](y)\n`;
  expect(readDocument(sourceOf(text)).directives).toEqual([
    {
      span: { start: 0, end: comment.length + 9 },
      text: comment,
      what: { kind: 'named', names: [] },
      dialect: 'linkmend',
      covers: { start: comment.length + 9, end: comment.length + 9 },
    },
  ]);
});

test.each([
  'linkmend',
  'linkmend: see the site',
  'linkmend-start',
  'linkmend disables nothing here',
  'markdown-link-check-disabel',
])('%s is no directive', (comment) => {
  expect(covered(`<!-- ${comment} -->\n[x](y)\n`)).toEqual([]);
});
