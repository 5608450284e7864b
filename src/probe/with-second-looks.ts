import type { CertificateFault } from '../model/probe.ts';
import { type Ask, type Asked, isGood, statusOf } from './ask.ts';
import type { ExchangeRequest } from './exchange.ts';

/**
 * Failures after which the page may still be there are looked at once more: a certificate fault without verification,
 * what the strict parser refuses with the lenient one, a server that speaks HTTP/2 alone with that. One look may lead to
 * the next; each is taken once. A server whose certificate nobody vouches for gets no secret, and what it refuses without
 * one says nothing.
 */
export function withSecondLooks(next: Ask): Ask {
  return async (request, trail, signal) => {
    let asked = await next(request, trail, signal);
    let sent = request;
    let fault: CertificateFault | null = null;
    for (let look = lookFor(asked, sent); look !== null; look = lookFor(asked, sent)) {
      sent = { ...sent, ...look.changes, connection: 'fresh' };
      const again = await next(sent, trail, signal);
      const status = statusOf(again);
      const url = request.url;
      trail.note(
        look.kind === 'http2' ? { kind: look.kind, url, status } : { kind: look.kind, url, code: look.code, status },
      );
      fault ??= look.fault;
      // A look that fails as well has added nothing, unless it came further than the certificate.
      if (again.kind === 'failure' && lookFor(again, sent) === null) return cameFurther(asked, again) ? again : asked;
      if (sent.headers === request.openHeaders && again.kind === 'answer' && !isGood(again)) return asked;
      asked = again;
    }
    return asked.kind === 'answer' && fault !== null ? { ...asked, certificate: fault } : asked;
  };
}

function cameFurther(first: Asked, again: Extract<Asked, { kind: 'failure' }>): boolean {
  const refused = first.kind === 'failure' && first.failure.failure.kind === 'tls';
  return refused && again.failure.failure.kind !== 'tls';
}

interface SecondLook {
  readonly kind: 'unverified' | 'lenient-parser' | 'http2';
  readonly changes: Partial<Pick<ExchangeRequest, 'headers' | 'verification' | 'parser' | 'protocol'>>;
  readonly code: string;
  readonly fault: CertificateFault | null;
}

function lookFor(asked: Asked, sent: ExchangeRequest): SecondLook | null {
  if (asked.kind !== 'failure' || asked.evidence === 'shared') return null;
  const { failure } = asked.failure;
  // What is too much for the one parser is too much for the other.
  if (failure.kind === 'protocol' && failure.code === 'UND_ERR_HEADERS_OVERFLOW') return null;
  if (failure.kind === 'protocol' && sent.parser === 'strict') {
    return { kind: 'lenient-parser', changes: { parser: 'lenient' }, code: failure.code, fault: null };
  }
  if (failure.kind !== 'tls') return null;
  const { fault, code } = failure;
  if (fault === 'no-application-protocol') {
    return sent.protocol === 'h2' ? null : { kind: 'http2', changes: { protocol: 'h2' }, code, fault: null };
  }
  if (sent.verification === 'none') return null;
  const headers = sent.openHeaders ?? sent.headers;
  return { kind: 'unverified', changes: { verification: 'none', headers }, code, fault };
}
