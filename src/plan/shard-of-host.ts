import { createHash } from 'node:crypto';
import { getDomain } from 'tldts';

/**
 * Domains that stand for one site: the first is asked in place of the second, or sends everyone there (youtu.be; the
 * registry of npmjs.com; x.com since May 2024).
 */
const sameSite: ReadonlyMap<string, string> = new Map([
  ['youtu.be', 'youtube.com'],
  ['youtube-nocookie.com', 'youtube.com'],
  ['ytimg.com', 'youtube.com'],
  ['npmjs.org', 'npmjs.com'],
  ['twitter.com', 'x.com'],
  ['fb.me', 'facebook.com'],
  ['redd.it', 'reddit.com'],
  ['archive.is', 'archive.today'],
  ['archive.ph', 'archive.today'],
]);

/**
 * The shard, from 1 to `count`, that asks a host. All hosts of one registrable domain (and those that are known to send to
 * another one) have the same, whatever other links there are: what redirects to `www` or to https stays with its shard, and
 * nobody is asked by two.
 *
 * @param hostname as `URL.hostname` gives it
 */
export function shardOfHost(hostname: string, count: number): number {
  const host = hostname.replace(/\.$/, '');
  const domain = getDomain(host, { allowPrivateDomains: true }) ?? host;
  const site = sameSite.get(domain) ?? domain;
  // 48 bits: what a number holds without loss.
  return (createHash('sha256').update(site).digest().readUIntBE(0, 6) % count) + 1;
}
