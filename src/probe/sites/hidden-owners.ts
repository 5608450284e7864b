import type { ProbeConfig } from '../../config/config.ts';
import type { Probe } from '../../model/probe.ts';
import type { Repository } from '../../model/repository.ts';
import type { Follow } from '../follow.ts';
import type { Trail } from '../trail.ts';
import type { PlaceSite } from './place-site.ts';
import { segmentsOf } from './segments.ts';

/** Whether what is missing at an address may be there for those whom its owner lets in. */
export type MayBeHidden = (address: string, trail: Trail, signal: AbortSignal) => Promise<boolean>;

export interface HiddenOwnersOptions {
  readonly config: Pick<ProbeConfig, 'privateOwners'>;
  /** The repository that is checked. */
  readonly repository: Repository | null;
  /** The site that answers in place of a page. */
  readonly placeOf: (address: string) => PlaceSite | null;
  readonly follow: Follow;
}

const githubHosts = ['github.com', 'www.github.com', 'raw.githubusercontent.com'];

/**
 * Forges answer 404 for private repositories as for missing ones. Whoever checks a private repository is likely to link to
 * others of the same owner; whether it is private is asked once a run, when the first such page is missing, and what is
 * not seen to be public counts as private.
 */
export function createHiddenOwners({ config, repository, placeOf, follow }: HiddenOwnersOptions): MayBeHidden {
  const owners = new Set(config.privateOwners.map((owner) => owner.toLowerCase()));
  let known: Promise<'public' | 'private'> | null = null;

  return async (address, trail, signal) => {
    const url = new URL(address);
    const owner = (segmentsOf(url)?.[0] ?? '').toLowerCase();
    if (githubHosts.includes(url.hostname) && owners.has(owner)) return true;
    if (repository === null || !isOwners(url, repository)) return false;
    if (known === null) {
      const asking = visibility(repository, { placeOf, follow }, trail, signal);
      known = asking;
      asking.catch(() => {
        known = null;
      });
    }
    return (await known) === 'private';
  };
}

function isOwners(url: URL, { server, owner }: Repository): boolean {
  const { host } = new URL(server);
  const own = host === 'github.com' ? githubHosts.includes(url.hostname) : url.host === host;
  return own && url.pathname.toLowerCase().startsWith(`/${owner}/`.toLowerCase());
}

async function visibility(
  { server, owner, name }: Repository,
  { placeOf, follow }: Pick<HiddenOwnersOptions, 'placeOf' | 'follow'>,
  trail: Trail,
  signal: AbortSignal,
): Promise<'public' | 'private'> {
  const url = new URL(`${server}/${owner}/${name}`);
  const answered = await placeOf(url.href)?.ask(url, signal);
  if (answered != null) return answered.look.says === 'there' ? 'public' : 'private';
  const { ending } = await follow({ url: url.href, fragments: [] }, trail, signal);
  return showsRepository(ending, url) ? 'public' : 'private';
}

/** A log-in page answers 200 as well, at another address. */
function showsRepository(ending: Probe['ending'], asked: URL): boolean {
  if (ending.kind !== 'answer' || ending.answer.status !== 200) return false;
  const { host, pathname } = new URL(ending.answer.url);
  return host === asked.host && pathname.toLowerCase().startsWith(asked.pathname.toLowerCase());
}
