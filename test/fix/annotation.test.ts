import { describe, expect, test } from 'vitest';
import { extractLinks } from '../../src/extract/links.ts';
import { createIsAnnotated } from '../../src/fix/annotation.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

function firstIsAnnotated(text: string): boolean {
  const links = extractLinks(parseMarkdown(text));
  const [first] = links;
  if (first === undefined) throw new Error('no link');
  return createIsAnnotated(text, links)(first);
}

const copy = 'https://web.archive.org/web/20180102030405/https://x.example/a';

describe('createIsAnnotated', () => {
  test.each([
    `[a](https://x.example/a) ([archived](${copy}))`,
    `[a](https://x.example/a "t") [archive](${copy})`,
    `[a](http://www.x.example/a/#b) (archived copy: <${copy}>)`,
    `<https://x.example/a> ([archived](${copy}))`,
    `[a](https://x.example/a)[archived](${copy})`,
    `https://x.example/a ([archived](${copy})).`,
    `[a](https://x.example/a) ([archived][1])\n\n[1]: ${copy}`,
    `- [a](https://x.example/a),\n  [archived](${copy})`,
    `<a href="https://x.example/a">a</a> (<a href="${copy}">archived</a>)`,
    `[a](https://x.example/a) ([archived](https://perma.cc/AB12-CD34))`,
    `[a](https://x.example/a) (archive: https://archive.ph/AbC1)`,
    `[a](https://x.example/a) ([archived](https://web.archive.org/web/2018/https://x.example/a#b))`,
  ])('%j', (text) => {
    expect(firstIsAnnotated(text)).toBe(true);
  });

  test.each([
    '[a](https://x.example/a)',
    `[a](https://x.example/b) ([archived](${copy}))`,
    `[a](https://x.example/a) [b](https://y.example/) ([archived](${copy}))`,
    `[a](https://x.example/a)\n\n([archived](${copy}))`,
    `- [a](https://x.example/a)\n- [archived](${copy})`,
    `[a](https://x.example/a) [b](https://perma.cc/AB12-CD34)`,
    `[a](https://x.example/a) ${'far away '.repeat(20)} ([archived](${copy}))`,
  ])('not %j', (text) => {
    expect(firstIsAnnotated(text)).toBe(false);
  });

  test('a definition if every use is', () => {
    const [definition, , ...others] = ['[1]: https://x.example/a', '', `[a][1] ([archived](${copy}))`];
    expect(firstIsAnnotated([definition, '', ...others].join('\n'))).toBe(true);
    expect(firstIsAnnotated([definition, '', ...others, '', '[b][1]'].join('\n'))).toBe(false);
    expect(firstIsAnnotated(definition ?? '')).toBe(false);
  });

  test('the next link counts, though others are defined before it and used behind it', () => {
    const text = [
      '[1]: https://y.example/1\n[2]: https://y.example/2\n[3]: https://y.example/3',
      `[a](https://x.example/a) ([archived](${copy}))`,
      '[b][1] [b][2] [b][3]',
    ].join('\n\n');
    const links = extractLinks(parseMarkdown(text));
    const dead = links.find(({ url }) => url === 'https://x.example/a');
    if (dead === undefined) throw new Error('no link');
    expect(createIsAnnotated(text, links)(dead)).toBe(true);
  });

  test('of many links in one source the next one counts, not any other', () => {
    const lines = Array.from({ length: 3000 }, (_, line) => {
      const page = `https://x.example/${line}`;
      const beside = line % 3 === 0 ? ` ([archived](https://web.archive.org/web/2018/${page}))` : '';
      return `- [a](${page})${beside}`;
    });
    const text = lines.join('\n');
    const links = extractLinks(parseMarkdown(text)).filter(({ url }) => url.startsWith('https://x.example/'));
    const isAnnotated = createIsAnnotated(text, extractLinks(parseMarkdown(text)));
    expect(links.map((link) => isAnnotated(link))).toEqual(lines.map((_, line) => line % 3 === 0));
  });
});
