import { z } from 'zod';
import { sortRepeats } from '../entries/dual-listing.ts';
import { createPlaceOfFirst, findRepeats, scopes } from '../entries/repeats.ts';
import { defineRule } from '../rule.ts';

export const duplicateUrlNormalized = defineRule({
  name: 'duplicate-url-normalized',
  what: 'entries for a page that the list has already under another spelling of its address',
  why: 'Nobody sees that these are one page: http and https, `www.`, a slash at the end, `index.html`, tracking parameters, and on forges the letter case and `.git`.',
  severity: 'warning',
  about: 'list',
  fix: 'none',
  options: z.strictObject({
    scope: z.enum(scopes).default('file').describe('where an entry must not come again: section, file or project'),
    groups: z.int().min(1).default(10).describe('from how many pages in several sections on that is on purpose'),
    share: z.number().min(0).max(1).default(0.04).describe('and from which share of all pages on'),
  }),
  message: ({ first, firstName, file, line }) =>
    `leads to the same page as "${firstName}" in ${file}:${line}, there written ${first}: keep one of them`,
  check: (context, { scope, groups, share }) => {
    const placeOfFirst = createPlaceOfFirst();
    const { unmeant } = sortRepeats(findRepeats(context, scope), context.page.destinations(), { groups, share });
    return unmeant
      .filter(({ spelling }) => spelling === 'other')
      .map((repeat) => {
        const { again, first } = repeat;
        const { entry, url } = first.destination;
        return {
          span: again.entry.place,
          link: again.entry.link,
          data: { url: again.url, name: again.entry.name, first: url, firstName: entry.name, ...placeOfFirst(repeat) },
        };
      });
  },
  examples: [
    {
      name: 'a slash at the end, in another section',
      bad: '## One\n- [a](https://a.example/docs/)\n\n## Two\n- [a](https://a.example/docs)\n',
      lines: [5],
    },
    { name: 'the root', bad: '- [a](https://a.example/)\n- [a](https://a.example)\n', lines: [2] },
    { name: 'http and https', bad: '- [a](http://a.example/x)\n- [a](https://a.example/x)\n', lines: [2] },
    { name: 'www', bad: '- [a](https://www.a.example/x)\n- [a](https://a.example/x)\n', lines: [2] },
    { name: 'index files', bad: '- [a](https://a.example/x/index.html)\n- [a](https://a.example/x/)\n', lines: [2] },
    {
      name: 'letter case of repositories',
      bad: '- [a](https://github.com/Owner/Name)\n- [a](https://github.com/owner/name)\n',
      lines: [2],
    },
    {
      name: 'other addresses of a repository',
      bad: '- [a](https://github.com/o/n)\n- [b](https://github.com/o/n.git)\n- [c](https://github.com/o/n#readme)\n- [d](https://www.github.com/o/n/tree/main)\n',
      lines: [2, 3, 4],
    },
    {
      name: 'tracking parameters',
      bad: '- [a](https://a.example/?id=1)\n- [a](https://a.example/?utm_source=list&id=1)\n',
      lines: [2],
    },
    {
      name: 'the third is told once, by the rule for what is written alike',
      bad: '- [a](https://a.example/)\n- [b](https://a.example)\n- [c](https://a.example)\n',
      lines: [2],
    },
    { name: 'letter case of paths', good: '- [a](https://a.example/A)\n- [b](https://a.example/a)\n' },
    {
      name: 'files of a repository',
      good: '- [a](https://github.com/o/n)\n- [b](https://github.com/o/n/tree/main/a)\n- [c](https://github.com/o/n/blob/main/A.md)\n- [d](https://github.com/o/n/blob/main/a.md)\n',
    },
    { name: 'other parameters', good: '- [a](https://a.example/?v=1)\n- [b](https://a.example/?v=2)\n' },
    {
      name: 'fragments',
      good: '- [a](https://a.example/#/a)\n- [b](https://a.example/#/b)\n- [c](https://a.example/)\n',
    },
    { name: 'other ports', good: '- [a](https://a.example/)\n- [b](https://a.example:8443/)\n' },
    { name: 'no address', good: '- [a](https://%zz/)\n- [b](https://%zz)\n' },
  ],
});
