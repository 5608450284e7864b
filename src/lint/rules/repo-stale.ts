import { z } from 'zod';
import { entryRepositories } from '../entries/entry-repositories.ts';
import { isListedRepository } from '../entries/listed-repository.ts';
import { defineRule } from '../rule.ts';

const day = 24 * 60 * 60 * 1000;

export const repoStale = defineRule({
  name: 'repo-stale',
  what: 'entries whose repository has seen no push for a long time',
  why: 'It may be finished, or left alone: someone should look. GitHub tells this to those who have a token (GH_TOKEN or GITHUB_TOKEN), GitLab tells everyone of the last activity of any kind.',
  severity: 'warning',
  about: 'list',
  needs: 'network',
  fix: 'none',
  options: z.strictObject({
    // hecat (awesome-selfhosted) warns after one year, awesome-docker calls two years stale, awesome-ios too.
    info: z.int().min(1).default(365).describe('Days without a push after which it is worth knowing.'),
    warning: z.int().min(1).default(730).describe('Days without a push after which it is told at full severity.'),
    allow: z.array(z.string()).default([]).describe('Globs of repositories (`owner/name`) that may rest.'),
  }),
  message: ({ repository, since, days }) =>
    `nothing was pushed to ${repository} since ${since} (${days} days): see whether it still works`,
  check: ({ page }, { info, warning, allow }) =>
    entryRepositories(page).flatMap(({ link, address, facts: { name, state, pushedAt } }) => {
      if (state === 'archived' || pushedAt === null || isListedRepository(name, allow)) return [];
      const days = Math.floor((Date.parse(page.today) - Date.parse(pushedAt)) / day);
      if (days < Math.min(info, warning)) return [];
      const found = { span: link.span, link, data: { repository: address, since: pushedAt.slice(0, 10), days } };
      return [days < warning ? { ...found, atMost: 'info' } : found];
    }),
  examples: [
    {
      name: 'two years',
      repositories: {
        'https://github.com/a/old': { name: 'a/old', pushedAt: '2023-12-30T00:00:00Z' },
        'https://github.com/a/new': { name: 'a/new', pushedAt: '2025-12-30T00:00:00Z' },
      },
      bad: '- [Old](https://github.com/a/old) - A tool.\n- [New](https://github.com/a/new) - A tool.\n',
      lines: [1],
    },
    {
      name: 'more than a year, which is only worth knowing',
      repositories: { 'https://github.com/a/old': { name: 'a/old', pushedAt: '2024-12-30T00:00:00Z' } },
      bad: '- [Old](https://github.com/a/old) - A tool.\n',
    },
    {
      name: 'archived, which another rule tells',
      repositories: {
        'https://github.com/a/old': { name: 'a/old', state: 'archived', pushedAt: '2019-01-01T00:00:00Z' },
      },
      good: '- [Old](https://github.com/a/old) - A tool.\n',
    },
    {
      name: 'finished, as the list knows',
      options: { allow: ['a/done'] },
      repositories: { 'https://github.com/a/done': { name: 'a/done', pushedAt: '2019-01-01T00:00:00Z' } },
      good: '- [Done](https://github.com/a/done) - A tool.\n',
    },
  ],
});
