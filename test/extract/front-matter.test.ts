import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/extract/front-matter.ts';
import { createReader } from '../../src/extract/reader.ts';
import { fitAddress } from '../../src/fix/fit-address.ts';
import type { Link } from '../../src/model/link.ts';

const read = (text: string, ...keys: string[]): readonly string[] =>
  readFrontMatter(text, keys).map(({ key, value, span, quote }) => {
    return `${key}=${value} [${text.slice(span.start, span.end)}] ${quote}`;
  });

describe('texts under keys, with their places', () => {
  test.each<readonly [name: string, text: string, keys: readonly string[], found: readonly string[]]>([
    ['plain', '---\nimage: a.png\n---\n', ['image'], ['image=a.png [a.png] none']],
    [
      'quoted',
      "---\nimage: \"a\\\"b\"\nlink: 'it''s'\n---\n",
      ['image', 'link'],
      ['image=a"b [a\\"b] "', "link=it's [it''s] '"],
    ],
    ['a comment behind it', '---\nimage: a.png # old\n---\n', ['image'], ['image=a.png [a.png] none']],
    ['CRLF', '---\r\nimage: a.png\r\nb: c\r\n---\r\n', ['image', 'b'], ['image=a.png [a.png] none', 'b=c [c] none']],
    [
      'nested',
      '---\nhero:\n  image:\n    src: /a.png\n---\n',
      ['hero.image.src'],
      ['hero.image.src=/a.png [/a.png] none'],
    ],
    ['a list', '---\nlinks:\n  - a\n  - "b"\n---\n', ['links'], ['links=a [a] none', 'links=b [b] "']],
    ['a list in brackets', '---\nlinks: [a, "b"]\n---\n', ['links'], ['links=a [a] none', 'links=b [b] "']],
    [
      'a list of tables',
      '---\nactions:\n  - link: /a\n    text: A\n  - link: /b\n---\n',
      ['actions.link'],
      ['actions.link=/a [/a] none', 'actions.link=/b [/b] none'],
    ],
    ['no texts', '---\nimage: 1\nlink: ~\nurl:\nx: true\n---\n', ['image', 'link', 'url', 'x'], []],
    ['a table under the key', '---\nimage:\n  src: a\n---\n', ['image'], []],
    ['several lines', '---\nimage: >\n  a\n  b\n---\n', ['image'], []],
    ['an alias', '---\na: &x /a\nimage: *x\n---\n', ['image'], []],
    ['no front matter', 'image: a\n', ['image'], []],
    ['not at the top', '\n---\nimage: a\n---\n', ['image'], []],
    ['never closed', '---\nimage: a\n', ['image'], []],
    ['a fault elsewhere', '---\nimage: a\n"b\n---\n', ['image'], ['image=a [a] none']],
    ['names of objects', '---\nconstructor: a\n---\n', ['__proto__', 'constructor'], ['constructor=a [a] none']],
    [
      'TOML',
      '+++\nimage = "a.png" # c\nlink = \'/b\'\n+++\n',
      ['image', 'link'],
      ['image=a.png [a.png] "', "link=/b [/b] '"],
    ],
    ['tables of TOML', '+++\nimage = "no"\n[hero]\nimage = "a"\n+++\n', ['hero.image'], ['hero.image=a [a] "']],
    [
      'arrays of TOML',
      '+++\naliases = [\n  "/a", # "/no"\n  \'/b\',\n]\nx = "y"\n+++\n',
      ['aliases', 'x'],
      ['aliases=/a [/a] "', "aliases=/b [/b] '", 'x=y [y] "'],
    ],
    [
      'texts of several lines in TOML',
      '+++\na = """\nimage = "no"\n"""\nimage = "b"\n+++\n',
      ['image'],
      ['image=b [b] "'],
    ],
  ])('%s', (_, text, keys, found) => {
    expect(read(text, ...keys)).toEqual(found);
  });
});

const linksOf = (text: string): readonly Link[] =>
  createReader({ sites: [], frontMatter: ['image', 'links'] }, { parseMdx: null, readFrontMatter }).links(text, 'a.md');

test('they are links only where they are asked for', () => {
  const text = '---\nimage: a.png\n---\n[b](c.md)\n';
  expect(linksOf(text).map(({ kind, raw, role }) => [kind, raw, role])).toEqual([
    ['front-matter', 'a.png', 'media'],
    ['inline', 'c.md', 'text'],
  ]);
  const none = createReader({ sites: [], frontMatter: [] }, { parseMdx: null, readFrontMatter: null });
  expect(none.links(text, 'a.md').map(({ raw }) => raw)).toEqual(['c.md']);
});

test.each([
  '---\nimage: OLD\n---\n',
  '---\nimage: "OLD"\n---\n',
  "---\nimage: 'OLD'\n---\n",
  '---\nlinks: [OLD, other]\n---\n',
  '+++\nimage = "OLD"\n+++\n',
])('any address can take the place of one in %j', (text) => {
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string({ minLength: 1 })),
      (url) => {
        const [link] = linksOf(text);
        const fitted = link === undefined ? null : fitAddress(url, link.setting);
        if (link === undefined || fitted === null) return;
        const after = text.slice(0, link.span.start) + fitted.text + text.slice(link.span.end);
        expect(linksOf(after)[0]?.url).toBe(fitted.url);
        expect(linksOf(after)).toHaveLength(linksOf(text).length);
      },
    ),
  );
});
