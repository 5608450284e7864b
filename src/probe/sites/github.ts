import type { ProbeConfig } from '../../config/config.ts';
import type { Probe, SiteLook } from '../../model/probe.ts';
import { endUnseen } from './end-unseen.ts';
import { createForge, type ForgeOptions } from './forge.ts';
import { type GithubPlace, readGithubAddress, renamedAddress } from './github-address.ts';
import { type GithubFacts, readGithubAnswer } from './github-answer.ts';
import { githubQuery } from './github-query.ts';
import type { PlaceAnswer, PlaceSite } from './place-site.ts';

export interface GithubOptions extends ForgeOptions {
  readonly config: Pick<ProbeConfig, 'endpoints' | 'github'>;
  readonly token: string;
}

/** GitHub's API: repositories and files in them, asked as {@link createForge} does. It has no word for strangers. */
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
    case 'repository':
      if (facts.visibility === 'private') return { look: { ...look, says: 'hidden' }, chain: null };
      if (facts.state === 'disabled' || !showsObject(place, facts.object)) return null;
      return { look: { ...look, says: 'there', ...besides(facts) }, chain: chainTo(url, place, facts.nameWithOwner) };
  }
}

/** `/blob/` of a directory and `/tree/` of a file are redirected; a revision alone is a commit, or a tag that has a name. */
function showsObject({ object }: GithubPlace, found: string | null): boolean {
  if (object === null) return true;
  if (object.kind === 'blob') return found === 'Blob';
  return object.expression.includes(':') ? found === 'Tree' : found === 'Commit' || found === 'Tag';
}

function besides(facts: Extract<GithubFacts, { kind: 'repository' }>): Partial<SiteLook> {
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
function chainTo(url: URL, { owner, name }: GithubPlace, nameWithOwner: string): Pick<Probe, 'hops' | 'ending'> {
  const renamed = `${owner}/${name}`.toLowerCase() !== nameWithOwner.toLowerCase();
  if (!renamed) return { hops: [], ending: endUnseen(url.href) };
  return {
    hops: [{ url: url.href, status: 301, via: 'location' }],
    ending: endUnseen(renamedAddress(url, nameWithOwner)),
  };
}
