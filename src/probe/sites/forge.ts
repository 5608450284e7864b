import type { ForgeConfig } from '../../config/config.ts';
import type { Ask, Asked } from '../ask.ts';
import { decodePage } from '../page/charset.ts';
import type { BuildRequest } from '../request.ts';
import { createTrail } from '../trail.ts';
import { createBatches } from './batches.ts';
import type { PlaceAnswer, PlaceSite, SiteTrouble } from './place-site.ts';

/** A forge with an API that tells of many places in one GraphQL request. */
export interface Forge<Place, Facts> {
  readonly name: string;
  /** Where it is asked. */
  readonly endpoint: string;
  readonly token: string | null;
  readonly limits: ForgeConfig;
  /** `null` for addresses that the API is not asked about. */
  readonly readPlace: (url: URL) => Place | null;
  readonly query: (places: readonly Place[]) => ForgeQuery<Facts>;
  /** `null` where the facts are no clear word about the page: then that is asked. */
  readonly toAnswer: (url: URL, place: Place, facts: Facts) => Pick<PlaceAnswer, 'look' | 'chain'> | null;
}

export interface ForgeQuery<Facts> {
  /** The body of the request. */
  readonly text: string;
  /** Reads the body of a 200. */
  readonly read: (text: string) => ForgeAnswer<Facts>;
}

/** A whole answer: facts in the order of the places, or why there are none. */
export type ForgeAnswer<Facts> =
  | { readonly kind: 'facts'; readonly facts: readonly Facts[] }
  | { readonly kind: 'rate-limited' }
  | { readonly kind: 'unreadable' };

export interface ForgeOptions {
  /** Asks again what may pass, and nothing else: a second look without verification would give the token away. */
  readonly ask: Ask;
  readonly buildRequest: BuildRequest;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * A forge in place of its pages, which answer 429 to whoever asks for many (UmbrellaDocs/action-linkspector#43,
 * lycheeverse/lychee#1873), one request at a time (GitHub Docs, "Best practices for using the REST API"). The first refusal
 * ends it for this run.
 */
export function createForge<Place, Facts>(
  { name, endpoint, token, limits, readPlace, query, toAnswer }: Forge<Place, Facts>,
  { ask, buildRequest, sleep }: ForgeOptions,
): PlaceSite {
  let trouble: SiteTrouble | null = null;

  const askTogether = async (places: readonly Place[], signal: AbortSignal) => {
    if (trouble !== null) return [];
    const { text, read } = query(places);
    const trail = createTrail();
    const asked = await ask(requestFor(text), trail, signal);
    const answer = asked.kind === 'answer' && asked.answer.status === 200 ? read(bodyOf(asked)) : null;
    if (answer?.kind !== 'facts') {
      trouble = { site: name, ...troubleOf(asked, answer?.kind ?? null, token === null ? 'none' : 'sent') };
      return [];
    }
    const { attempts, ms } = trail;
    let { exchanges } = trail;
    // The exchanges are those of all places together: the first that is answered counts them.
    const spend = (): PlaceAnswer['spent'] => {
      const spent = { exchanges, attempts, ms };
      exchanges = 0;
      return spent;
    };
    return answer.facts.map((facts) => ({ facts, spend }));
  };

  const requestFor = (text: string): Parameters<Ask>[0] => {
    const request = buildRequest({
      url: new URL(endpoint),
      cookie: '',
      userinfo: null,
      configured: 'sent',
      fragments: [],
    });
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
    return {
      ...request,
      headers: { ...request.headers, accept: 'application/json', ...authorization },
      content: { type: 'application/json', text },
      verification: 'strict',
      body: { types: 'any', bytes: limits.bytes },
    };
  };

  const askOne = createBatches({ size: limits.batch, gather: limits.gather, sleep, ask: askTogether });

  return {
    name,
    matches: (address) => address.startsWith(`https://${name}/`) && readPlace(new URL(address)) !== null,
    ask: async (url, signal) => {
      const place = readPlace(url);
      if (place === null || trouble !== null) return null;
      const answered = await askOne(place, signal);
      const answer = answered === null ? null : toAnswer(url, place, answered.facts);
      return answered === null || answer === null ? null : { ...answer, spent: answered.spend() };
    },
    trouble: () => trouble,
  };
}

function bodyOf({ answer }: Extract<Asked, { kind: 'answer' }>): string {
  return decodePage(answer.body, answer.headers['content-type']);
}

/**
 * A 429, or a 403 with a limit's marks, is a rate limit (GitHub Docs, "Rate limits and query limits for the GraphQL API");
 * any other 401 or 403 is about the token, if one was sent.
 */
function troubleOf(
  asked: Asked,
  read: ForgeAnswer<unknown>['kind'] | null,
  token: 'sent' | 'none',
): Pick<SiteTrouble, 'why' | 'status'> {
  if (asked.kind === 'failure') return { why: 'no-answer', status: null };
  const { status, headers } = asked.answer;
  const limited = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
  if (status === 429 || read === 'rate-limited' || (status === 403 && limited)) return { why: 'rate-limited', status };
  const refused = (status === 401 || status === 403) && token === 'sent';
  return { why: refused ? 'token-refused' : 'no-answer', status };
}
