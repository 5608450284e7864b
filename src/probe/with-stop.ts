import type { Exchange } from './exchange.ts';

/**
 * Starts no exchange after `stop` is aborted, while those under way go on. Innermost of all decorators, so that whatever
 * waits in a lane, for a pause or for another attempt hears of it when its turn comes.
 */
export function withStop(stop: AbortSignal): (next: Exchange) => Exchange {
  return (next) => async (request, signal) => {
    stop.throwIfAborted();
    return next(request, signal);
  };
}
