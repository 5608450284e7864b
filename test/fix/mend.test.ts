import { describe, expect, test } from 'vitest';
import { extractLinks } from '../../src/extract/links.ts';
import { mend } from '../../src/fix/mend.ts';
import type { Edit, Fix } from '../../src/model/edit.ts';
import type { Source } from '../../src/model/source.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

const extract = (text: string) => extractLinks(parseMarkdown(text));
const source = (text: string): Source => ({
  path: 'README.md',
  absolutePath: '/list/README.md',
  text,
  bom: '',
  sha256: '',
  origin: 'written',
});

/** Replaces the only occurrence of `expected`. */
function edit(text: string, expected: string, to: string): Edit {
  const start = text.indexOf(expected);
  return { span: { start, end: start + expected.length }, text: to, expected };
}
function moved(text: string, expected: string, to: string, becomes = to): Fix {
  return { kind: 'moved', safety: 'safe', edits: [edit(text, expected, to)], becomes };
}
function insertion(text: string, after: string, to: string): Fix {
  const end = text.indexOf(after) + after.length;
  return {
    kind: 'archive',
    safety: 'safe',
    edits: [{ span: { start: end, end }, text: to, expected: '' }],
    becomes: null,
  };
}

const list = '- [a](http://a.example)\r\n- [b](http://b.example) c\r\n- http://c.example, d';

