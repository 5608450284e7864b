import type { PlayedGithub, PlayedOwners, PlayedRepository } from '../../test/probe/sites/played-github.ts';
import { createRandom, latency, zipf } from '../web/random.ts';

/** A real list as it is: awesome-go by its number of links. */
export const shape = {
  links: 3162,
  github: 2816,
  dead: 0.005,
  renamed: 0.03,
  elsewhere: { hosts: 250, busiest: 0.05, redirected: 0.1, missing: 0.08 },
  /** Milliseconds, the median of a log-normal distribution. */
  latency: 120,
} as const;

/**
 * How many of the links to github.com lead to something else than a repository, and to what: 7 %, divided as the 3,759 links of
 * twelve lists are, or the 33 of awesome-go itself (as it was at avelino/awesome-go@0002f63).
 */
export const mixes = {
  'twelve-lists': { rest: 0.07 * shape.github, of: { file: 0.44, owner: 0.26, wiki: 0.15, talk: 0.07, other: 0.08 } },
  'awesome-go': { rest: 33, of: { file: 19 / 33, owner: 2 / 33, wiki: 2 / 33, talk: 1 / 33, other: 9 / 33 } },
} as const satisfies Readonly<Record<string, { readonly rest: number; readonly of: Readonly<Record<Rest, number>> }>>;

export type Mix = keyof typeof mixes;

/** What is behind an address of github.com. `file` is a file or a directory, `talk` issues and pull requests. */
export type Kind = 'repository' | Rest;

type Rest = 'file' | 'owner' | 'wiki' | 'talk' | 'other';

export type Fate = 'there' | 'dead' | 'renamed';

/** One link to github.com. */
export interface GithubLink {
  readonly kind: Kind;
  readonly fate: Fate;
  readonly path: string;
}

/** Of each kind, what the twelve lists had, in their proportions. */
const paths: Readonly<Record<Kind, readonly string[]>> = {
  repository: [''],
  owner: [''],
  file: ['/blob/main/README.md', '/blob/master/docs/a.md', '/blob/main/docs/b.md', '/tree/master/src'],
  wiki: ['/wiki', '/wiki/Page'],
  talk: ['/issues/1', '/issues/2', '/issues', '/issues/3', '/pulls', '/issues/4', '/issues/5', '/pulls', '/issues/6'],
  other: [
    '/actions/workflows/links.yml',
    '/actions/workflows/links.yml/badge.svg',
    '/workflows/CI/badge.svg',
    '/raw/main/header.jpg',
    '/commits.atom',
    '/graphs/contributors',
    '/commits/main',
    '/edit/main/README.md',
  ],
};

/** The links to github.com, in the order of the list; the same in every run and every process. */
export function githubLinks(mix: Mix): readonly GithubLink[] {
  const random = createRandom(1);
  const { rest: others, of } = mixes[mix];
  const rest = Object.entries(of).map(([kind, share]) => [kind as Kind, Math.round(others * share)] as const);
  const repositories = shape.github - rest.reduce((sum, [, number]) => sum + number, 0);
  const drawn = [['repository', repositories] as const, ...rest].flatMap(([kind, number]) =>
    Array.from({ length: number }, (_, index) => {
      const name = kind === 'owner' ? `/${kind}${index}` : `/${kind}-owner${index}/${kind}${index}`;
      return { kind, path: `${name}${paths[kind][index % paths[kind].length] ?? ''}`, at: random() };
    }),
  );
  const [dead, renamed] = [shape.dead, shape.renamed].map((share) => Math.round(shape.github * share));
  return drawn
    .toSorted((one, other) => one.at - other.at)
    .map(({ kind, path }, index): GithubLink => {
      if (isEvery(index, dead)) return { kind, path, fate: 'dead' };
      // Besides those that are dead, and owners keep their names.
      return { kind, path, fate: kind !== 'owner' && isEvery(index - 1, renamed) ? 'renamed' : 'there' };
    });
}

/** Whether an index is one of `number` that are spread evenly over the list. */
function isEvery(index: number, number = 0): boolean {
  return Math.floor((index * number) / shape.github) !== Math.floor(((index - 1) * number) / shape.github);
}

/** What GitHub knows of all that. Of what is dead in a repository, the repository itself is there. */
export function playedGithub(mix: Mix): { readonly repositories: PlayedGithub; readonly owners: PlayedOwners } {
  const repositories: Record<string, PlayedRepository> = {};
  const owners: Record<string, PlayedOwners[string]> = {};
  for (const { kind, fate, path } of githubLinks(mix)) {
    const [, owner = '', name = ''] = path.split('/');
    if (kind === 'owner' && fate !== 'dead') owners[owner] = {};
    if (kind === 'owner' || (kind === 'repository' && fate === 'dead')) continue;
    repositories[`${owner}/${name}`] = {
      ...(fate === 'dead' ? { off: ['Issues', 'PullRequests'] } : partsOf(path)),
      ...(fate === 'renamed' ? { is: newName(owner, name) } : {}),
    };
  }
  return { repositories, owners };
}

/** What a repository has, so that something is at an address in it. */
function partsOf(path: string): PlayedRepository {
  const [, , , kind, ref = '', ...rest] = path.split('/');
  switch (kind) {
    case 'blob':
      return { objects: { [`${ref}:${rest.join('/')}`]: 'Blob' } };
    case 'tree':
      return { objects: { [`${ref}:${rest.join('/')}`]: 'Tree' } };
    case 'commits':
      return { objects: { [ref]: 'Commit' } };
    case 'issues':
      return ref === '' ? {} : { numbered: { [Number(ref)]: `https://github.com${path}` } };
    default:
      return {};
  }
}

/** The name of a renamed repository. */
export function newName(owner: string, name: string): string {
  return `${owner}/new-${name}`;
}

/** A link that does not lead to GitHub. */
export interface ElsewhereLink {
  readonly host: number;
  /** As the web of `bench/web/serve.ts` reads it. */
  readonly path: string;
  readonly fate: Fate;
}

/** The links that lead elsewhere, in the order of the list. */
export function elsewhereLinks(): readonly ElsewhereLink[] {
  const random = createRandom(2);
  const { hosts, busiest, missing, redirected } = shape.elsewhere;
  const wait = (): number => latency(random, shape.latency);
  return zipf(shape.links - shape.github, hosts, busiest).flatMap((number, index) =>
    Array.from({ length: number }, (_, page): ElsewhereLink => {
      const host = index + 256;
      const drawn = random();
      if (drawn < missing) return { host, path: `/404/${wait()}/page-${page}`, fate: 'dead' };
      if (drawn < missing + redirected) return { host, path: `/301/${wait()}/${wait()}/page-${page}`, fate: 'renamed' };
      return { host, path: `/200/${wait()}/page-${page}`, fate: 'there' };
    }),
  );
}
