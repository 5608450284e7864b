import type { Ending, SiteLook } from '../../model/probe.ts';
import { type Ask, statusOf } from '../ask.ts';
import { isChallenge } from '../challenge.ts';
import type { Chain } from '../follow.ts';
import { withoutUserinfo } from '../location.ts';
import type { BuildRequest } from '../request.ts';
import type { Trail } from '../trail.ts';
import type { SeenPage, SiteAnswer, SiteConfig, SiteQuestion } from './site.ts';
import { sites } from './sites.ts';

/** Asks the question that a site has of its own about the end of a chain, or else about its beginning. */
export type AskSite = (start: string, chain: Chain, trail: Trail, signal: AbortSignal) => Promise<void>;

export interface AskSiteOptions {
  readonly ask: Ask;
  readonly buildRequest: BuildRequest;
  readonly config: SiteConfig;
}

/** The outcome is a look on the trail; without a question nothing is asked. */
export function createAskSite({ ask, buildRequest, config }: AskSiteOptions): AskSite {
  return async (start, { ending }, trail, signal) => {
    const seen = seenPage(ending);
    if (seen === null) return;
    const put = async (url: string, { says }: SiteQuestion): Promise<Omit<SiteLook, 'site'>> => {
      const request = { url: new URL(url), cookie: '', userinfo: null, configured: 'sent', fragments: [] } as const;
      const asked = await ask(buildRequest(request), trail, signal);
      const status = statusOf(asked);
      const format = asked.kind === 'answer' ? formatOf(asked.answer.headers['content-type']) : 'other';
      return { kind: 'site', url, status, says: says({ status, format }) };
    };
    for (const url of placesOf(start, seen)) {
      const page = { url, ...seen };
      for (const site of sites) {
        const question = site.question(page, config);
        if (question === null) continue;
        const look = await put(question.url, question);
        const { whole } = question;
        trail.note({
          site: site.name,
          ...(look.says === 'gone' && whole !== undefined ? await put(whole, question) : look),
        });
        return;
      }
    }
  };
}

/** What a site may have a question about; one address where nothing led on, as for most. */
function placesOf(start: string, { landed }: Pick<SeenPage, 'landed'>): readonly URL[] {
  if (start === landed.href) return [landed];
  return [landed, new URL(withoutUserinfo(new URL(start)))];
}

/** Statuses of 4xx that are not a refusal: the page is not there, or the server is busy. */
const notRefusing: ReadonlySet<number> = new Set([404, 408, 410, 425]);

/** The page at the end of a chain, or `null` where its server gave a word that needs no second opinion, or none. */
function seenPage(ending: Ending): Omit<SeenPage, 'url'> | null {
  if (ending.kind === 'rate-limited') return { landed: new URL(ending.url), answer: 'refused', title: null };
  if (ending.kind !== 'answer') return null;
  const { url, status, headers, page } = ending.answer;
  const landed = new URL(url);
  const refuses = (status >= 400 && status < 500 && !notRefusing.has(status)) || status === 503 || status === 999;
  if (refuses || isChallenge(headers)) return { landed, answer: 'refused', title: page.title };
  return status === 200 ? { landed, answer: 'shown', title: page.title } : null;
}

function formatOf(contentType: string | undefined): SiteAnswer['format'] {
  return /^\s*(?:application|text)\/(?:[^;,]+\+)?json\s*(?:[;,]|$)/i.test(contentType ?? '') ? 'json' : 'other';
}
