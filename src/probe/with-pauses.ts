import type { ProbeConfig } from '../config/config.ts';
import type { Ask } from './ask.ts';
import { isChallenge } from './challenge.ts';
import { isReplay } from './replay.ts';

/**
 * A 429 is asked again after its lane's pause, which the lane has begun already. It uses up no attempt; a probe gives up
 * after its pauses. Neither a challenge nor a page from an archive is a rate limit, whatever its status.
 */
export function withPauses({ pauses }: Pick<ProbeConfig, 'pauses'>): (next: Ask) => Ask {
  return (next) => async (request, trail, signal) => {
    for (let times = 0; ; times += 1) {
      const asked = await next(request, trail, signal);
      const limited = asked.kind === 'answer' && asked.answer.status === 429 && isOwnWord(asked.answer.headers);
      if (limited && trail.pause(pauses) === 'granted') continue;
      if (times > 0) trail.note({ kind: 'paused', url: request.url, times, status: 429 });
      return limited ? { kind: 'rate-limited', answer: asked.answer } : asked;
    }
  };
}

function isOwnWord(headers: Readonly<Record<string, string>>): boolean {
  return !isChallenge(headers) && !isReplay(headers);
}
