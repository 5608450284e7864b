import { segmentsOf } from './segments.ts';

/** What an address of GitHub shows, as far as one question to the API tells whether it is there. */
export type GithubPlace = GithubOwner | GithubRepository;

/** The page of a person or an organisation. */
export interface GithubOwner {
  readonly kind: 'owner';
  readonly login: string;
}

export interface GithubRepository {
  readonly kind: 'repository';
  readonly owner: string;
  readonly name: string;
  /** `null` for the repository's own page. */
  readonly part: GithubPart | null;
}

/** A page of a repository; `kind` is how its address calls it, but for `tab`. */
export type GithubPart =
  | {
      readonly kind: 'blob' | 'tree' | 'commits' | 'commit';
      /** A git revision, with `:path` behind it where there is one. */
      readonly expression: string;
    }
  | { readonly kind: 'issues' | 'pull' | 'discussions'; readonly number: number }
  | { readonly kind: 'releases'; readonly tag: string }
  /** The list of all of them. */
  | { readonly kind: 'tab'; readonly tab: 'issues' | 'pulls' };

/**
 * Reads the address of an owner, a repository, or a part of one. `null` for everything else: there is no question about the
 * pages of a wiki, and plain http or `www.` is for the server to redirect.
 */
export function readGithubAddress(url: URL): GithubPlace | null {
  if (url.origin !== 'https://github.com' || url.username !== '' || url.pathname.includes('//')) return null;
  const [owner = '', name, kind, ...rest] = segmentsOf(url) ?? [];
  if (name === undefined) return url.search === '' ? readOwner(owner) : null;
  if (!/^[a-z\d][\w-]*$/i.test(owner) || !/^[\w.-]{1,100}$/.test(name) || /\.(?:git|wiki)$/i.test(name)) return null;
  if (kind === undefined) return { kind: 'repository', owner, name, part: null };
  const part = url.search === '' ? readPart(kind, rest) : null;
  return part === null ? null : { kind: 'repository', owner, name, part };
}

/**
 * Names of at most 39 characters, without `_`: that marks the users whom an enterprise manages, whom only their own see
 * (GitHub Docs, "Username considerations for external authentication", "Abilities and restrictions of managed user accounts").
 */
function readOwner(login: string): GithubOwner | null {
  return /^[a-z\d][a-z\d-]{0,38}$/i.test(login) ? { kind: 'owner', login } : null;
}

function readPart(kind: string, rest: readonly string[]): GithubPart | null {
  const [first = '', ...path] = rest;
  switch (kind) {
    case 'blob':
    case 'tree':
      return readObject(kind, first, path);
    case 'commits':
      return path.length === 0 ? readObject(kind, first, path) : null;
    // The server redirects what is shorter.
    case 'commit':
      return path.length === 0 && /^[\da-f]{40}$/.test(first) ? { kind, expression: first } : null;
    case 'issues':
    case 'pull':
    case 'discussions':
      if (kind === 'issues' && rest.length === 0) return { kind: 'tab', tab: 'issues' };
      return path.length === 0 && isNumber(first) ? { kind, number: Number(first) } : null;
    case 'pulls':
      return rest.length === 0 ? { kind: 'tab', tab: 'pulls' } : null;
    case 'releases':
      return first === 'tag' && path.length > 0 ? { kind, tag: path.join('/') } : null;
    default:
      return null;
  }
}

/** A branch's name may hold slashes; then the question has no answer, and the page is asked. */
function readObject(kind: 'blob' | 'tree' | 'commits', ref: string, path: readonly string[]): GithubPart | null {
  if (!/^[\w.-]+$/.test(ref) || (kind === 'blob' && path.length === 0)) return null;
  return { kind, expression: path.length === 0 ? ref : `${ref}:${path.join('/')}` };
}

/** A number that a GraphQL `Int` can be (GraphQL, October 2021, section 3.5.1: 32 bits). */
function isNumber(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text);
}

/** The address of the same page under a repository's new name. */
export function renamedAddress(url: URL, nameWithOwner: string): string {
  const renamed = new URL(url);
  const [, , , ...rest] = url.pathname.split('/');
  renamed.pathname = [`/${nameWithOwner}`, ...rest].join('/').replace(/\/$/, '');
  return renamed.href;
}
