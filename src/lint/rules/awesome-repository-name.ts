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

export const awesomeRepositoryName = defineAwesomeRule({
  name: 'awesome-repository-name',
  what: 'repositories of lists that are not called `awesome-name-of-list`',
  why: 'People look for lists by that name, and tools recognise them by it.',
  severityInAwesome: 'warning',
  fix: 'none',
  message: ({ name, example }) =>
    `the repository is called "${name}": name it in small letters and dashes, such as "${example}"`,
  check: ({ page }) => {
    const name = page.repository?.name ?? null;
    if (name === null || /^awesome(?:-[a-z\d.]+)*$/.test(name)) return [];
    return [{ span: null, data: { name, example: slugOf(name) } }];
  },
  examples: [
    { good: '# Awesome Things\n', repository },
    { name: 'where the repository is not known', good: '# Awesome Things\n' },
    { bad: '# Awesome Things\n', repository: { ...repository, name: 'AwesomeThings' }, lines: [0] },
    { bad: '# Awesome Things\n', repository: { ...repository, name: 'list-of-things' }, lines: [0] },
  ],
});

function slugOf(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z\d.]+/)
    .filter((word) => word !== '' && word !== 'awesome');
  return ['awesome', ...words].join('-');
}
