import { describe, expect, test } from 'vitest';
import { type Conventions, type DescribedEntry, measureConventions } from '../../../src/lint/entries/conventions.ts';
import { conventionOf, tally } from '../../../src/lint/entries/tally.ts';
import { readDocument } from '../../support/read-document.ts';
import { sourceOf } from '../linting.ts';

function conventionsOf(text: string): Conventions {
  const { entries, outline } = readDocument(sourceOf(text));
  return measureConventions(text, entries(), outline());
}

function describedIn(text: string): DescribedEntry {
  const { item, row, line } = conventionsOf(text);
  const [first] = [...item.entries, ...row.entries, ...line.entries];
  if (first === undefined) throw new Error('no entry');
  return first;
}

/** Separator, words, and the closing mark with what follows it. */
function parts(text: string): readonly (string | null)[] {
  const { separator, description, ending } = describedIn(text);
  if (description === null || ending === null) return [];
  return [separator, text.slice(description.words.start, description.words.end), ending.mark, text.slice(ending.at)];
}

describe('what an entry says about itself', () => {
  test.each<[string, string, string, string, string]>([
    ['- [a](u) - A tool.', ' - ', 'A tool.', '.', '.'],
    ['- [a](u) – A tool!', ' – ', 'A tool!', '!', '!'],
    ['- [a](u)：工具。', '：', '工具。', '。', '。'],
    ['- [a](u): A tool', ': ', 'A tool', '', ''],
    ['- [a](u) A tool.', '', 'A tool.', '.', '.'],
    ['- [a](u)-based.', '', '-based.', '.', '.'],
    ['- [a](u)&nbsp;- A tool.', ' - ', 'A tool.', '.', '.'],
    ['- [a](u) -\n  A tool.', ' - ', 'A tool.', '.', '.'],
    ['- **[a](u)** :warning: - A tool.', ' - ', 'A tool.', '.', '.'],
    ['- [a](u) ⚠️ [![b](c)](d) `x` (PDF) — A tool.', ' — ', 'A tool.', '.', '.'],
    ['- [a](u) by B - A tool.', ' - ', 'A tool.', '.', '.'],
    ['- [a](u) / [b](v)：工具。', '：', '工具。', '。', '。'],
    ['- [a](u) Does it. Really - yes.', '', 'Does it. Really - yes.', '.', '.'],
    ['- [a](u) - See [b](v).', ' - ', 'See [b](v).', '.', '.'],
    ['- [a](u) - Made for `x`', ' - ', 'Made for', '', ' `x`'],
    ['- [a](u) - A tool. `MIT` `Go`', ' - ', 'A tool.', '.', '. `MIT` `Go`'],
    ['- [a](u) - A tool. ([Demo](v), [Source](w)) `MIT`', ' - ', 'A tool.', '.', '. ([Demo](v), [Source](w)) `MIT`'],
    ['- [a](u) - A tool (old).', ' - ', 'A tool (old).', '.', '.'],
    ['- [a](u) - A tool (the old one.)', ' - ', 'A tool', '.', '.)'],
    ['- [a](u) - “A tool.”', ' - ', '“A tool.”', '.', '.”'],
    ['- [a](u) - "A tool"', ' - ', '"A tool"', '', '"'],
    ['- [a](u) - A tool.🎉&nbsp;', ' - ', 'A tool.', '.', '.🎉&nbsp;'],
    ['- [a](u) - A tool. :star:', ' - ', 'A tool.', '.', '. :star:'],
    ['- [a](u) - A tool. <!-- x -->', ' - ', 'A tool.', '.', '. <!-- x -->'],
    ['- [a](u) - `x`', ' - ', '`x`', '', ''],
    ['<p>\n<a href="u"><b>a</b></a> - a tool.<br>', ' - ', 'a tool.', '.', '.<br>'],
    ['| A | B |\n|-|-|\n| [a](u) | A tool - fine. |', '', 'A tool - fine.', '.', '. |'],
  ])('%s', (text, ...expected) => {
    expect(parts(text)).toEqual(expected);
  });

  test.each(['- [a](u)', '- [a](u) (PDF)', '- [a](u) ![b](c) ⭐', '- [a](u) - ', '- [a](u) [b](v)', '- [a](u) [MIT]'])(
    'nothing in %j',
    (text) => {
      expect(parts(text)).toEqual([]);
    },
  );

  test.each<[string, DescribedEntry['begins']]>([
    ['- [a](u)', 'with-link'],
    ['- **[a](u)**', 'with-link'],
    ['- :star: `new` ![b](c) [a](u)', 'with-link'],
    ['- See [a](u)', 'with-words'],
    ['| x | [a](u) |\n|-|-|\n| x | [a](u) |', 'with-link'],
  ])('%s begins %s', (text, begins) => {
    expect(describedIn(text).begins).toBe(begins);
  });
});

test('the cells that describe are those of the column that says most', () => {
  const table = ['| Stars | Name | About | Key |', '|-|-|-|-|', '| 5 | [a](u) | A fine tool | No |'];
  const { row } = conventionsOf(`${[...table, '| 6 | [b](v) | Another fine tool | No |'].join('\n')}\n`);
  expect(row.endings).toEqual(tally(['', '']));
  expect(row.entries.map(({ description }) => description !== null)).toEqual([true, true]);
});

test('each shape of entries has conventions of its own', () => {
  const text = [
    ...['- [a](u) - A.', '- [b](v) - B.', '- [c](w) – C', '- [d](x)', '- See [e](y) – E', ''],
    ...['<p>', '<a href="f">f</a>: Fine!<br>', ''],
  ].join('\n');
  const { item, line } = conventionsOf(text);
  expect(Object.fromEntries(item.separators.counts)).toEqual({ ' - ': 2, ' – ': 1 });
  expect(Object.fromEntries(item.endings.counts)).toEqual({ '.': 2, '': 1 });
  expect(Object.fromEntries(line.separators.counts)).toEqual({ ': ': 1 });
});

test.each<[readonly string[], number, number, string | null]>([
  [['a', 'a', 'a', 'a', 'b'], 0.8, 5, 'a'],
  [['a', 'a', 'a', 'b', 'b'], 0.8, 5, null],
  [['a', 'a', 'a', 'a'], 0.8, 5, null],
  [[], 0.8, 0, null],
])('of %j with a majority of %d and at least %d the convention is %j', (values, majority, least, expected) => {
  expect(conventionOf(tally(values), { majority, least })).toBe(expected);
});

test('hostile entries are measured in the time of their length', () => {
  for (const piece of ['[', '(', '`', '<!--', '<a ', '[[', '(`', ':a', '_', '- ', '*-', '！']) {
    const text = `- [a](u) - ${piece.repeat(40_000)}`;
    const start = text.indexOf('](u)') + 4;
    const entry = { shape: 'item', head: { start: 2, end: text.length }, place: { start: 2, end: start } };
    const link = { url: 'u' };
    const entries = [{ ...entry, link, name: 'a', section: null, group: 0, span: entry.head }];
    const outline = { headings: [], lists: [], tables: [], paragraphs: [], html: [], texts: [] };
    expect(measureConventions(text, entries as never, outline).item.entries).toHaveLength(1);
  }
});
