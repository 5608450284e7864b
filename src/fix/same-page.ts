import { getDomain } from 'tldts';
import { indexName } from './landing.ts';

/**
 * Whether a permanent redirect leads to what the author linked, only by another address: https, `www`, a trailing slash,
 * the same path tail inside one registrable domain, a renamed or transferred repository.
 *
 * Private suffixes count (`github.io`): two of their sites are two owners.
 */
export function isSamePage(from: URL, to: URL): boolean {
  if (withoutWww(from) === withoutWww(to) && from.search === to.search && samePath(from, to)) return true;
  if (isRenamedRepository(from, to)) return true;
  return isSameSite(from, to) && from.search === to.search && sharesTail(pathOf(from), pathOf(to));
}

/** Whether both addresses belong to one registrable domain, or to one host where there is none. */
export function isSameSite(from: URL, to: URL): boolean {
  const domain = getDomain(from.hostname, { allowPrivateDomains: true });
  if (domain === null) return from.hostname === to.hostname;
  return domain === getDomain(to.hostname, { allowPrivateDomains: true });
}

function withoutWww(url: URL): string {
  return url.hostname.replace(/^www\./, '') + (url.port === '' ? '' : `:${url.port}`);
}

function samePath(from: URL, to: URL): boolean {
  return pathOf(from).join('/') === pathOf(to).join('/');
}

/** The segments as a reader compares them: decoded, in lower case, without index names and page extensions. */
function pathOf(url: URL): readonly string[] {
  const segments = url.pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => decoded(segment).toLowerCase());
  const last = segments.at(-1);
  if (last === undefined) return [];
  if (indexName.test(last)) return segments.slice(0, -1);
  return [...segments.slice(0, -1), last.replace(/\.(?:html?|xhtml|php\d?|aspx?|jsp|md)$/, '')];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * The whole path with something put before it, the rest of a path of which the beginning was left out, or the same last
 * name under other directories. What stays must be telling: `/a/docs` and `/b/docs` are two pages.
 */
function sharesTail(from: readonly string[], to: readonly string[]): boolean {
  if (from.length === 0 || to.length === 0) return false;
  if (endsWith(to, from)) return true;
  if (endsWith(from, to)) return to.length > 1 || isTelling(to.at(-1));
  return from.at(-1) === to.at(-1) && isTelling(from.at(-1));
}

function endsWith(path: readonly string[], tail: readonly string[]): boolean {
  return path.slice(-tail.length).join('/') === tail.join('/');
}

/** A name made of words or of a number long enough to be one page's own: `on-caching`, `2014-report`, not `docs` or `page-2`. */
function isTelling(segment: string | undefined): boolean {
  return segment !== undefined && segment.length >= tellingLength && /[\d\-_ .~]/.test(segment);
}

const tellingLength = 8;

const forges = new Set(['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org']);

/** `/owner/name/rest` became `/owner2/name2/rest` on the same forge. */
function isRenamedRepository(from: URL, to: URL): boolean {
  const host = withoutWww(from);
  if (!forges.has(host) || host !== withoutWww(to) || from.search !== to.search) return false;
  const before = repositoryPath(from);
  const after = repositoryPath(to);
  return before !== null && after !== null && before.rest === after.rest;
}

function repositoryPath(url: URL): { readonly rest: string } | null {
  const [owner, name, ...rest] = url.pathname.split('/').filter((segment) => segment !== '');
  if (owner === undefined || name === undefined || pagesOfTheForge.has(owner.toLowerCase())) return null;
  return { rest: rest.join('/') };
}

/** First segments that are no owner (GitHub's and GitLab's reserved names that lists link to). */
const pagesOfTheForge = new Set([
  'about',
  'apps',
  'collections',
  'customer-stories',
  'dashboard',
  'enterprise',
  'explore',
  'features',
  'help',
  'login',
  'marketplace',
  'orgs',
  'pricing',
  'readme',
  'search',
  'security',
  'settings',
  'site',
  'solutions',
  'sponsors',
  'stars',
  'team',
  'topics',
  'trending',
  'users',
]);
