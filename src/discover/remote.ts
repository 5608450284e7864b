import type { Forge } from '../model/repository.ts';

/** Where a repository is at home, read from the address of a remote. */
export interface RemoteHome {
  readonly forge: Forge;
  readonly server: string;
  readonly owner: string;
  readonly name: string;
}

/**
 * Reads the address of a git remote in any form that git-fetch(1), "GIT URLS", names: `https://`, `ssh://`, `git://`
 * and the scp-like `user@host:path`. `null` for local paths and for addresses without an owner.
 */
export function parseRemote(address: string): RemoteHome | null {
  const { host, path } = split(address.trim());
  if (host === null) return null;
  const segments = path
    .replace(/\.git\/?$/, '')
    .split('/')
    .filter(Boolean);
  const name = segments.pop();
  if (name === undefined || segments.length === 0) return null;
  return { forge: forgeOf(host), server: `https://${host}`, owner: segments.join('/'), name };
}

/** Reads what GitHub Actions says about the repository it runs for (`GITHUB_SERVER_URL`, `GITHUB_REPOSITORY`). */
export function homeFromEnvironment(env: Readonly<Record<string, string | undefined>>): RemoteHome | null {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server = 'https://github.com' } = env;
  const home = repository ? parseRemote(`${server.replace(/\/+$/, '')}/${repository}`) : null;
  return home === null ? null : { ...home, forge: 'github' };
}

function split(address: string): { readonly host: string | null; readonly path: string } {
  const scp = /^(?:[^/@]+@)?([^/:@[\]]{2,}):(?!\/\/)(.+)$/.exec(address);
  if (scp !== null) return { host: (scp[1] ?? '').toLowerCase(), path: scp[2] ?? '' };
  const url = parseUrl(address);
  if (url === null || url.hostname === '' || url.protocol === 'file:') return { host: null, path: '' };
  // ssh's port says nothing about where the web pages are.
  const host = /^https?:$/.test(url.protocol) ? url.host : url.hostname;
  return { host: host.replace(/^ssh\.(?=github\.com$)/, ''), path: safeDecode(url.pathname) };
}

function parseUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Told by the host's name alone: own instances carry the product's name more often than not. */
function forgeOf(host: string): Forge {
  if (/(^|[.-])github([.-]|$)/.test(host)) return 'github';
  if (/(^|[.-])gitlab([.-]|$)/.test(host)) return 'gitlab';
  if (/(^|[.-])bitbucket([.-]|$)/.test(host)) return 'bitbucket';
  if (/(^|[.-])(gitea|forgejo|codeberg)([.-]|$)/.test(host)) return 'gitea';
  return 'other';
}
