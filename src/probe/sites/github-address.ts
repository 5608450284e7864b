import { segmentsOf } from './segments.ts';

/** What an address of GitHub shows, as far as one question to the API tells whether it is there. */
export interface GithubPlace {
  readonly owner: string;
  readonly name: string;
  /** A file, a directory or a whole tree; `null` for the repository's own page. */
  readonly object: {
    readonly kind: 'blob' | 'tree';
    /** A git revision, with `:path` behind it where there is one. */
    readonly expression: string;
  } | null;
}

/**
 * Reads a repository's address, or that of a file in it. `null` for everything else: issues, wikis, releases and gists have
 * questions of their own that nobody answers a hundred at a time, and plain http or `www.` is for the server to redirect.
 */
export function readGithubAddress(url: URL): GithubPlace | null {
  if (url.origin !== 'https://github.com' || url.username !== '' || url.pathname.includes('//')) return null;
  const [owner = '', name = '', kind, ref = '', ...path] = segmentsOf(url) ?? [];
  if (!/^[a-z\d][\w-]*$/i.test(owner) || !/^[\w.-]{1,100}$/.test(name) || /\.(?:git|wiki)$/i.test(name)) return null;
  if (kind === undefined) return { owner, name, object: null };
  if ((kind !== 'blob' && kind !== 'tree') || url.search !== '') return null;
  // A branch's name may hold slashes; then the question below has no answer, and the page is asked.
  if (!/^[\w.-]+$/.test(ref) || (kind === 'blob' && path.length === 0)) return null;
  const expression = path.length === 0 ? ref : `${ref}:${path.join('/')}`;
  return { owner, name, object: { kind, expression } };
}

/** The address of the same page under a repository's new name. */
export function renamedAddress(url: URL, nameWithOwner: string): string {
  const renamed = new URL(url);
  const [, , , ...rest] = url.pathname.split('/');
  renamed.pathname = [`/${nameWithOwner}`, ...rest].join('/').replace(/\/$/, '');
  return renamed.href;
}
