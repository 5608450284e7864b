import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';
import { isLicense, programLicense } from '../awesome/licenses.ts';

export const awesomeLicenseKind = defineAwesomeRule({
  name: 'awesome-license-kind',
  what: 'lists under a licence that is made for programs',
  why: 'A list is text. The list of awesome lists accepts licences for content (CC0, CC BY, CC BY-SA), and no MIT, BSD, Apache, GPL, WTFPL or Unlicense.',
  severityInAwesome: 'error',
  fix: 'none',
  message: ({ name, license }) =>
    `the licence in ${name} is ${license}, which is made for programs: a list takes one for content, such as CC0 or CC BY`,
  check: ({ page }) => {
    const texts = (page.siblings() ?? []).filter(isLicense).filter(({ text }) => /\S/.test(text ?? ''));
    const judged = texts.map(({ name, text }) => ({ name, license: programLicense(text ?? '') }));
    const [first] = judged;
    // A second licence for the list's own programs is fine.
    if (first === undefined || judged.some(({ license }) => license === null)) return [];
    return [{ span: null, data: first }];
  },
  examples: [
    { good: '# Awesome List\n', siblings: [{ name: 'LICENSE', text: 'CC0 1.0 Universal\n' }] },
    {
      name: 'content licences that name others',
      good: '# Awesome List\n',
      siblings: [
        {
          name: 'LICENSE',
          text: 'Creative Commons Attribution-ShareAlike 4.0, compatible with the GNU General Public License',
        },
      ],
    },
    {
      name: 'another one for the programs',
      good: '# Awesome List\n',
      siblings: [
        { name: 'LICENSE', text: 'Creative Commons Attribution 4.0 International' },
        { name: 'LICENSE-CODE', text: 'MIT License' },
      ],
    },
    { name: 'a licence that nobody knows', good: '# Awesome List\n', siblings: [{ name: 'LICENSE', text: 'Be nice' }] },
    {
      bad: '# Awesome List\n',
      siblings: [{ name: 'LICENSE', text: 'Permission is hereby granted,\nfree of charge, to any person' }],
      lines: [0],
    },
    {
      bad: '# Awesome List\n',
      siblings: [{ name: 'UNLICENSE', text: 'This is free and unencumbered software' }],
      lines: [0],
    },
  ],
});
