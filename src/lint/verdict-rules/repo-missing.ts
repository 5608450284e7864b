import type { VerdictRule } from '../verdict-rule.ts';

export const repoMissing: VerdictRule = {
  name: 'repo-missing',
  what: 'repositories that are gone',
  why: 'Deleted, made private, or taken down: a curator removes the entry, or finds its successor.',
  told: ['dead/not-found', 'dead/gone', 'blocked/legal'],
  needs: 'network',
  fix: 'none',
  examples: [
    {
      answers: { 'https://github.com/gone/tool': 'not-found' },
      bad: '- [Tool](https://github.com/gone/tool) - A tool.\n',
    },
    {
      name: 'taken down',
      answers: { 'https://github.com/legal/tool': 'legal' },
      bad: '- [Tool](https://github.com/legal/tool) - A tool.\n',
    },
    { answers: {}, good: '- [Tool](https://github.com/alive/tool) - A tool.\n' },
  ],
};
