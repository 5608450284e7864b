import type { Chain, Follow } from './follow.ts';

export interface SecondRoundOptions {
  /** Follows as the configured plain agent. */
  readonly plain: Follow;
  /** Hosts that answered the plain agent better; what is learned goes here. */
  readonly plainHosts: Set<string>;
}

/**
 * A chain that goes round, or on without end, is followed once more as the plain agent before it counts: walls send
 * programs in circles, and a server may be wrong for a moment. Any other end counts then.
 */
export function withSecondRound({ plain, plainHosts }: SecondRoundOptions): (next: Follow) => Follow {
  return (next) => async (start, trail, signal) => {
    const first = await next(start, trail, signal);
    if (!isEndless(first)) return first;
    const { url, fragments } = start;
    const again = await plain({ url, fragments }, trail, signal);
    const status = again.ending.kind === 'answer' ? again.ending.answer.status : null;
    const changed = !isEndless(again);
    if (status !== null && status >= 200 && status < 300) plainHosts.add(new URL(start.url).hostname);
    trail.note({ kind: 'confirmed', url: start.url, status, changed });
    return changed ? again : first;
  };
}

function isEndless({ ending }: Chain): boolean {
  return ending.kind === 'redirect-loop' || ending.kind === 'too-many-redirects';
}
