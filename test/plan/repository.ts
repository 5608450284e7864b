import type { Repository } from '../../src/model/repository.ts';

export const github: Repository = {
  forge: 'github',
  server: 'https://github.com',
  owner: 'Acme',
  name: 'List',
  defaultBranch: 'main',
  branches: ['main', 'HEAD'],
  tags: ['v1.0.0', 'v1.1.0'],
  visibility: 'unknown',
};

export const gitlab: Repository = {
  ...github,
  forge: 'gitlab',
  server: 'https://gitlab.example',
  owner: 'group/sub',
  branches: ['release/1', 'main', 'HEAD'],
};

export const gitea: Repository = { ...github, forge: 'gitea', server: 'https://codeberg.org' };
