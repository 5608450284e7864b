import { canParseUrl } from '../model/can-parse-url.ts';
import { keptHosts } from './kept-hosts.ts';

/** ISO 639-1 codes that sites put into addresses; the whole list would take `/io/`, `/is/` and `/to/` for languages. */
const languages: ReadonlySet<string> = new Set(
  (
    'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl no pl pt ro ru sk sl sr sv sw ta ' +
    'th tr uk ur vi zh'
  ).split(' '),
);

/** Countries that sites put in front of their host, other than by their language. */
const countries: ReadonlySet<string> = new Set('au br cn eu gb in jp kr mx nz uk us'.split(' '));

/** `v2`, `1.4.2`, `2.x`, and the names under which documentation sites publish one of several versions. */
const version = /^(?:v\d+(?:[._]\d+)*|\d+(?:\.\d+)+|\d+(?:\.\d+)*\.x|latest|stable|current|nightly|lts)$/i;

/** Query parameters that belong to one visit (names in lower case). */
const sessionParameters: ReadonlySet<string> = new Set([
  'cfid',
  'cftoken',
  'jsessionid',
  'phpsessid',
  'session',
  'session_id',
  'sessionid',
  'sid',
  // Signatures that expire: signed addresses of content networks and file stores.
  'expires',
  'key-pair-id',
  'sig',
  'signature',
  'token',
  'x-amz-signature',
  'x-goog-signature',
]);

/** Query parameters that tell where a reader came from (names in lower case). */
const trackingParameters: ReadonlySet<string> = new Set([
  '_ga',
  '_gl',
  '_hsenc',
  '_hsmi',
  'cmpid',
  'fbclid',
  'gclid',
  'gi',
  'igshid',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'msclkid',
  'ref',
  'ref_src',
  'ref_url',
  'referrer',
  'source',
  'spm',
  'trk',
]);

/** Query parameters that choose a language (names in lower case). */
const localeParameters: ReadonlySet<string> = new Set(['hl', 'lang', 'language', 'locale', 'setlang']);

/** What makes a redirect one that is meant. */
export type KeptBecause = 'host' | 'locale' | 'version' | 'session' | 'tracking' | 'device';

/**
 * Whether a permanent redirect is meant, so that the address before it is the better one to write: short and persistent
 * names, and redirects that add what depends on the visitor or the day (a locale, a version, a session, tracking, the
 * shape for small screens).
 *
 * @param from the first address, absolute
 * @param to the last address, absolute
 * @returns the cause, or `null` where the new address can take the place of the old one
 */
export function findKeptRedirect(from: string, to: string): KeptBecause | null {
  if (!canParseUrl(from) || !canParseUrl(to)) return null;
  const [before, after] = [new URL(from), new URL(to)];
  if (keptHosts.has(before.hostname) || before.hostname.startsWith('purl.')) return 'host';
  if (hasLocale(after) && !hasLocale(before)) return 'locale';
  if (hasVersion(after) && !hasVersion(before)) return 'version';
  if (hasSession(after) && !hasSession(before)) return 'session';
  if (hasTracking(after) && !hasTracking(before)) return 'tracking';
  if (isForDevices(after) && !isForDevices(before)) return 'device';
  return null;
}

function segmentsOf(url: URL): readonly string[] {
  return url.pathname.split('/').filter(Boolean);
}

function parametersOf(url: URL): readonly string[] {
  return [...url.searchParams.keys()].map((name) => name.toLowerCase());
}

/** Locales stand near the root (`/en/docs`, `/docs/en-us`), in front of the host (`de.x.example`) or in the query. */
function hasLocale(url: URL): boolean {
  const labels = url.hostname.split('.');
  const places = [...segmentsOf(url).slice(0, 3), ...(labels.length > 2 ? labels.slice(0, 1) : [])];
  if (labels.length > 2 && countries.has(labels[0] ?? '')) return true;
  return places.some(isLocale) || parametersOf(url).some((name) => localeParameters.has(name));
}

function isLocale(text: string): boolean {
  const [, language = ''] = /^([a-z]{2})(?:[-_](?:[a-z]{2}|hans|hant|419))?$/i.exec(text) ?? [];
  return languages.has(language.toLowerCase());
}

/** `/v2/`, and `/package@2.1.0/` as content networks write it. */
function hasVersion(url: URL): boolean {
  return segmentsOf(url).some((segment) => version.test(segment) || /.@v?\d/.test(segment));
}

/** Path parameters (`;jsessionid=`), ASP.NET's `/(S(…))/`, and query parameters. */
function hasSession(url: URL): boolean {
  const inPath = /;jsessionid=|\/\([a-z]\([a-z0-9]+\)\)/i.test(url.pathname);
  return inPath || parametersOf(url).some((name) => sessionParameters.has(name) || name.startsWith('aspsession'));
}

function hasTracking(url: URL): boolean {
  return parametersOf(url).some((name) => trackingParameters.has(name) || name.startsWith('utm_'));
}

/** `m.site.example`, `/amp/`, `?m=1` (Blogger). */
function isForDevices(url: URL): boolean {
  const label = /^(?:m|mobile|amp|touch)\.[^.]+\./i.test(url.hostname);
  return (
    label || segmentsOf(url).some((segment) => segment.toLowerCase() === 'amp') || url.searchParams.get('m') === '1'
  );
}
