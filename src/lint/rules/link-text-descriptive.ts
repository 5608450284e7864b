import { z } from 'zod';
import type { Link } from '../../model/link.ts';
import { hostOf } from '../addresses/web-host.ts';
import { defineRule } from '../rule.ts';

/**
 * What MD059 of markdownlint and the advice of the W3C against "click here" name, and the same in other languages of large
 * lists. Not "website", "docs",
 * "demo" and the like, which lists use as marks of one kind of link, nor "more", the last item of many a section.
 */
const knownTexts = [
  ...['here', 'click here', 'click', 'this', 'this link', 'this page', 'this article', 'link', 'the link'],
  ...['read more', 'learn more', 'see here', 'read here', 'go here', 'over here', 'right here'],
  ...['这里', '此处', '点击这里', '点这里', '点击此处', '链接', '這裡', '連結', 'こちら', 'ここ', '여기'],
  ...[
    'hier',
    'hier klicken',
    'ici',
    'cliquez ici',
    'aquí',
    'aqui',
    'clique aqui',
    'qui',
    'tutaj',
    'здесь',
    'тут',
    'ссылка',
    'اینجا',
    'هنا',
  ],
];

export const linkTextDescriptive = defineRule({
  name: 'link-text-descriptive',
  what: 'links whose text says nothing about where they lead',
  why: 'Whoever skims a page, or hears a list of its links, only gets “here, here, here”.',
  severity: 'warning',
  about: 'link',
  fix: 'none',
  options: z.strictObject({
    texts: z.array(z.string()).default(knownTexts).describe('Texts that say nothing; letter case does not count.'),
  }),
  message: ({ text }) => `“${text}” says nothing about where the link leads: name what is there`,
  check: ({ page }, { texts }) => {
    const empty = new Set(texts.map((text) => text.toLowerCase()));
    return page.links.flatMap((link) => {
      if (link.role !== 'text' || link.kind === 'front-matter') return [];
      if (!empty.has(plain(link.text)) || isName(link)) return [];
      const data = { text: link.text, url: link.url };
      const places = link.kind === 'definition' ? link.uses : [link.outer];
      return places.map((span) => ({ span, data, link }));
    });
  },
  examples: [
    { bad: 'The list is [here](https://a.example/).\n' },
    {
      bad: '[Click here!](https://a.example/) <a href="https://b.example/">read more…</a> [这里](https://c.example/)\n',
      lines: [1, 1, 1],
    },
    { bad: 'See [this link][a].\n\n[a]: https://a.example/\n', lines: [1] },
    { good: '- [a](https://a.example/) - Fine. [website](https://b.example/) [more tools](https://c.example/)\n' },
    {
      name: 'names',
      good: '[kylegl/link-zsh-theme](https://a.example/) [HERE](https://www.here.com/) [Link](https://a.example/b/link) [Link](https://a.example/wiki/Link_(a_name))\n',
    },
    { name: 'the end of a section', good: '- [a](https://a.example/)\n- [More…](https://b.example/)\n' },
    { name: 'places in the file', good: '[Here](#here)\n' },
  ],
});

function plain(text: string): string {
  return text.toLowerCase().replace(/^[\s"'“‘([]+|[\s.,:;!?…»>→"'”’)\]]+$/gu, '');
}

/** Something that is called so: the host, or the last part of the address, also with a remark: `Link_(chain)`. */
function isName({ url, text }: Link): boolean {
  const name = plain(text).replaceAll(' ', '-');
  const [, last = ''] = /([^/?#]*)\/?$/.exec(url.toLowerCase().replace(/[?].*$/, '')) ?? [];
  return (
    hostOf(url)?.split('.').includes(name) === true ||
    last.replace(/[_-]\(.*$/, '') === name ||
    url.toLowerCase() === `#${name}`
  );
}
