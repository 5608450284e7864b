import type { VerdictRule } from '../verdict-rule.ts';

export const urlBadScheme: VerdictRule = {
  name: 'url-bad-scheme',
  what: 'schemes that are misspelt',
  why: 'Nothing can open the link. Schemes that are only rare (`stun:`, `git:`) are left alone.',
  told: ['dead/unknown-scheme'],
  fix: 'safe',
  examples: [
    { bad: '- [Hook](htts://hook.test/) - A hook.\n', fixed: '- [Hook](https://hook.test/) - A hook.\n' },
    { good: '- [Server](stun:stun.hook.test) - A server.\n- [Mail](mailto:a@hook.test)\n' },
  ],
};
