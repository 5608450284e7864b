import type { RestConfig } from '../config/state-config.ts';
import type { Outcome } from '../model/history.ts';
import type { Reason } from '../model/verdict.ts';
import type { Conditions } from './conditions.ts';

/** How an answer counts for asking again: bad news is never old. */
export type Standing = 'good' | 'blocked' | 'passing';

/** A rate limit is over soon, and a refusal may be the fault of credentials that have been mended since. */
export function standingOf({ verdict, reason }: Outcome, { credentials }: Pick<Conditions, 'credentials'>): Standing {
  switch (verdict) {
    case 'ok':
    case 'moved':
    case 'redirected':
      return 'good';
    case 'blocked':
      return reason === 'rate-limited' || (reason === 'auth-required' && credentials === 'sent')
        ? 'passing'
        : 'blocked';
    default:
      return 'passing';
  }
}

/** The standing of an address all of whose links are to rest. */
export function worstStanding(standings: readonly Standing[]): Standing {
  if (standings.includes('passing')) return 'passing';
  return standings.includes('blocked') ? 'blocked' : 'good';
}

/**
 * Milliseconds for which an answer rests.
 *
 * @param steady milliseconds from the first to the last sighting of what stayed the same
 * @param place the address's own number in [0, 1), so that not all come up again in one night
 */
export function restOf(
  steady: number,
  place: number,
  { shortest, longest, growth, spread, early }: RestConfig,
): number {
  const full = Math.min(longest, Math.max(shortest, growth * steady));
  return full * (1 - spread * place) - early;
}

const confirmed: ReadonlySet<Reason | null> = new Set(['not-found', 'gone', 'dns']);

/**
 * Whether the last two runs that count found the page dead in a way that is asked twice before it is believed.
 *
 * @param outcomes of the page itself, newest first
 */
export function isDeadBefore(outcomes: Iterable<Outcome>): boolean {
  let deaths = 0;
  for (const { verdict, reason, run } of outcomes) {
    if (run === 'ill' || verdict === 'skipped') continue;
    if (verdict !== 'dead' || !confirmed.has(reason)) return false;
    deaths += 1;
    if (deaths === 2) return true;
  }
  return false;
}

/**
 * Whether the answer of a run that was broken off is one: silence, hiccups and rate limits are none, and a missing name
 * counts only once it is known that our own network works.
 */
export function isSettled({ verdict, reason }: Outcome): boolean {
  return verdict !== 'unstable' && verdict !== 'skipped' && reason !== 'dns' && reason !== 'rate-limited';
}
