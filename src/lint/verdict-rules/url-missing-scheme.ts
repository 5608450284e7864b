import type { VerdictRule } from '../verdict-rule.ts';

export const urlMissingScheme: VerdictRule = {
  name: 'url-missing-scheme',
  what: 'addresses that begin with a host, without `https://`',
  why: 'Browsers take them for files beside the list.',
  told: ['dead/malformed-url'],
  fix: 'suggested',
  examples: [
    {
      bad: '- [Guide](github.com/owner/guide) - A guide.\n',
      fixed: '- [Guide](https://github.com/owner/guide) - A guide.\n',
    },
    {
      bad: '- [Link](www.wikipedia.org/wiki/Link) - An article.\n',
      fixed: '- [Link](https://www.wikipedia.org/wiki/Link) - An article.\n',
    },
    { name: 'a file that is called so', files: { 'node.js': '' }, good: '[the file](node.js)\n' },
  ],
};
