import type { Exchange } from './exchange.ts';

/**
 * Lets an exchange that has begun go on after the signal that stops everything else: only `abort` breaks it off. Innermost
 * of all decorators, so that whatever waits (in a lane, for a pause, for another attempt) still hears of the stop at once.
 */
export function withGrace(abort: AbortSignal): (next: Exchange) => Exchange {
  return (next) => (request) => next(request, abort);
}
