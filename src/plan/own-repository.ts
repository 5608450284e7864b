import { posix } from 'node:path';
import type { Repository } from '../model/repository.ts';
import { normalisePath, percentDecoded } from './local-path.ts';

/**
 * The path in the work tree that an address of the own repository shows: `/<owner>/<name>/blob/<branch>/path` and what
 * the other forges call it. `null` for every other page of the repository, other branches, tags and commits.
 */
export function ownFile(url: URL, repository: Repository): string | null {
  const rest = rawPath(url, repository) ?? viewPath(url, repository);
  if (rest === null) return null;
  // Branch names may hold slashes, so that only the known ones tell where the path begins.
  const branch = repository.branches.find((name) => rest === name || rest.startsWith(`${name}/`));
  return branch === undefined ? null : normalisePath(percentDecoded(rest.slice(branch.length)));
}

/** The part of a page's path behind `/<owner>/<name>/`, or `null` for another repository. No slash at the end. */
export function ownPage(url: URL, { server, owner, name }: Repository): string | null {
  if (url.host.replace(/^www\./, '') !== new URL(server).host) return null;
  return below(url.pathname, `/${owner}/${name}`) ?? below(url.pathname, `/${owner}/${name}.git`);
}

function viewPath(url: URL, repository: Repository): string | null {
  const page = ownPage(url, repository);
  if (page === null) return null;
  return viewPatterns[repository.forge].exec(page)?.[1] ?? null;
}

/** What stands before `<branch>/path` in the addresses of files. */
const viewPatterns: Readonly<Record<Repository['forge'], RegExp>> = {
  github: /^(?:blob|tree|raw|edit|blame)\/(?:refs\/heads\/)?(.+)$/,
  gitlab: /^(?:-\/)?(?:blob|tree|raw|edit|blame)\/(.+)$/,
  bitbucket: /^(?:src|raw)\/(.+)$/,
  gitea: /^(?:src|raw|blame|_edit)\/(?:branch\/)?(.+)$/,
  other: /^(?:-\/)?(?:blob|tree|raw)\/(.+)$/,
};

function rawPath(url: URL, { forge, server, owner, name }: Repository): string | null {
  if (forge !== 'github' || server !== 'https://github.com' || url.host !== 'raw.githubusercontent.com') return null;
  return below(url.pathname, `/${owner}/${name}`)?.replace(/^refs\/heads\//, '') ?? null;
}

/** Owners and names have no letter case on any forge. */
function below(path: string, base: string): string | null {
  const start = path.slice(0, base.length);
  if (start.toLowerCase() !== base.toLowerCase()) return null;
  const rest = path.slice(base.length);
  return rest === '' || rest.startsWith('/') ? rest.replace(/^\/+|\/+$/g, '') : null;
}

/**
 * The forge's page that a relative address leads to when it climbs out of the root: forges show files at
 * `/<owner>/<name>/blob/<branch>/…`, so that `../../issues` in the root's README is the list of issues. `null` where it
 * climbs by one step only: that leads to no page on any forge. The branch is taken for one path segment, as default
 * branches are.
 *
 * @param climbed the path it leads to, from the root: it begins with `..`
 */
export function forgePage(written: string, climbed: string, repository: Repository): string | null {
  if (!climbed.startsWith('../..') || repository.forge === 'other') return null;
  const { server, owner, name } = repository;
  const marker = { github: 'blob', gitlab: '-/blob', bitbucket: 'src', gitea: 'src/branch' }[repository.forge];
  const [, rest = ''] = /^[^?#]*(.*)$/s.exec(written) ?? [];
  const resolved = posix.join('/', owner, name, marker, 'HEAD', climbed);
  return `${server}${resolved.split('/').map(encodeURIComponent).join('/')}${rest}`;
}
