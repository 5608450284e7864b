import { canParseUrl } from '../model/can-parse-url.ts';
import type { Answer, Hop } from '../model/probe.ts';
import { titleParts } from '../probe/page/title-parts.ts';
import { isLoginPage } from './login-page.ts';

/** What a reader is shown in place of the page until something is done, or over: where a chain ends that was sent there. */
export type Gate =
  | 'login'
  /** Asks for consent or age. */
  | 'question'
  /** Tests whether the visitor is a program. */
  | 'challenge'
  /** Keeps out whom it does not like, with whatever status. */
  | 'refusal'
  /** Keeps out readers of some countries. */
  | 'region'
  /** Out of order, for now. */
  | 'outage'
  /** Too many came. */
  | 'limit';

/** The name of a path's segment, in lower case, without extension, `-`, `_` and `.`. */
const names: readonly (readonly [Gate, RegExp])[] = [
  ['limit', /^(?:toomanyrequests|ratelimit(?:ed|exceeded)?|429)$/],
  ['question', /^(?:(?:cookies?|privacy|gdpr|collect)?consent(?:wall)?|cookiewall|privacy(?:gate|wall)|gdprgate)$/],
  [
    'question',
    /^(?:age(?:gate|check|verification|verify|confirm(?:ation)?|warning)|(?:verify|confirm)(?:your)?age|over1[68]|areyou1[68]|adultwarning)$/,
  ],
  [
    'challenge',
    /^(?:captcha|challenge|validatecaptcha|(?:bot|human|browser|robot)(?:check|verification|challenge)|verify(?:human|browser)|are(?:you(?:a)?)?human|securitycheck)$/,
  ],
  [
    'challenge',
    /^(?:unsupportedbrowser|browser(?:un|not)supported|(?:upgrade|update)(?:your)?browser|no(?:js|script|cookies)|(?:enable)?(?:javascript|cookies)(?:required|disabled)|enable(?:javascript|cookies|js))$/,
  ],
  ['refusal', /^(?:accessdenied|403|error403|forbidden|blocked|youareblocked|ipblocked)$/],
  [
    'region',
    /^(?:geo(?:block(?:ed)?|restrict(?:ed|ion)|fence)|(?:country|region)(?:blocked|restrict(?:ed|ion))|(?:.*)?(?:not|un)available(?:in|for)(?:your|this)?(?:country|region|area|location|territory)|451)$/,
  ],
  [
    'outage',
    /^(?:(?:site|under|downfor|scheduled|planned)?maintenance(?:mode|page)?|(?:we(?:will|ll)?be)?(?:right)?backsoon|(?:account)?suspended(?:page|account)?|(?:error)?50[0234]|servererror|internal(?:server)?error|serviceunavailable|(?:temporarily)?unavailable|siteoffline)$/,
  ],
];

