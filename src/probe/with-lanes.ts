import { hostnameOf } from '../model/hostname.ts';
import type { Ask, Asked } from './ask.ts';
import type { Exchange, ExchangeRequest, ExchangeResult } from './exchange.ts';
import type { Lanes } from './lanes/lanes.ts';
import { withdrawn } from './lanes/take-turn.ts';

export interface LanesAround {
  readonly lanes: Lanes;
  readonly now: () => number;
}

/** Every exchange takes its host's lane and the global limit; one slot covers one exchange and nothing else. */
export function withLanes({ lanes, now }: LanesAround): (next: Exchange) => Ask {
  return (next) => async (request, trail, signal) => {
    const host = hostnameOf(request.url);
    for (;;) {
      const entry = await lanes.enter(host, signal, request.rank);
      if (entry.kind === 'shared') {
        trail.note({ kind: 'circuit-open', host });
        return entry.asked;
      }
      let result: ExchangeResult | null = null;
      trail.started(now());
      try {
        // The other way round, V8 takes a microsecond for it.
        result = await next({ turn: entry.turn, ...request }, signal);
      } catch (error) {
        if (error !== withdrawn) throw error;
      } finally {
        trail.finished(now());
        entry.leave(result);
      }
      // Where nothing was sent, the request waits for its lane once more.
      if (result !== null) return toAsked(request, result);
    }
  };
}

function toAsked(request: ExchangeRequest, result: ExchangeResult): Asked {
  return result.kind === 'answer'
    ? { kind: 'answer', request, answer: result, certificate: 'ok' }
    : { kind: 'failure', failure: result, evidence: 'own' };
}
