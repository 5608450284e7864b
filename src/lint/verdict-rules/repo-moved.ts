import type { VerdictRule } from '../verdict-rule.ts';

export const repoMoved: VerdictRule = {
  name: 'repo-moved',
  what: 'repositories that have another name or owner by now',
  why: 'The old address leads on only until someone else takes the name.',
  told: ['moved/permanent-redirect'],
  needs: 'network',
  fix: 'safe',
  examples: [
    {
      answers: { 'https://github.com/old/tool': { movedTo: 'https://github.com/new/tool' } },
      bad: '- [Tool](https://github.com/old/tool) - A tool.\n',
      fixed: '- [Tool](https://github.com/new/tool) - A tool.\n',
    },
    { answers: {}, good: '- [Tool](https://github.com/new/tool) - A tool.\n' },
  ],
};
