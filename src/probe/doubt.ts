import type { Cookies } from './cookies.ts';
import type { Chain, Follow, FollowStart } from './follow.ts';
import { type AskSibling, endedChain } from './sibling.ts';
import { suspicionOf } from './suspicion.ts';
import type { Trail } from './trail.ts';

/** Asks what there is reason to ask of a chain that ended in a good page; gives back the chain that counts. */
export type Doubt = (
  start: FollowStart & { readonly cookies: Cookies },
  chain: Chain,
  trail: Trail,
  signal: AbortSignal,
) => Promise<Chain>;

export interface DoubtOptions {
  readonly askSibling: AskSibling;
  /** Follows as the configured plain agent; `null` where no death needs to be confirmed. */
  readonly plain: Follow | null;
}

/**
 * A page that a server gives to any address is no page, unless it was given to us alone: sites send home who comes without
 * a session, and agents they do not like. Like every death this one is asked again, by the plain agent with the cookies
 * that the first visit left; a good answer to that counts.
 */
export function createDoubt({ askSibling, plain }: DoubtOptions): Doubt {
  return async (start, chain, trail, signal) => {
    const ended = endedChain(start.url, chain);
    const suspicion = ended === null ? null : suspicionOf(ended);
    if (ended === null || suspicion === null) return chain;
    const sibling = await askSibling(ended, suspicion, trail, signal);
    if (!sibling.lies || plain === null) {
      trail.note(sibling);
      return chain;
    }
    const again = await plain(start, trail, signal);
    const better = endedChain(start.url, again);
    const holds = better === null || better.status < 200 || better.status > 299 || suspicionOf(better) !== null;
    if (holds) {
      trail.note(sibling);
      return chain;
    }
    trail.note({ ...sibling, lies: false });
    trail.note({ kind: 'plain-agent', url: start.url, status: better.status, changed: true });
    return again;
  };
}
