import type { ProbeConfig } from '../../config/config.ts';
import type { Probe, SiteLook } from '../../model/probe.ts';
import { endUnseen } from './end-unseen.ts';
import { createForge, type ForgeOptions } from './forge.ts';
import {
  type GithubPart,
  type GithubPlace,
  type GithubRepository,
  readGithubAddress,
  renamedAddress,
} from './github-address.ts';
import { type GithubFacts, type GithubRepositoryFacts, readGithubAnswer } from './github-answer.ts';
import { githubQuery } from './github-query.ts';
import type { PlaceAnswer, PlaceSite } from './place-site.ts';

export interface GithubOptions extends ForgeOptions {
  readonly config: Pick<ProbeConfig, 'endpoints' | 'github'>;
  readonly token: string;
}

/** GitHub's API: owners, repositories and their parts, asked as {@link createForge} does. It has no word for strangers. */
export function createGithub({ config, token, ...options }: GithubOptions): PlaceSite {
  const endpoint = `${config.endpoints.githubApi}/graphql`;
  return createForge<GithubPlace, GithubFacts>(
    {
      name: 'github.com',
      endpoint,
      token,
      limits: config.github,
      readPlace: readGithubAddress,
      query: (places) => {
        const query = githubQuery(places);
        return { text: query.text, read: (text) => readGithubAnswer(text, query) };
      },
      toAnswer: (url, place, facts) => toAnswer(url, place, facts, endpoint),
    },
    options,
  );
}

function toAnswer(
  url: URL,
  place: GithubPlace,
  facts: GithubFacts,
  endpoint: string,
): Pick<PlaceAnswer, 'look' | 'chain'> | null {
  const look = { kind: 'site', site: 'github.com', url: endpoint, status: 200 } as const;
  switch (facts.kind) {
    case 'unknown':
      return null;
    case 'not-found':
      return { look: { ...look, says: 'gone' }, chain: null };
    case 'owner':
      if (place.kind !== 'owner' || !isSame(facts.login, place.login)) return null;
      // Whose page GitHub hides from others is not told so.
      return facts.who === 'viewer'
        ? null
        : { look: { ...look, says: 'there' }, chain: { hops: [], ending: endUnseen(url.href) } };
    case 'repository':
      if (place.kind !== 'repository') return null;
      if (facts.visibility === 'private') return { look: { ...look, says: 'hidden' }, chain: null };
      if (facts.state === 'disabled' || (place.part !== null && !showsPart(place.part, place, facts))) return null;
      return { look: { ...look, says: 'there', ...besides(facts) }, chain: chainTo(url, place, facts.nameWithOwner) };
  }
}

/**
 * `/blob/` of a directory and `/tree/` of a file are redirected; a revision alone is a commit, or a tag that has a name. Behind
 * the old name of a repository files are redirected, while issues can be missing there (Morrison-Lab/gha#353).
 */
function showsPart(part: GithubPart, place: GithubRepository, facts: GithubRepositoryFacts): boolean {
  const found = facts.part;
  if (part.kind === 'blob') return found?.type === 'Blob';
  if (part.kind === 'tree' && part.expression.includes(':')) return found?.type === 'Tree';
  if (part.kind === 'tree') return isRevision(found?.type);
  if (!isSame(facts.nameWithOwner, nameOf(place))) return false;
  switch (part.kind) {
    case 'commits':
      return isRevision(found?.type);
    case 'commit':
      return found?.type === 'Commit';
    case 'releases':
      return found?.tag === part.tag;
    case 'tab':
      return facts.features.includes(part.tab);
    // What was transferred, or became something else, has another address by now.
    case 'issues':
    case 'pull':
    case 'discussions': {
      const own = `https://github.com/${nameOf(place)}/${part.kind}/${part.number}`;
      return facts.features.includes(part.kind === 'pull' ? 'pulls' : part.kind) && isSame(found?.url ?? '', own);
    }
  }
}

function isRevision(type: string | null | undefined): boolean {
  return type === 'Commit' || type === 'Tag';
}

function nameOf({ owner, name }: GithubRepository): string {
  return `${owner}/${name}`;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function besides(facts: GithubRepositoryFacts): Partial<SiteLook> {
  const { nameWithOwner, state, pushedAt, stars, license } = facts;
  return {
    repository: nameWithOwner,
    ...(state === 'archived' ? { archived: true } : {}),
    ...(pushedAt === null ? {} : { pushedAt }),
    ...(stars === null ? {} : { stars }),
    ...(license === null ? {} : { license }),
  };
}

/** What the page does: 200, after a 301 where the repository has another name or owner by now. */
function chainTo(url: URL, place: GithubRepository, nameWithOwner: string): Pick<Probe, 'hops' | 'ending'> {
  if (isSame(nameOf(place), nameWithOwner)) return { hops: [], ending: endUnseen(url.href) };
  return {
    hops: [{ url: url.href, status: 301, via: 'location' }],
    ending: endUnseen(renamedAddress(url, nameWithOwner)),
  };
}
