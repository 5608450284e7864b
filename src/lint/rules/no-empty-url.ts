import { z } from 'zod';
import type { Link } from '../../model/link.ts';
import { defineRule } from '../rule.ts';

export const noEmptyUrl = defineRule({
  name: 'no-empty-url',
  what: 'links without an address',
  why: 'A reader who clicks stays where they are.',
  severity: 'error',
  about: 'link',
  fix: 'none',
  options: z.strictObject({}),
  message: ({ url }) => `the link has no address${url === '#' ? ' but a mere `#`' : ''}: write one, or leave the text`,
  check: ({ page }) =>
    page.links.filter(isEmpty).map((link) => ({ span: link.outer, data: { url: link.url, text: link.text }, link })),
  examples: [
    { bad: '- [a]() - Fine.\n' },
    { bad: '[a](#) ![logo]()\n', lines: [1, 1] },
    { bad: '[a][]\n\n[a]: <>\n', lines: [3] },
    { bad: '<a href="">a</a> <img src="" alt="a">\n', lines: [1, 1] },
    { name: 'the way to the top', good: '[Back to top](#) <a href="#">⬆</a> [🔝](#)\n' },
    { name: 'definitions that serve as comments', good: '[//]: # (a comment)\n[comment]: <> (another one)\n' },
  ],
});

/** `#` alone leads to the top of a page (WHATWG HTML, section 7.4.6.3). */
const top = /\b(?:top|up|back|home)\b|[↑⇧⬆⏫🔝🔼▲△]|[顶頂]部|返回|回到|トップ/iu;

function isEmpty({ url, text, kind, uses }: Link): boolean {
  if (kind === 'definition' && uses.length === 0) return false;
  return url.trim() === '' || (url.trim() === '#' && !top.test(text));
}
