import type { ProbeConfig } from '../config/config.ts';
import { assertNever } from '../model/assert-never.ts';
import type { Failure } from '../model/probe.ts';
import type { Ask, Asked } from './ask.ts';
import { isChallenge } from './challenge.ts';
import type { ExchangeRequest } from './exchange.ts';
import { isReplay } from './replay.ts';
import { parseRetryAfter } from './retry-after.ts';

export interface RetryOptions extends Pick<ProbeConfig, 'attempts' | 'backoff' | 'longestPause'> {
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** What may pass is asked again, on a fresh connection, after a back-off that holds no slot. */
export function withRetries(options: RetryOptions): (next: Ask) => Ask {
  return (next) => async (request, trail, signal) => {
    let last: string | null = null;
    for (let attempt = 1; ; attempt += 1) {
      trail.attempted(attempt);
      const asked = await next(attempt === 1 ? request : again(request), trail, signal);
      const passing = passingTrouble(asked);
      if (passing === null || attempt >= options.attempts) {
        if (last !== null) trail.note({ kind: 'retried', url: request.url, times: attempt - 1, last });
        return asked;
      }
      last = passing;
      await options.sleep(delay(asked, attempt, options), signal);
    }
  };
}

function again(request: ExchangeRequest): ExchangeRequest {
  return { ...request, connection: 'fresh', rank: { kind: 'further' } };
}

/** Milliseconds: doubling, with up to half as much more by chance; at least what `Retry-After` asks for, capped. */
function delay(asked: Asked, attempt: number, { backoff, longestPause, now, random }: RetryOptions): number {
  const wait = backoff * 2 ** (attempt - 1) * (1 + random() / 2);
  const wanted = asked.kind === 'answer' ? parseRetryAfter(asked.answer.headers['retry-after'], now()) : null;
  return Math.max(wait, Math.min(wanted ?? 0, longestPause));
}

/** The name of a trouble that may pass, or `null` for what stays or was not asked. */
function passingTrouble(asked: Asked): string | null {
  switch (asked.kind) {
    case 'answer': {
      const { status, headers } = asked.answer;
      // 511 is a captive portal's (RFC 6585, section 6); it does not pass by waiting.
      const passing = status === 408 || status === 425 || (status >= 500 && status <= 599 && status !== 511);
      return passing && !isChallenge(headers) && !isReplay(headers) ? String(status) : null;
    }
    case 'failure': {
      const { failure } = asked.failure;
      return asked.evidence === 'own' && mayPass(failure) ? failure.kind : null;
    }
    case 'rate-limited':
      return null;
    default:
      return assertNever(asked);
  }
}

function mayPass(failure: Failure): boolean {
  switch (failure.kind) {
    case 'timeout':
    case 'reset':
    case 'refused':
    case 'unreachable':
    case 'proxy':
      return true;
    case 'dns':
      return failure.code === 'temporary';
    case 'private-address':
    case 'tls':
    // What the strict parser refuses it will refuse again: the lenient one is the second look.
    case 'protocol':
      return false;
    default:
      return assertNever(failure);
  }
}
