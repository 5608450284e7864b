import { isInside } from '../../extract/node.ts';
import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';
import { readTop } from '../awesome/top.ts';

export const awesomeInspiredBy = defineAwesomeRule({
  name: 'awesome-inspired-by',
  what: 'thanks to the list that a list was inspired by, above its first section',
  why: 'Readers come for the items: the list of awesome lists asks to put such a link at the end, if anywhere.',
  severityInAwesome: 'error',
  fix: 'none',
  message: ({ text }) => `"${text}" inspired this list: say so at the end, not at the top`,
  check: ({ page }) => {
    const { end } = readTop(page);
    const { paragraphs, html } = page.outline();
    const blocks = [...paragraphs, ...html.filter(({ place }) => place === 'flow').map(({ span }) => span)];
    const told = blocks.filter((span) => {
      return span.start < end && /\binspired\s+by\b/i.test(page.text.slice(span.start, span.end));
    });
    return page.links
      .filter(({ role, outer, url, text }) => {
        if (role !== 'text' || outer.start >= end || !/awesome/i.test(url + text)) return false;
        return told.some((span) => isInside(outer, span));
      })
      .map((link) => ({ span: link.outer, link, data: { text: link.text } }));
  },
  examples: [
    {
      good: '# Awesome List\n\n> Things.\n\n## One\n\n## Credits\nInspired by [awesome-php](https://a.example/awesome-php).\n',
    },
    { good: '# Awesome List\n\nArt that was inspired by [nature](https://a.example/nature).\n' },
    { bad: '# Awesome List\n\nInspired by [awesome-php](https://a.example/awesome-php).\n\n## One\n', lines: [3] },
    {
      name: 'in raw HTML',
      bad: '# Awesome List\n\n<p>Inspired\nby <a href="https://a.example/awesome-php">PHP</a></p>\n\n## One\n',
      lines: [4],
    },
  ],
});
