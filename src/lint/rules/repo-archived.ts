import { z } from 'zod';
import { entryRepositories } from '../entries/entry-repositories.ts';
import { isListedRepository } from '../entries/listed-repository.ts';
import { defineRule } from '../rule.ts';

export const repoArchived = defineRule({
  name: 'repo-archived',
  what: 'entries whose repository is archived',
  why: 'Its owner has said that nothing will be mended any more. GitHub tells this to those who have a token (GH_TOKEN or GITHUB_TOKEN), GitLab to everyone.',
  severity: 'warning',
  presets: { awesome: 'error' },
  about: 'list',
  needs: 'network',
  fix: 'none',
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe('Globs of repositories (`owner/name`) that may stay.'),
  }),
  message: ({ repository }) => `${repository} is archived: take it out, or name what took its place`,
  check: ({ page }, { allow }) =>
    entryRepositories(page)
      .filter(({ facts: { state, name } }) => state === 'archived' && !isListedRepository(name, allow))
      .map(({ link, address }) => ({ span: link.span, link, data: { repository: address } })),
  examples: [
    {
      name: 'archived',
      repositories: { 'https://github.com/a/old': { name: 'a/old', state: 'archived' } },
      bad: '- [Old](https://github.com/a/old) - A tool.\n- [New](https://github.com/a/new) - A tool.\n',
      lines: [1],
    },
    {
      name: 'the source code of an entry that leads to a home page',
      repositories: { 'https://github.com/a/old': { name: 'a/old', state: 'archived' } },
      bad: '- [Old](https://old.example/) - A tool. ([Source Code](https://github.com/a/old))\n',
    },
    {
      name: 'told once for an entry',
      repositories: { 'https://github.com/a/old': { name: 'a/old', state: 'archived' } },
      bad: '- [Old](https://github.com/a/old) - A tool. ([Source Code](https://github.com/a/old))\n',
    },
    {
      name: 'what an entry only mentions',
      repositories: { 'https://github.com/a/old': { name: 'a/old', state: 'archived' } },
      good: '- [New](https://github.com/a/new) - A fork of [Old](https://github.com/a/old).\n- See also [Old](https://github.com/a/old).\n- **One** - Made with [Old](https://github.com/a/old).\n',
    },
    {
      name: 'allowed',
      options: { allow: ['a/*'] },
      repositories: { 'https://github.com/A/old': { name: 'A/old', state: 'archived' } },
      good: '- [Old](https://github.com/A/old) - A tool.\n',
    },
  ],
});
