/**
 * Where a link in a comment leads so that nobody hears of it. GitHub notes "mentioned this" in each issue, pull request and
 * discussion of its own that a comment links to, unless the link goes over redirect.github.com (docs.github.com, "Avoiding
 * backlinks to linked references").
 *
 * @param url http or https
 * @returns an address to link to, or `null` where there is no such way: on GitHub servers of one's own, for one
 */
export function quietAddress(url: URL): string | null {
  if (url.username !== '' || url.password !== '') return null;
  const host = url.hostname.replace(/\.$/, '').replace(/^www\./, '');
  if (host === 'github.com') {
    return isQuietOnGitHub(url) ? url.href : `https://redirect.github.com${url.pathname}${url.search}${url.hash}`;
  }
  if (host.endsWith('.github.com')) return url.href;
  return reference.test(decoded(url.pathname)) ? null : url.href;
}

/** An owner, a repository, and what of a repository is no conversation. */
function isQuietOnGitHub({ pathname }: URL): boolean {
  const [, , third] = pathname.split('/').filter((part) => part !== '');
  return third === undefined || ['tree', 'blob', 'raw', 'wiki', 'releases', 'tags'].includes(third);
}

/** What GitHub's own servers, whatever their name, take for a reference. */
const reference = /^\/[^/]+\/[^/]+\/(?:issues|pull|discussions|commit)\//;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
