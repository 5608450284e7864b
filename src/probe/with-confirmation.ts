import type { ProbeConfig } from '../config/config.ts';
import { type Ask, type Asked, isGood, statusOf } from './ask.ts';
import { isChallenge } from './challenge.ts';
import type { ExchangeRequest } from './exchange.ts';
import type { Trail } from './trail.ts';

export interface ConfirmationOptions {
  readonly config: Pick<ProbeConfig, 'userAgent' | 'plainUserAgent'>;
  /** An ask without retries: one answer is all that is wanted. */
  readonly once: Ask;
  /** Hosts that answered the plain agent better; what is learned goes here. */
  readonly plainHosts: Set<string>;
}

/**
 * What says that a page is not there (404, 410, no such name) is asked again on a fresh connection before it counts, and
 * what refuses an agent (403, 406, 503) is asked once with the plain agent; for a 404 both are the same ask. The better
 * answer counts.
 */
export function withConfirmation({ config, once, plainHosts }: ConfirmationOptions): (next: Ask) => Ask {
  const plain = (request: ExchangeRequest): ExchangeRequest | null => {
    if (request.headers['user-agent'] !== config.userAgent || config.plainUserAgent === config.userAgent) return null;
    return { ...request, headers: { ...request.headers, 'user-agent': config.plainUserAgent }, connection: 'fresh' };
  };
  const remember = (request: ExchangeRequest, asked: Asked): void => {
    if (isGood(asked)) plainHosts.add(new URL(request.url).hostname);
  };

  const askPlainly = async (first: Answered, trail: Trail, signal: AbortSignal): Promise<Asked> => {
    const request = plain(first.request);
    if (request === null) return first;
    const again = await once(request, trail, signal);
    remember(request, again);
    const changed = statusOf(again) !== first.answer.status;
    trail.note({ kind: 'plain-agent', url: request.url, status: statusOf(again), changed });
    return isGood(again) ? keepCertificate(again, first) : first;
  };

  const confirmAnswer = async (first: Answered, trail: Trail, signal: AbortSignal): Promise<Asked> => {
    const fresh = confirming(first.request, first.answer.ms);
    const request = plain(fresh) ?? fresh;
    let again = await once(request, trail, signal);
    if (request !== fresh) {
      const changed = isGood(again);
      if (changed) {
        remember(request, again);
        trail.note({ kind: 'plain-agent', url: request.url, status: statusOf(again), changed });
      }
      // The plain agent's own trouble says nothing about the page: ours asks once more.
      if (!changed && !isDeath(again)) again = await once(fresh, trail, signal);
    }
    const changed = !isDeath(again);
    trail.note({ kind: 'confirmed', url: request.url, status: statusOf(again), changed });
    return changed ? keepCertificate(again, first) : first;
  };

  return (next) => async (request, trail, signal) => {
    const first = await next(request, trail, signal);
    if (first.kind === 'answer' && !isChallenge(first.answer.headers)) {
      if (isDeath(first)) return confirmAnswer(first, trail, signal);
      return refusesAgents(first.answer.status) ? askPlainly(first, trail, signal) : first;
    }
    if (first.kind === 'failure' && first.evidence === 'own' && isDeath(first)) {
      const again = await once(confirming(request, first.failure.ms), trail, signal);
      trail.note({ kind: 'confirmed', url: request.url, status: statusOf(again), changed: !isDeath(again) });
      return again;
    }
    return first;
  };
}

/** @param expected milliseconds that the answer to be confirmed took */
function confirming(request: ExchangeRequest, expected: number): ExchangeRequest {
  return { ...request, connection: 'fresh', rank: { kind: 'confirming', expected } };
}

type Answered = Extract<Asked, { kind: 'answer' }>;

function isDeath(asked: Asked): boolean {
  if (asked.kind === 'answer') return asked.answer.status === 404 || asked.answer.status === 410;
  if (asked.kind !== 'failure') return false;
  const { failure } = asked.failure;
  return failure.kind === 'dns' && failure.code !== 'temporary';
}

/** Statuses with which servers turn away agents whose name they do not like. */
function refusesAgents(status: number): boolean {
  return status === 403 || status === 406 || status === 503;
}

/** A further ask of the same request meets the same certificate, but does not tell. */
function keepCertificate(asked: Asked, first: Answered): Asked {
  return asked.kind === 'answer' ? { ...asked, certificate: first.certificate } : asked;
}
