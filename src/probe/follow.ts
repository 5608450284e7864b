import type { ProbeConfig } from '../config/config.ts';
import { assertNever } from '../model/assert-never.ts';
import { none } from '../model/none.ts';
import type { Answer, Ending, Hop } from '../model/probe.ts';
import { sameText } from '../model/same-text.ts';
import type { Ask, Asked } from './ask.ts';
import { type Cookies, createCookies } from './cookies.ts';
import { createDisclosure } from './disclosure.ts';
import type { ExchangeRequest } from './exchange.ts';
import { judged } from './headers.ts';
import type { HostSettings } from './host-settings.ts';
import { recordedLocation, resolveLocation, withoutUserinfo } from './location.ts';
import { readPage } from './page/page.ts';
import type { BuildRequest, RequestStep } from './request.ts';
import type { Trail } from './trail.ts';

/** A chain of exchanges from one address to where it ended. */
export interface Chain {
  readonly hops: readonly Hop[];
  readonly ending: Ending;
}

/** Asks for an address and goes on to wherever the answers lead. `fragments` as written, to be looked for where anchors are checked. */
export type Follow = (start: FollowStart, trail: Trail, signal: AbortSignal) => Promise<Chain>;

export interface FollowStart {
  readonly url: string;
  readonly fragments: readonly string[];
  /** Those of an earlier visit, to which this one adds; none without it. */
  readonly cookies?: Cookies;
}

export interface FollowOptions {
  readonly config: Pick<ProbeConfig, 'redirects' | 'longestRefresh'>;
  readonly buildRequest: BuildRequest;
  readonly settings: (host: string) => Pick<HostSettings, 'anchors'>;
}

/** Statuses whose `Location` is followed (RFC 9110, section 15.4); that of a 300 is one choice among several. */
const redirects: readonly number[] = [301, 302, 303, 307, 308];

/** The redirect loop over single asks: one cookie jar a chain, every step with the headers that its own host gets. */
export function follow(options: FollowOptions): (ask: Ask) => Follow {
  return (ask) => (start, trail, signal) => followChain(options, start, (request) => ask(request, trail, signal));
}

async function followChain(
  { config, buildRequest, settings }: FollowOptions,
  start: FollowStart,
  ask: (request: ExchangeRequest) => Promise<Asked>,
): Promise<Chain> {
  const hops: Hop[] = [];
  const seen = new Set<string>();
  const cookies = start.cookies ?? createCookies();
  let certificate: Answer['certificate'] = 'ok';
  let url = new URL(start.url);
  const userinfo = userinfoOf(url);
  const disclosure = createDisclosure();

  for (;;) {
    const address = sameText(withoutUserinfo(url), start.url);
    const cookie = cookies.header(url.href);
    seen.add(stepKey(url, cookie));
    const fragments = settings(url.hostname).anchors === 'check' ? start.fragments : none;
    const asked = await ask(buildRequest({ url, cookie, userinfo, configured: disclosure(url), fragments }));
    if (asked.kind !== 'answer') return { hops, ending: endingWithout(asked, address) };

    if (certificate === 'ok') certificate = asked.certificate;
    cookies.store(asked.answer.setCookies, address);
    const answer = readAnswer(asked.answer, address, certificate, fragments);
    const step = nextStep(answer, asked.answer.headers['location'], url, config.longestRefresh);
    if (step.kind !== 'on') return { hops: hops.length === 0 ? none : hops, ending: endingAt(step, answer) };
    const round = seen.has(stepKey(step.url, cookies.header(step.url.href)));
    const hop: Hop = { url: address, status: answer.status, via: step.via };
    if (round || hops.length >= config.redirects) {
      // A page that refreshes in a circle, or without end, is there all the same.
      if (step.via !== 'location') return { hops, ending: { kind: 'answer', answer } };
      const kind = round ? 'redirect-loop' : 'too-many-redirects';
      return { hops: [...hops, hop], ending: { kind, url: withoutUserinfo(step.url) } };
    }
    hops.push(hop);
    url = step.url;
  }
}

type Step =
  | { readonly kind: 'none' }
  | { readonly kind: 'nowhere'; readonly location: string | null }
  | { readonly kind: 'on'; readonly url: URL; readonly via: Hop['via'] };

/** Where an answer leads. */
function nextStep(answer: Answer, location: string | undefined, url: URL, longestRefresh: number): Step {
  if (redirects.includes(answer.status)) {
    const next = resolveLocation(location, url);
    if (next !== null) return { kind: 'on', url: next, via: 'location' };
    return { kind: 'nowhere', location: location === undefined ? null : recordedLocation(location) };
  }
  const { refresh } = answer.page;
  if (answer.status < 200 || answer.status > 299 || refresh === null || refresh.url === null) return { kind: 'none' };
  const next = resolveLocation(refresh.url, url);
  const itself = next !== null && withoutFragment(next) === withoutFragment(url);
  if (next === null || itself || refresh.seconds * 1000 > longestRefresh) return { kind: 'none' };
  return { kind: 'on', url: next, via: refresh.via };
}

function endingAt(step: Exclude<Step, { kind: 'on' }>, answer: Answer): Ending {
  if (step.kind === 'none') return { kind: 'answer', answer };
  return { kind: 'bad-redirect', url: answer.url, status: answer.status, location: step.location };
}

function readAnswer(
  { status, headers, body, ended }: Extract<Asked, { kind: 'answer' }>['answer'],
  url: string,
  certificate: Answer['certificate'],
  fragments: readonly string[],
): Answer {
  return {
    url,
    status,
    headers: judged(headers),
    page: readPage({ url, headers, body, ended }, fragments),
    certificate,
  };
}

function endingWithout(asked: Exclude<Asked, { kind: 'answer' }>, url: string): Ending {
  switch (asked.kind) {
    case 'failure':
      return { kind: 'failure', url, failure: asked.failure.failure };
    case 'rate-limited':
      return { kind: 'rate-limited', url, status: asked.answer.status };
    default:
      return assertNever(asked);
  }
}

/** What makes a step the same as an earlier one: a cookie wall leads back to the same address with a cookie more. */
function stepKey(url: URL, cookie: string): string {
  return `${withoutFragment(url)}\n${cookie}`;
}

function withoutFragment(url: URL): string {
  const address = withoutUserinfo(url);
  const end = address.indexOf('#');
  return end === -1 ? address : address.slice(0, end);
}

function userinfoOf(url: URL): RequestStep['userinfo'] {
  if (url.username === '' && url.password === '') return null;
  return { origin: url.origin, user: url.username, password: url.password };
}
