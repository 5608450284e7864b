import { canParseUrl } from '../../model/can-parse-url.ts';
import { isTracking } from './tracking.ts';

/** Forges on which the letters of owner and repository count in either case. */
const forges: ReadonlySet<string> = new Set(['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org']);

/**
 * A text that is the same for addresses that show the same page: without scheme, `www.`, default port, the slash at the
 * end, index file, tracking parameters and the empty query and fragment; on forges without the letter case of owner and
 * repository, `.git`, the root of the default branch and the fragment of the README.
 *
 * Other fragments stay: they are places of their own. So does the letter case of paths and the order of parameters.
 *
 * @param url absolute; what cannot be parsed stays as it is
 */
export function addressKey(url: string): string {
  const absolute = url.startsWith('//') ? `https:${url}` : url;
  if (!/^https?:/i.test(absolute) || !canParseUrl(absolute)) return url;
  const { hostname, port, pathname, search, hash } = new URL(absolute);
  const host = hostname.replace(/^www\.(?=.+\.)/, '');
  const isForge = forges.has(host);
  const path = withoutSlashes(decodeUnreserved(pathname).replace(/\/(?:index\.[a-z]{3,5}|default\.aspx?)$/i, '/'));
  const place = isForge ? repositoryPath(path) : path;
  const shows = isForge && /^\/[^/]+\/[^/]+$/.test(place) ? 'repository' : 'page';
  const query = meaningful(search, shows);
  const fragment = hash === '#' || (shows === 'repository' && /^#readme$/i.test(hash)) ? '' : hash;
  return `${host}${/^(?:80|443)?$/.test(port) ? '' : `:${port}`}${place}${query}${fragment}`;
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

function repositoryPath(path: string): string {
  const [, owner, name, ...rest] = path.split('/');
  if (owner === undefined || name === undefined) return path.toLowerCase();
  const root = /^tree\/(?:main|master|HEAD)$/.test(rest.join('/'));
  const tail = root || rest.length === 0 ? '' : `/${rest.join('/')}`;
  return `/${owner}/${name.replace(/\.git$/i, '')}`.toLowerCase() + tail;
}

function meaningful(search: string, shows: 'repository' | 'page'): string {
  const parameters = search
    .slice(1)
    .split('&')
    .filter((one) => one !== '' && !isTracking(one.split('=', 1)[0] ?? ''))
    .filter((one) => shows === 'page' || !/^tab=readme-ov-file$/i.test(one));
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`;
}

/** RFC 3986, section 6.2.2.2: `%7E` and `~` are one character. */
function decodeUnreserved(path: string): string {
  return path.replace(/%[\da-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z\d\-._~]/.test(character) ? character : code.toUpperCase();
  });
}