describe('mend', () => {
  test('nothing', () => {
    expect(mend(source(list), [], extract)).toEqual({ text: list, applied: [], dropped: [] });
  });

  test('replaces addresses', () => {
    const fixes = [
      moved(list, 'http://c.example', 'https://c.example/x'),
      moved(list, 'http://a.example', 'https://a.example'),
    ];
    expect(mend(source(list), fixes, extract)).toEqual({
      text: '- [a](https://a.example)\r\n- [b](http://b.example) c\r\n- https://c.example/x, d',
      applied: fixes,
      dropped: [],
    });
  });

  test('adds what an annotation adds', () => {
    const fixes = [
      insertion(list, '[b](http://b.example)', ' ([archived](https://web.archive.org/web/2018/http://b.example))'),
      moved(list, 'http://b.example', 'https://b.example'),
    ];
    expect(mend(source(list), fixes, extract)).toMatchObject({ applied: fixes, dropped: [] });
  });

  test.each<[string, string, (text: string) => Fix]>([
    [
      'cuts the address',
      'see http://a.example b',
      (text) => moved(text, 'http://a.example', 'https://a.example/x.', 'https://a.example/x.'),
    ],
    ['breaks the link', '[a](http://a.example)', (text) => moved(text, 'http://a.example', 'https://a b')],
    ['ends a code span', '`b [a](http://a.example)', (text) => moved(text, 'http://a.example', 'https://a.example/`')],
    [
      'turns a bracket into text',
      '\\http://a.example',
      (text) => moved(text, 'http://a.example', '<https://a.example/.>', 'https://a.example/.'),
    ],
    [
      'plans another address',
      '[a](http://a.example)',
      (text) => moved(text, 'http://a.example', 'https://a.example', 'https://b.example'),
    ],
    [
      'brings an address along',
      'b [a](http://a.example)',
      (text) => ({ ...insertion(text, 'b', ' http://x.example'), becomes: 'y' }),
    ],
    ['hides another link', 'b [a](http://a.example) `', (text) => insertion(text, 'b', ' `')],
    [
      'breaks a table',
      '| a |\n|---|\n| http://a.example |',
      (text) => moved(text, 'http://a.example', 'http://a.example/|b'),
    ],
  ])('drops a fix that %s', (_, text, make) => {
    const bad = make(text);
    expect(mend(source(text), [bad], extract)).toEqual({
      text,
      applied: [],
      dropped: [{ fix: bad, why: 'breaks-links' }],
    });
  });

  test('drops the broken ones of many and keeps the others', () => {
    const text = Array.from({ length: 40 }, (_, at) => `- [${at}](http://a${at}.example/)\n`).join('');
    const fixes = Array.from({ length: 40 }, (_, at) =>
      moved(text, `http://a${at}.example/`, at % 13 === 5 ? 'broken address' : `https://a${at}.example/`),
    );
    const outcome = mend(source(text), fixes, extract);
    expect(outcome.dropped.map(({ fix, why }) => [fixes.indexOf(fix), why])).toEqual([
      [5, 'breaks-links'],
      [18, 'breaks-links'],
      [31, 'breaks-links'],
    ]);
    expect(outcome.applied).toEqual(fixes.filter((_, at) => at % 13 !== 5));
    expect(extract(outcome.text).map(({ url }) => url.split(':')[0])).toEqual(
      fixes.map((_, at) => (at % 13 === 5 ? 'http' : 'https')),
    );
  });

  test('a fix has its turn where the one that it stood back for is dropped', () => {
    const bad = moved(list, 'http://a.example', 'https://a b');
    const good = moved(list, 'http://a.example', 'https://a.example');
    const other = moved(list, 'http://c.example', 'https://c.example');
    const third = moved(list, 'http://a.example', 'https://third.example');
    expect(mend(source(list), [bad, good, other, third], extract)).toEqual({
      text: '- [a](https://a.example)\r\n- [b](http://b.example) c\r\n- https://c.example, d',
      applied: [good, other],
      dropped: [
        { fix: bad, why: 'breaks-links' },
        { fix: third, why: 'overlap' },
      ],
    });
  });

  test('each edit of a fix may say which address it writes', () => {
    const text = '[a](http://a.example/?b&copy) http://c.example/d.\n';
    const write = (old: string, address: string, becomes = address): Edit => ({ ...edit(text, old, address), becomes });
    const fix: Fix = {
      kind: 'lint',
      safety: 'suggested',
      edits: [
        write('http://a.example/?b&copy', 'https://a.example/?b&copy'),
        write('http://c.example/d', 'https://c.example/d'),
      ],
      becomes: null,
    };
    expect(mend(source(text), [fix], extract).text).toBe('[a](https://a.example/?b&copy) https://c.example/d.\n');
    const wrong = { ...fix, edits: [write('http://c.example/d', 'https://c.example/d', 'https://c.example/e')] };
    expect(mend(source(text), [wrong], extract).dropped).toEqual([{ fix: wrong, why: 'breaks-links' }]);
  });

  test('an address that reached beyond its place may end there', () => {
    const text = '[a] (http://a.example)（b）\n';
    const fix: Fix = {
      kind: 'lint',
      safety: 'safe',
      edits: [edit(text, '[a] (http://a.example)', '[a](http://a.example)')],
      becomes: null,
    };
    expect(extract(text).map(({ url }) => url)).toEqual(['http://a.example)（b）']);
    expect(mend(source(text), [fix], extract).text).toBe('[a](http://a.example)（b）\n');
  });

  test('reports overlaps and stale edits beside broken ones, in the order given', () => {
    const fixes = [
      moved(list, 'http://a.example', 'https://a.example'),
      moved(list, 'http://a.example', 'https://other.example'),
      {
        ...moved(list, 'http://b.example', 'https://b.example'),
        edits: [{ ...edit(list, 'http://b.example', 'x'), expected: 'z' }],
      },
      moved(list, 'http://b.example', 'x y'),
    ];
    const outcome = mend(source(list), fixes, extract);
    expect(outcome.applied).toEqual([fixes[0]]);
    expect(outcome.dropped).toEqual([
      { fix: fixes[1], why: 'overlap' },
      { fix: fixes[2], why: 'unexpected-text' },
      { fix: fixes[3], why: 'breaks-links' },
    ]);
  });

  test('a fix may turn text into a link, a link into text, and blocks around', () => {
    const text = 'see a.example\n\n- [b](http://b.example)\n- [a](http://a.example)\n';
    const fixes: readonly Fix[] = [
      {
        kind: 'lint',
        safety: 'safe',
        edits: [edit(text, 'a.example', '<http://a.example>')],
        becomes: 'http://a.example',
      },
      {
        kind: 'lint',
        safety: 'safe',
        edits: [
          edit(text, '- [b](http://b.example)', '- [a](http://a.example)'),
          edit(text, '- [a](http://a.example)', '- [b](http://b.example)'),
        ],
        becomes: null,
      },
    ];
    expect(mend(source(text), fixes, extract)).toEqual({
      text: 'see <http://a.example>\n\n- [a](http://a.example)\n- [b](http://b.example)\n',
      applied: fixes,
      dropped: [],
    });
    const removal: Fix = {
      kind: 'lint',
      safety: 'safe',
      edits: [edit(text, '- [b](http://b.example)\n', '')],
      becomes: null,
    };
    expect(mend(source(text), [removal], extract).text).toBe('see a.example\n\n- [a](http://a.example)\n');
  });
});
