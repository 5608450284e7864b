import { isLoginPage } from '../judge/login-page.ts';
import { isNotFoundTitle } from '../probe/page/not-found-title.ts';

/** A page that nobody means when they link to another one. */
export type Landing = 'root' | 'login' | 'error-page';

/**
 * Whether a redirect led to the front page of a site, to a login, or to a page that only says sorry. Where the first
 * address already looks like that, it is what the author wanted.
 *
 * The front page and index names as in InternetArchiveBot's `CheckIfDead` ("REDIRECT TO ROOT") and WaybackMedic's
 * `isredirsoft404`. A title is enough here: a fix that is not offered does no harm.
 *
 * @param title the last page's title, or `null`
 */
export function landingOf(from: URL, to: URL, title: string | null): Landing | null {
  const isSamePlace = from.pathname === to.pathname && from.search === to.search;
  if (!isSamePlace && isDeep(from) && isFrontPage(to)) return 'root';
  for (const kind of ['login', 'error-page'] as const) {
    if (looksLike(kind, to) && !looksLike(kind, from)) return kind;
    if (title !== null && isTitled(kind, title) && !looksLike(kind, from)) return kind;
  }
  return null;
}

/** The last name of a path that stands for its directory. */
export const indexName = /^(?:index|default|home)(?:\.[a-z]{2,5})?$/i;

function isDeep(url: URL): boolean {
  return url.search !== '' || ownSegments(url).length > 0;
}

/** Also that of one language (`/en-us/`), and one with a query that names no page. */
function isFrontPage(url: URL): boolean {
  const [first, ...others] = ownSegments(url);
  if (first === undefined) return !/^\?(?:p|page|page_id|id|title|article|post|q|doc|f|t|v)=/i.test(url.search);
  return others.length === 0 && /^[a-z]{2}(?:[-_][a-z]{2})?$/i.test(first);
}

function ownSegments(url: URL): readonly string[] {
  return url.pathname.split('/').filter((segment) => segment !== '' && !indexName.test(segment));
}

function looksLike(kind: 'login' | 'error-page', url: URL): boolean {
  if (kind === 'login') return isLoginPage(url.href) || loginHost.test(url.hostname);
  const isNamedSo = url.pathname.split('/').some((segment) => errorSegment.test(segment));
  return isNamedSo || /[?&](?:aspxerrorpath|error|err|notfound|404)(?:=|;|&|$)/i.test(url.search);
}

const loginHost = /^(?:log-?in|sign-?in|accounts?|auth|sso|idp|consent)\./i;
const errorSegment =
  /^(?:(?:http-?)?(?:error|err)?[-_]?(?:404|410|403|500)|(?:page[-_]?)?not[-_]?found|page[-_]?(?:missing|unavailable)|errors?|oops|gone|unavailable|maintenance|suspended(?:page)?)(?:\.[a-z]{2,5})?$/i;

/** Wider than what makes a page suspect of being none: `Oops, something went wrong` is not worth a link either. */
function isTitled(kind: 'login' | 'error-page', title: string): boolean {
  if (kind === 'login') return /^(?:please )?(?:log|sign)[- ]?in\b(?! with)/i.test(title);
  return isNotFoundTitle(title) || /^oops\b|^error\W*(?:\d{3}\b|$)|\bno longer (?:exists|available)\b/i.test(title);
}
