import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractAnchors } from '../../src/extract/anchors.ts';
import { extractLinks } from '../../src/extract/links.ts';
import type { Link } from '../../src/model/link.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

const runs = { numRuns: 1000 };

const address = fc.constantFrom(
  'https://x.test/a',
  'https://x.test/a_(b)',
  'https://x.test/a?b=c&amp;d',
  'https://x.test/\\(a',
  'https://x.test/日本/😀',
  'www.x.test/~a~',
  'a.md#b',
  '#a',
  'mailto:a@x.test',
  'data:image/png;base64,AA==',
  '',
);

const text = fc.constantFrom(
  'a',
  '*a* **b**',
  '`c`',
  '[d]',
  '😀 日本',
  '&amp; \\]',
  '<b>e</b>',
  '$5',
  '\0',
  '\t',
  '~~f~~',
  '',
);

const label = fc.constantFrom('r', 's', 'T', '^n');

const inline: fc.Arbitrary<string> = fc.letrec<{ piece: string; link: string }>((tie) => ({
  link: fc.oneof(
    fc.tuple(text, address).map(([content, url]) => `[${content}](${url})`),
    fc.tuple(text, address).map(([content, url]) => `![${content}](<${url}> "t")`),
    fc.tuple(tie('link'), address).map(([content, url]) => `[${content}]( ${url} 't' )`),
    fc.tuple(text, label).map(([content, name]) => `[${content}][${name}]`),
    label.map((name) => `![${name}]`),
    label.map((name) => `[${name}]`),
    address.map((url) => `<${url}>`),
    address.map((url) => ` ${url} `),
    fc.tuple(address, text).map(([url, content]) => `<a href="${url}">${content}</a>`),
    fc.tuple(address, address).map(([one, other]) => `<img src='${one}' srcset="${other} 1x, ${one}">`),
    address.map((url) => `<a\nhref=${url}>`),
  ),
  piece: fc.oneof(
    { weight: 3, arbitrary: tie('link') },
    text,
    fc.constantFrom('\n', '<!-- ', ' -->', '$', '|', '</a>', '\\'),
  ),
})).piece;

const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));

const prefixed = (prefix: string, content: string): string => prefix + content.replaceAll('\n', `\n${prefix}`);

const block: fc.Arbitrary<string> = fc.letrec<{ block: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    line,
    line.map((content) => `## ${content}`),
    line.map((content) => `${content}\n===`),
    fc.tuple(line, line).map(([one, other]) => `| ${one} | ${other} |\n|-|:-:|\n| ${other} | ${one} |`),
    fc.tuple(label, address).map(([name, url]) => `[${name}]: <${url}>\n"t"`),
    line.map((content) => `<p align=center>\n${content}\n</p>`),
    line.map((content) => `<div>\n\n${content}\n\n</div>`),
    line.map((content) => `\`\`\`\n${content}\n\`\`\``),
  ),
  block: fc.oneof(
    { weight: 3, arbitrary: tie('leaf') },
    tie('block').map((content) => prefixed('> ', content)),
    tie('block').map((content) => `- ${prefixed('  ', content).slice(2)}`),
    tie('block').map((content) => `1.\t${prefixed('\t', content).slice(1)}`),
    tie('block').map((content) => `> ${content}`),
  ),
})).block;

const document = fc
  .tuple(fc.array(block, { maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('\n\n', '\n'))
  .map(([blocks, lineEnd, gap]) => blocks.join(gap).replaceAll('\n', lineEnd));

const overlap = (one: Link, other: Link): boolean => one.span.start < other.span.end && other.span.start < one.span.end;

function expectExact(markdown: string): void {
  const parsed = parseMarkdown(markdown);
  const links = extractLinks(parsed);
  for (const [index, link] of links.entries()) {
    expect(markdown.slice(link.span.start, link.span.end)).toBe(link.raw);
    expect(link.outer.start).toBeLessThanOrEqual(link.span.start);
    expect(link.outer.end).toBeGreaterThanOrEqual(link.span.end);
    expect(link.outer.end).toBeLessThanOrEqual(markdown.length);
    const next = links[index + 1];
    if (next) {
      expect(next.span.start).toBeGreaterThanOrEqual(link.span.start);
      expect(overlap(link, next)).toBe(false);
    }
    for (const use of link.uses) expect(markdown.slice(use.start, use.end)).toMatch(/^!?\[[\s\S]*\]$/);
  }
  extractAnchors(parsed);
}

describe('extraction', () => {
  test('every link of a Markdown document stands exactly where it says', () => {
    fc.assert(fc.property(document, expectExact), runs);
  });

  test('any text at all', () => {
    const anything = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), inline, block), { maxLength: 8 });
    fc.assert(
      fc.property(anything, (pieces) => expectExact(pieces.join(''))),
      runs,
    );
  });

  test('another address in the place of one changes this address alone', () => {
    fc.assert(
      fc.property(document, fc.nat(), (markdown, choice) => {
        const before = extractLinks(parseMarkdown(markdown));
        const link = before[choice % before.length];
        if (!link || link.kind === 'bare') return;
        const after = `${markdown.slice(0, link.span.start)}https://y.test/z${markdown.slice(link.span.end)}`;
        const found = extractLinks(parseMarkdown(after));
        expect(found.map(({ raw }) => raw)).toEqual(
          before.map((other) => (other === link ? 'https://y.test/z' : other.raw)),
        );
      }),
      runs,
    );
  });

  test('a line end of two characters finds the same links as one of one', () => {
    fc.assert(
      fc.property(document, (markdown) => {
        const unix = markdown.replace(/\r\n?/g, '\n');
        const urls = (source: string): readonly string[] => extractLinks(parseMarkdown(source)).map(({ url }) => url);
        expect(urls(unix.replaceAll('\n', '\r\n'))).toEqual(urls(unix));
      }),
      runs,
    );
  });
});
