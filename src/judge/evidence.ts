import { assertNever } from '../model/assert-never.ts';
import type { Ending, Failure, Probe } from '../model/probe.ts';
import type { Evidence } from '../model/verdict.ts';

/**
 * What a probe saw, for the reader: how its chain ended, then every further look in order. Addresses carry no user name
 * and no password.
 */
export function evidenceOf(probe: Probe): readonly Evidence[] {
  return [evidenceOfEnding(probe.ending), ...probe.looks].map(withoutUserinfo);
}

function evidenceOfEnding(ending: Ending): Evidence {
  switch (ending.kind) {
    case 'answer':
      return { kind: 'answer', url: ending.answer.url, status: ending.answer.status };
    case 'failure':
      return { kind: 'failure', url: ending.url, ...evidenceOfFailure(ending.failure) };
    case 'redirect-loop':
    case 'too-many-redirects':
    case 'bad-redirect':
    case 'rate-limited':
    case 'not-asked':
      return ending;
    default:
      return assertNever(ending);
  }
}

function evidenceOfFailure({
  kind,
  ...facts
}: Failure): { readonly failure: Failure['kind'] } & Omit<Evidence, 'kind'> {
  return { failure: kind, ...facts };
}

function withoutUserinfo(evidence: Evidence): Evidence {
  const { url } = evidence;
  return typeof url === 'string' && url.includes('@')
    ? { ...evidence, url: url.replace(/^(https?:\/\/)[^/?#@]*@/i, '$1') }
    : evidence;
}
