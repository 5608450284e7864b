import { z } from 'zod';
import type { Link } from '../../model/link.ts';
import { carriesAddress } from '../addresses/carries-address.ts';
import { changeAddress } from '../addresses/change-address.ts';
import { hostOf } from '../addresses/web-host.ts';
import { defineRule } from '../rule.ts';

export const urlTrailingPunctuation = defineRule({
  name: 'url-trailing-punctuation',
  what: 'addresses that end with a full stop, a comma or a semicolon',
  why: 'It belongs to the sentence: with it, most servers have no such page.',
  severity: 'warning',
  about: 'link',
  fix: 'suggested',
  options: z.strictObject({
    // awesome_bot takes these off; `!`, `)` and `:` end titles of wikis and names of users.
    marks: z.string().default('.,;').describe('The characters that no address should end with.'),
  }),
  message: ({ mark }) => `the address ends with “${mark}”, which seems to belong to the sentence: take it off`,
  check: ({ page }, { marks }) =>
    page.links.flatMap((link) => {
      const { url, span } = link;
      const mark = url.at(-1);
      if (mark === undefined || !marks.includes(mark) || hostOf(url) === null || isMeant(link)) return [];
      const fix = changeAddress(link, 'suggested', (written) =>
        written.endsWith(mark) ? written.slice(0, -1) : written,
      );
      return [{ span: { start: span.end - 1, end: span.end }, data: { url, mark }, link, ...fix }];
    }),
  examples: [
    { bad: '- [a](https://a.example/.) - Fine.\n', fixed: '- [a](https://a.example/) - Fine.\n' },
    { bad: '[a]\n\n[a]: https://a.example/b.html,\n', lines: [3], fixed: '[a]\n\n[a]: https://a.example/b.html\n' },
    { bad: '<a href="https://a.example/b;">b</a>\n', fixed: '<a href="https://a.example/b">b</a>\n' },
    { name: 'bare addresses end before it', good: 'See https://a.example/b.\n' },
    {
      name: 'names that end so',
      good: '[a](https://a.example/wiki/Apple_Inc.) [b](https://a.example/U.S.) [c](https://a.example/etc...) [d](https://a.example/Apple_Inc.)\n',
    },
    { name: 'captures', good: '[a](https://web.archive.org/web/2020/http://a.example/b,)\n' },
    { name: 'queries', good: '[a](https://a.example/?q=a.)\n' },
  ],
});

/** Titles of wikis, abbreviations, ellipses, captures, and whatever somebody has asked or searched for. */
function isMeant({ url }: Link): boolean {
  return (
    /[?#]/.test(url) ||
    /\/wiki\/[^/]+$|(?:[._/-]\p{L}|\.\.|(?:\b|_)(?:inc|ltd|co|corp|jr|sr|etc|al|vs|no|vol|st|dr|mr|ms))\.$/iu.test(
      url,
    ) ||
    /&[a-z\d#]+;$/i.test(url) ||
    carriesAddress(url)
  );
}
