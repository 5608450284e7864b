import { z } from 'zod';
import type { Link } from '../../model/link.ts';
import { changeAddress } from '../addresses/change-address.ts';
import { defineRule } from '../rule.ts';

/** What stands for any address, to be filled in: `{{ x }}`, `${x}`, `%s`, `%HOME%`. */
const template = /\{\{|\{%|\$\{|%[sdv](?![\da-f])|%[A-Z_]{2,}%/;

/** Validation errors of the WHATWG URL Standard (section 4.4) that its parser gets over; the first of an address is told. */
const faults = [
  { kind: 'control', pattern: /[\u0000-\u001f\u007f]/g },
  { kind: 'space', pattern: / /g },
  { kind: 'backslash', pattern: /\\/g },
  { kind: 'percent', pattern: /%(?![\da-f]{2})/gi },
] as const;

type Fault = (typeof faults)[number]['kind'];

const sentences: Readonly<Record<Fault, string>> = {
  control: 'the address holds a character that nobody sees: take it out',
  space: 'the address holds a space: write %20',
  backslash: 'the address holds a backslash, which browsers read as a slash: write /',
  percent: 'a percent sign in the address is followed by no two hexadecimal digits: write %25, or what was meant',
};

export const urlCharacters = defineRule({
  name: 'url-characters',
  what: 'characters in addresses that browsers have to put right: spaces, backslashes, control characters, stray percent signs',
  why: 'Browsers guess what was meant; programs, feeds and other sites that show the list do not, or guess otherwise.',
  severity: 'warning',
  about: 'link',
  fix: 'safe',
  options: z.strictObject({}),
  message: ({ fault }) => sentences[fault as Fault],
  check: ({ page }) =>
    page.links.flatMap((link) => {
      const fault = faultOf(link.url);
      return fault === null ? [] : [{ span: link.span, link, data: { fault }, ...mend(link, fault) }];
    }),
  examples: [
    { bad: '[a](<https://a.example/b c>)\n', fixed: '[a](<https://a.example/b%20c>)\n' },
    { bad: '<a href="https://a.example/b c">a</a>\n', fixed: '<a href="https://a.example/b%20c">a</a>\n' },
    { bad: '[a](https://a.example\\b)\n', fixed: '[a](https://a.example/b)\n' },
    { name: 'no one knows which', bad: '[a](https://a.example/100%) [b](https://a.example/%zz)\n', lines: [1, 1] },
    {
      name: 'escapes, encoded characters, templates and files',
      good: '[a](https://a.example/b\\_c%20d?e=%2F) [f](https://a.example/%s) [g](<docs/h i.md>) [j](https://a.example/%E4)\n',
    },
  ],
});

function faultOf(url: string): Fault | null {
  if (!/^(?:https?:)?\/\//i.test(url) || template.test(url)) return null;
  // The query and the fragment may hold a backslash.
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return faults.find(({ kind, pattern }) => (kind === 'backslash' ? path : url).search(pattern) !== -1)?.kind ?? null;
}

function mend(link: Link, fault: Fault): ReturnType<typeof changeAddress> {
  // References and escapes would have to be written anew.
  if (link.raw !== link.url) return {};
  switch (fault) {
    case 'control':
      return changeAddress(link, 'safe', (address) => address.replace(faults[0].pattern, ''));
    case 'space':
      return changeAddress(link, 'safe', (address) => address.replaceAll(' ', '%20'));
    case 'backslash':
      return changeAddress(link, 'suggested', (address) =>
        address.replace(/^[^?#]*/, (path) => path.replaceAll('\\', '/')),
      );
    case 'percent':
      return {};
  }
}
