import type { Ask } from './ask.ts';
import type { Exchange, ExchangeResult } from './exchange.ts';
import type { Lanes } from './lanes.ts';

/** Every exchange takes its host's lane and the global limit; one slot covers one exchange and nothing else. */
export function withLanes({
  lanes,
  now,
}: {
  readonly lanes: Lanes;
  readonly now: () => number;
}): (next: Exchange) => Ask {
  return (next) => async (request, trail, signal) => {
    const host = new URL(request.url).hostname;
    const entry = await lanes.enter(host, signal);
    if (entry.kind === 'shared') {
      trail.note({ kind: 'circuit-open', host });
      return entry.asked;
    }
    let result: ExchangeResult | null = null;
    trail.started(now());
    try {
      result = await next(request, signal);
    } finally {
      trail.finished(now());
      entry.leave(result);
    }
    return result.kind === 'answer'
      ? { kind: 'answer', request, answer: result, certificate: 'ok' }
      : { kind: 'failure', failure: result, evidence: 'own' };
  };
}
