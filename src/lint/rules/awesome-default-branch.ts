import type { Repository } from '../../model/repository.ts';
import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';

const repository: Repository = {
  forge: 'github',
  server: 'https://github.com',
  owner: 'o',
  name: 'awesome-things',
  defaultBranch: 'main',
  branches: ['main'],
  tags: [],
  visibility: 'unknown',
};

export const awesomeDefaultBranch = defineAwesomeRule({
  name: 'awesome-default-branch',
  what: 'repositories of lists whose default branch is called `master`',
  why: 'The list of awesome lists asks for `main`. Known where the remote has told it.',
  severityInAwesome: 'warning',
  fix: 'none',
  message: ({ branch }) => `the default branch is called "${branch}": call it "main"`,
  check: ({ page }) =>
    page.repository?.defaultBranch === 'master' ? [{ span: null, data: { branch: 'master' } }] : [],
  examples: [
    { good: '# Awesome Things\n', repository },
    {
      name: 'where the branch is not known',
      good: '# Awesome Things\n',
      repository: { ...repository, defaultBranch: null },
    },
    { bad: '# Awesome Things\n', repository: { ...repository, defaultBranch: 'master' }, lines: [0] },
  ],
});
