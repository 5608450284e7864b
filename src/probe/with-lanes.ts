import type { Ask } from './ask.ts';
import type { Exchange, ExchangeResult } from './exchange.ts';
import type { Entry, Lanes } from './lanes/lanes.ts';
import { withdrawn } from './lanes/take-turn.ts';
import type { Trail } from './trail.ts';

export interface LanesAround {
  readonly lanes: Lanes;
  readonly now: () => number;
}

/** Every exchange takes its host's lane and the global limit; one slot covers one exchange and nothing else. */
export function withLanes({ lanes, now }: LanesAround): (next: Exchange) => Ask {
  /** One exchange in its slot; `null` where it was withdrawn. */
  const askInSlot = async (
    { turn, leave }: Slot,
    ask: (turn: Slot['turn']) => Promise<ExchangeResult>,
    trail: Trail,
  ): Promise<ExchangeResult | null> => {
    let result: ExchangeResult | null = null;
    trail.started(now());
    try {
      result = await ask(turn);
      return result;
    } catch (error) {
      if (error === withdrawn) return null;
      throw error;
    } finally {
      trail.finished(now());
      leave(result);
    }
  };

  return (next) => async (request, trail, signal) => {
    const host = new URL(request.url).hostname;
    for (;;) {
      const entry = await lanes.enter(host, signal);
      if (entry.kind === 'shared') {
        trail.note({ kind: 'circuit-open', host });
        return entry.asked;
      }
      const result = await askInSlot(entry, (turn) => next({ ...request, turn }, signal), trail);
      // Nothing was sent: the request waits for its lane once more.
      if (result === null) continue;
      return result.kind === 'answer'
        ? { kind: 'answer', request, answer: result, certificate: 'ok' }
        : { kind: 'failure', failure: result, evidence: 'own' };
    }
  };
}

type Slot = Extract<Entry, { readonly kind: 'slot' }>;