/** Titles of pages that a chain was sent to. Pages that merely lie there keep theirs, so these may be short. */
const titles: readonly (readonly [Gate, RegExp])[] = [
  [
    'login',
    /^(?:(?:please )?enter (?:the |your |store )?password|password (?:required|protected)|(?:for )?members only)$/,
  ],
  [
    'login',
    /^(?:(?:this )?(?:site|page|wiki|blog) is private|private (?:site|page|blog)|restricted (?:area|access)|protected page)$/,
  ],
  ['question', /^(?:altersprüfung|altersverifikation|vérification de l'âge|verificación de edad|verifica dell'età)$/],
  ['question', /^(?:choose|select|pick) (?:a|your) (?:country|location|language|region|store)(?: .*)?$/],
  [
    'outage',
    /^(?:wartung(?:sarbeiten|smodus)?|(?:site |sitio |web )?en (?:cours de )?(?:maintenance|mantenimiento)|(?:site )?em manutenção|(?:sito )?in manutenzione|(?:site )?in onderhoud|технические работы|.*メンテナンス中.*|.*(?:系统|网站)维护.*)$/,
  ],
  ['login', /^(?:please )?(?:log|sign)[- ]?in(?: (?:to|required|page).*)?$/],
  [
    'login',
    /^(?:anmelden|anmeldung|connexion|se connecter|iniciar sesión|inloggen|accedi|logga in|entrar|войти|вход|登录|登入|ログイン|로그인)$/,
  ],
  [
    'question',
    /^(?:(?:cookies?|privacy|your) )?consent(?: .*)?$|^(?:we value|about) your privacy$|^before you continue(?: .*)?$|^your privacy(?: choices)?$|^(?:cookie|privacy) (?:preferences|settings|notice)$/,
  ],
  [
    'question',
    /^(?:age (?:verification|gate|check|confirmation)|are you (?:over |at least |of )?(?:legal |drinking )?(?:age|1[68]|21).*|(?:please )?(?:verify|confirm|enter) your (?:age|date of birth))$/,
  ],
  [
    'challenge',
    /^(?:security (?:check|verification)|captcha|robot check|(?:please )?(?:enable|turn on) (?:javascript|cookies).*|(?:your )?browser (?:is )?not supported|unsupported browser|please verify.*|are you (?:a )?(?:human|robot))$/,
  ],
  ['refusal', /^(?:access (?:is )?denied|forbidden|(?:error )?403(?: forbidden)?|blocked|you have been blocked)$/],
  [
    'region',
    /\b(?:not |un)available (?:in|for) (?:your|this) (?:country|region|area|location|territory)$|^unavailable for legal reasons$/,
  ],
  [
    'outage',
    /^(?:(?:site|website|system|under|down for|undergoing|scheduled|planned|routine)(?: is)?(?: (?:down|under|currently|undergoing|for|scheduled))* maintenance|maintenance(?: mode)?|we(?:'ll| will) be (?:right )?back(?: soon)?|(?:temporarily |site |service )*(?:un|not )available|account suspended|this account has been suspended)$/,
  ],
  [
    'outage',
    /^(?:something went wrong|(?:internal |http )?server error|(?:error )?50[0234](?: .*)?|(?:database|application|runtime) error|error establishing a database connection|server too busy)$/,
  ],
];

/** Hosts that only test their visitors. */
const challengers = ['captcha-delivery.com', 'perfdrive.com', 'challenges.cloudflare.com'] as const;

/** Under which names an address carries the way back (lower case, without `-` and `_`). */
const returns =
  /^(?:next|goto|back|dest|destination|target|service|ru|r|relaystate|wreply|then|(?:return|redirect|continue|back|success|forward|callback|target|origin(?:al)?)(?:to|url|uri|path|page|link)?)$/;

/**
 * The gate that a chain was sent to, or `null`. Told by the last address, which keeps the way back or says by its name what
 * it is, and by the last title; an address that looks like one from the beginning is what the author wanted.
 */
export function findGate(hops: readonly Hop[], answer: Answer): Gate | null {
  const first = hops[0]?.url;
  if (first === undefined || !canParseUrl(first) || !canParseUrl(answer.url)) return null;
  const byAddress = gateOfAddress(answer.url, first);
  if (byAddress !== null || answer.status < 200 || answer.status > 299) return byAddress;
  if (isSameAddress(first, answer.url)) return null;
  return gateOfTitle(answer.page.title, first) ?? (keepsWayBack(answer.url, first) ? 'login' : null);
}

/** The gate that an address is by its name, where the first address of the chain is none itself. */
export function gateOfAddress(address: string, first: string): Gate | null {
  if (!canParseUrl(address) || !canParseUrl(first) || isLoginPage(first)) return null;
  const [url, from] = [new URL(address), new URL(first)];
  if (isLoginPage(address) || isLoginHost(url, from)) return 'login';
  const isChallenger = challengers.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  if (isChallenger || (/^www\.google\./.test(url.hostname) && url.pathname.startsWith('/sorry/'))) return 'challenge';
  const gate = gateOfPath(url);
  return gate === null || gate === gateOfPath(from) ? null : gate;
}

function gateOfPath({ pathname }: URL): Gate | null {
  const name = pathname.replace(/\/+$/, '').replace(/^.*\//s, '').toLowerCase();
  const bare = name.replace(/\.(?:html?|php|aspx?|jsp|cgi|do)$/, '').replace(/[-_.]/g, '');
  return names.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** `auth.site.example` says nothing of an address that was there from the beginning, or is the same page by its path. */
function isLoginHost(url: URL, from: URL): boolean {
  if (url.hostname === from.hostname || (url.pathname === from.pathname && url.pathname !== '/')) return false;
  return /^(?:log-?in|sign-?in|accounts?|auth|sso|idp|consent)\.[^.]+\./.test(url.hostname);
}

function gateOfTitle(title: string | null, first: string): Gate | null {
  const named = decode(first)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  // What has more to say behind a colon is an article.
  const parts = title?.includes(': ') ? [title] : titleParts(title);
  for (const part of parts) {
    const said = part.toLowerCase();
    const gate = titles.find(([, pattern]) => pattern.test(said))?.[0];
    // A page that was called so from the beginning has only moved.
    if (gate !== undefined && !named.includes(said.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())) return gate;
  }
  return null;
}

/** Whether an address carries the whole of the first one, to send the reader back to it. */
function keepsWayBack(address: string, first: string): boolean {
  const from = new URL(first);
  if (from.pathname === '/' && from.search === '') return false;
  const ways = [from.href, from.pathname + from.search, from.pathname, `${from.origin}${from.pathname}`];
  return [...new URL(address).searchParams].some(
    ([name, value]) =>
      returns.test(name.toLowerCase().replace(/[-_]/g, '')) && ways.includes(value.replace(/#.*$/s, '')),
  );
}

function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  return a.hostname.replace(/^www\./, '') === b.hostname.replace(/^www\./, '') && a.pathname === b.pathname;
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
