import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/extract/front-matter.ts';
import { createReader, openReader } from '../../src/extract/reader.ts';
import { fitAddress } from '../../src/fix/fit-address.ts';
import type { Document } from '../../src/model/document.ts';
import { parseMdx } from '../../src/parse/mdx.ts';
import { sourceOf } from '../lint/linting.ts';

const reader = createReader({ sites: [], frontMatter: [] }, { parseMdx, readFrontMatter });
const read = (text: string): Document => reader.read(sourceOf(text, 'a.mdx'));

/** Each as `kind raw`, with what stands at its span. */
const linksOf = (text: string): readonly string[] =>
  read(text).links.map(({ kind, raw, span }) => {
    expect(text.slice(span.start, span.end)).toBe(raw);
    return `${kind} ${raw}`;
  });

describe('links of MDX', () => {
  test.each<readonly [name: string, text: string, links: readonly string[]]>([
    ['Markdown', '[a](b.md) ![c](d.png) https://e.example', ['inline b.md', 'image d.png', 'bare https://e.example']],
    ['HTML as JSX', '<a href="b">c</a> <img src=\'d\' />', ['html b', 'html d']],
    ['components', '<Link to="/a">b</Link>\n\n<Card href="c" src="d" />', ['html /a', 'html c', 'html d']],
    ['members', '<Nav.Item to="/a" />', ['html /a']],
    ['other attributes', '<a title="x" id="y" to="/z">b</a> <div src="q" />', []],
    ['several lines', '<Card\n  title="x"\n  href="c"\n>\n\n[d](e)\n\n</Card>', ['html c', 'inline e']],
    ['nested', '<A>\n  <B to="/b">\n    <C href="/c">d</C>\n  </B>\n</A>', ['html /b', 'html /c']],
    ['in a list', '- a <Link to="/b">c</Link>\n- [d](e)', ['html /b', 'inline e']],
    ['in a quote', '> <Link to="/b">c</Link>', ['html /b']],
    ['in a cell', '| a |\n|---|\n| <Link to="/b">c</Link> |', ['html /b']],
    ['references', '<a href="b?c&amp;d">e</a>', ['html b?c&amp;d']],
    ['white space around', '<a href=" b ">c</a>', ['html b']],
    ['spaces at the sign', '<a href = "b">c</a>', ['html b']],
    ['expressions', "<a href={b}>c</a> <img src={require('./d.png')} />", ['html {b}', "html {require('./d.png')}"]],
    ['no value', '<a href>b</a> <A {...p} />', []],
    ['imports and exports', "import A from './a.md'\n\nexport const b = '[c](d)'\n\n[e](f)", ['inline f']],
    ['code', '`<a href="b">` and\n\n```jsx\n<a href="c">\n```', []],
    ['comments', '{/* [a](b) */}\n\n{/*\n<a href="c">\n*/}', []],
    ['expressions in the text', '{links.map((a) => <a href="b">{a}</a>)} [c](d)', ['inline d']],
    ['comments of HTML', '<!-- [a](b) -->\n\n[c](d)', ['inline d']],
    ['ids of headings', '## A [b](c) {#d}', ['inline c']],
    ['front matter', '---\na: [b](c)\n---\n\n[d](e)', ['inline e']],
    ['a BOM kept aside leaves offsets alone', '[a](b) <A to="c" />', ['inline b', 'html c']],
    ['footnotes', 'a[^1]\n\n[^1]: [b](c)', ['inline c']],
  ])('%s', (_, text, links) => {
    expect(linksOf(text)).toEqual(links);
    expect(read(text).fault).toBeNull();
  });

  test('their text, role and address', () => {
    const [link, image] = read('<Link to="a&amp;b">go *there*</Link> <img src="c" alt="d" />').links;
    expect(link).toMatchObject({ url: 'a&b', text: 'go there', role: 'text' });
    expect(image).toMatchObject({ url: 'c', text: 'd', role: 'media' });
  });
});

test.each([
  ['an element that is not closed', 'a\n\n<b>\n\n[c](d)', 3],
  ['an expression that is not closed', '[c](d)\n\n{a', 10],
  ['an autolink', '[c](d) <https://x.example>', 14],
  ['a faulty import', 'import a from\n\n[c](d)', 15],
])('%s is told with its place, and the rest is read', (_, text, offset) => {
  const { fault, links, parse } = read(text);
  expect(fault?.offset).toBe(offset);
  expect(fault?.why).toMatch(/^[^\r\n]+$/);
  expect(links.map(({ raw }) => raw)).toContain('d');
  expect(parse).toBe('read');
});

test.each([
  ['{/* linkmend-disable-next-line */}\n[a](b)', 1],
  ['<!-- linkmend-disable-next-line -->\n[a](b)', 1],
  ['[a](b) {/* linkmend-disable-line -- why */}', 1],
  ['{/* linkmend-disable */}\n\n[a](b)\n\n{/* linkmend-enable */}', 1],
  ['{/* linkmend-disabel-next-line */}\n[a](b)', 1],
  ['{/* a note */}\n[a](b)', 0],
  ['`{/* linkmend-disable-line */}`', 0],
])('comments: %j', (text, count) => {
  expect(read(text).directives).toHaveLength(count);
});

test('texts with any address in the place of one hold it, and nothing else has changed', () => {
  const texts = [
    '<A to="OLD" b={c} />',
    "<a href='OLD'>b</a>",
    '> <A>[b](OLD)</A>',
    '| a |\n|---|\n| <A to="OLD" /> |',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.oneof(fc.webUrl(), fc.string()), (text, url) => {
      const [link] = read(text).links;
      const fitted = link === undefined ? null : fitAddress(url, link.setting);
      if (link === undefined || fitted === null || url === '') return;
      const after = read(text.slice(0, link.span.start) + fitted.text + text.slice(link.span.end));
      expect(after.fault).toBeNull();
      expect(after.links.map((one) => one.url)).toEqual([fitted.url]);
    }),
  );
});

test('any text is read', () => {
  const part = fc.constantFrom(
    '<A to="b">',
    '</A>',
    '{',
    '}',
    '/*',
    '*/',
    '<!--',
    '-->',
    '# a {#b}',
    '\n',
    ' ',
    'import a',
    '[a](b)',
    '`',
    '\uFEFF',
    '\0',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      linksOf(parts.join(''));
    }),
  );
});

test('a reader that meets no MDX loads no parser for it', async () => {
  const links = (await openReader({ sites: [], frontMatter: [] }, ['a.md'])).links('<A to="b" />', 'a.mdx');
  expect(links).toEqual([]);
});
