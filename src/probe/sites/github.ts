import type { ProbeConfig } from '../../config/config.ts';
import type { Page, Probe, SiteLook } from '../../model/probe.ts';
import type { Ask, Asked } from '../ask.ts';
import { decodePage } from '../page/charset.ts';
import type { BuildRequest } from '../request.ts';
import { createTrail } from '../trail.ts';
import { createBatches } from './batches.ts';
import { type GithubPlace, readGithubAddress, renamedAddress } from './github-address.ts';
import { type GithubFacts, readGithubAnswer } from './github-answer.ts';
import { githubQuery } from './github-query.ts';
import type { PlaceAnswer, PlaceSite, SiteTrouble } from './place-site.ts';

export interface GithubOptions {
  readonly config: Pick<ProbeConfig, 'endpoints' | 'github'>;
  readonly token: string;
  /** Asks again what may pass, and nothing else: a second look without verification would give the token away. */
  readonly ask: Ask;
  readonly buildRequest: BuildRequest;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface Answered {
  readonly facts: GithubFacts;
  readonly spent: PlaceAnswer['spent'];
}

/** Nobody has seen the page. */
const unseen: Page = {
  ended: true,
  bytes: 0,
  type: null,
  title: null,
  refresh: null,
  parking: [],
  standIn: null,
  anchors: null,
};

/**
 * GitHub in place of its pages, which answer 429 to whoever asks for many (UmbrellaDocs/linkspector#43,
 * lycheeverse/lychee#1873): repositories and files in them, up to {@link ProbeConfig.github} of them in one GraphQL
 * request, one request at a time (GitHub Docs, "Best practices for using the REST API"). The first refusal ends it for
 * this run.
 */
export function createGithub({ config, token, ask, buildRequest, sleep }: GithubOptions): PlaceSite {
  const endpoint = `${config.endpoints.githubApi}/graphql`;
  let trouble: SiteTrouble | null = null;

  const askTogether = async (places: readonly GithubPlace[], signal: AbortSignal): Promise<readonly Answered[]> => {
    if (trouble !== null) return [];
    const query = githubQuery(places);
    const trail = createTrail();
    const asked = await ask(requestFor(query.text), trail, signal);
    const read = asked.kind === 'answer' && asked.answer.status === 200 ? readBody(asked, query) : null;
    if (read === null || read.kind !== 'facts') {
      trouble = { site: 'github', ...troubleOf(asked, read?.kind ?? null) };
      return [];
    }
    const { attempts, ms } = trail;
    // The exchanges are those of all places together: they count once.
    return read.facts.map((facts, index) => ({
      facts,
      spent: { exchanges: index === 0 ? trail.exchanges : 0, attempts, ms },
    }));
  };

  const requestFor = (text: string): Parameters<Ask>[0] => {
    const request = buildRequest({
      url: new URL(endpoint),
      cookie: '',
      userinfo: null,
      configured: 'sent',
      fragments: [],
    });
    return {
      ...request,
      headers: { ...request.headers, accept: 'application/json', authorization: `Bearer ${token}` },
      content: { type: 'application/json', text },
      verification: 'strict',
      body: { types: 'any', bytes: config.github.bytes },
    };
  };

  const askOne = createBatches({ size: config.github.batch, gather: config.github.gather, sleep, ask: askTogether });

  return {
    name: 'github',
    matches: (url) => readGithubAddress(url) !== null,
    ask: async (url, signal) => {
      const place = readGithubAddress(url);
      if (place === null || trouble !== null) return null;
      const answered = await askOne(place, signal);
      return answered === null ? null : toAnswer(url, place, answered, endpoint);
    },
    trouble: () => trouble,
  };
}

function readBody({ answer }: Extract<Asked, { kind: 'answer' }>, query: ReturnType<typeof githubQuery>) {
  return readGithubAnswer(decodePage(answer.body, answer.headers['content-type']), query);
}

function toAnswer(url: URL, place: GithubPlace, { facts, spent }: Answered, endpoint: string): PlaceAnswer | null {
  const look = { kind: 'site', site: 'github', url: endpoint, status: 200 } as const;
  switch (facts.kind) {
    case 'unknown':
      return null;
    case 'not-found':
      return { look: { ...look, says: 'gone' }, chain: null, spent };
    case 'repository':
      if (facts.visibility === 'private') return { look: { ...look, says: 'hidden' }, chain: null, spent };
      if (facts.state === 'disabled' || !showsObject(place, facts.object)) return null;
      return {
        look: { ...look, says: 'there', ...besides(facts) },
        chain: chainTo(url, place, facts.nameWithOwner),
        spent,
      };
  }
}

/** `/blob/` of a directory and `/tree/` of a file are redirected; a revision alone is a commit, or a tag that has a name. */
function showsObject({ object }: GithubPlace, found: string | null): boolean {
  if (object === null) return true;
  if (object.kind === 'blob') return found === 'Blob';
  return object.expression.includes(':') ? found === 'Tree' : found === 'Commit' || found === 'Tag';
}

function besides({ state, pushedAt, stars }: Extract<GithubFacts, { kind: 'repository' }>): Partial<SiteLook> {
  return {
    ...(state === 'archived' ? { archived: true } : {}),
    ...(pushedAt === null ? {} : { pushedAt }),
    ...(stars === null ? {} : { stars }),
  };
}

/** What the page does: 200, after a 301 where the repository has another name or owner by now. */
function chainTo(url: URL, { owner, name }: GithubPlace, nameWithOwner: string): Pick<Probe, 'hops' | 'ending'> {
  const renamed = `${owner}/${name}`.toLowerCase() !== nameWithOwner.toLowerCase();
  const final = renamed ? renamedAddress(url, nameWithOwner) : url.href;
  return {
    hops: renamed ? [{ url: url.href, status: 301, via: 'location' }] : [],
    ending: { kind: 'answer', answer: { url: final, status: 200, headers: {}, page: unseen, certificate: 'ok' } },
  };
}

/**
 * A 429, or a 403 with a limit's marks, is a rate limit (GitHub Docs, "Rate limits and query limits for the GraphQL API");
 * any other 401 or 403 is about the token.
 */
function troubleOf(
  asked: Asked,
  read: 'facts' | 'rate-limited' | 'unreadable' | null,
): Pick<SiteTrouble, 'why' | 'status'> {
  if (asked.kind === 'failure') return { why: 'no-answer', status: null };
  const { status, headers } = asked.answer;
  const limited = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
  if (status === 429 || read === 'rate-limited' || (status === 403 && limited)) return { why: 'rate-limited', status };
  return { why: status === 401 || status === 403 ? 'token-refused' : 'no-answer', status };
}
