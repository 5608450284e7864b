import type { RepositoryFacts } from '../../model/repository-facts.ts';
import { count, day } from '../wording.ts';

/** `octo/tool on github.com, archived, 1,234 stars, last push 2024-05-01, MIT` */
export function repositoryText({ forge, name, state, pushedAt, stars, license }: RepositoryFacts): string {
  const parts = [
    `${name} on ${forge}`,
    state === 'archived' ? 'archived' : null,
    stars === null ? null : count(stars, 'star'),
    pushedAt === null ? null : `last push ${day(pushedAt)}`,
    license,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
