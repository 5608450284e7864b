import { isIP } from 'node:net';

/**
 * The token for GitHub's API: `GH_TOKEN`, else `GITHUB_TOKEN`, in the order of GitHub's own command line (its manual,
 * "gh environment"). `null` where it must not be sent: to an endpoint without TLS, unless that is on this machine, and in a
 * workflow of another GitHub server (`GITHUB_SERVER_URL`), whose token it is.
 *
 * @param endpoint the origin of the API
 */
export function githubToken(env: Readonly<Record<string, string | undefined>>, endpoint: string): string | null {
  const server = env['GITHUB_SERVER_URL'] ?? '';
  if (server !== '' && !/^https:\/\/github\.com\/*$/i.test(server)) return null;
  const { protocol, hostname } = new URL(endpoint);
  if (protocol !== 'https:' && !isLoopback(hostname)) return null;
  const token = (env['GH_TOKEN'] || env['GITHUB_TOKEN'] || '').trim();
  return /^[\x21-\x7e]+$/.test(token) ? token : null;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}
