import { assertNever } from '../model/assert-never.ts';
import { canParseUrl } from '../model/can-parse-url.ts';
import type { Ending, Failure, Probe } from '../model/probe.ts';
import { accepted } from './accepted.ts';
import type { JudgeContext } from './context.ts';
import { gateOfAddress } from './gates.ts';
import { judgeAnswer, judgeGate } from './judge-answer.ts';
import { type Ruling, rule } from './ruling.ts';

/** Schemes of a `Location` that no reader is meant to follow. Others (`mailto:`, app stores') open another program. */
const uselessSchemes: ReadonlySet<string> = new Set([
  'about:',
  'blob:',
  'data:',
  'file:',
  'javascript:',
  'view-source:',
]);

/** What the end of the chain means, taken by itself. */
export function judgeEnding(probe: Probe, context: JudgeContext): Ruling {
  const { ending } = probe;
  switch (ending.kind) {
    case 'answer':
      return judgeAnswer(probe, ending.answer, context);
    case 'failure':
      return judgeFailure(probe, ending.failure);
    case 'redirect-loop':
    case 'too-many-redirects':
      return judgeCircle(probe, ending.kind);
    case 'bad-redirect':
      return context.accept.includes(ending.status) ? accepted(ending.status) : judgeBadRedirect(ending);
    case 'rate-limited':
      return context.accept.includes(ending.status) ? accepted(ending.status) : rule('blocked', 'rate-limited');
    case 'not-asked':
      return rule('skipped', 'budget');
    default:
      return assertNever(ending);
  }
}

/** Gates send strangers round in circles. */
function judgeCircle({ hops }: Probe, kind: 'redirect-loop' | 'too-many-redirects'): Ruling {
  const first = hops[0]?.url ?? '';
  const gate = hops.map(({ url }) => gateOfAddress(url, first)).find((one) => one !== null);
  return gate === undefined ? rule('dead', kind) : judgeGate(gate);
}

/** A server answered, but with nothing that can be followed: never a death. */
function judgeBadRedirect({ location, url }: Extract<Ending, { kind: 'bad-redirect' }>): Ruling {
  if (location === null || !canParseUrl(location, url)) return rule('unstable', 'protocol');
  const { protocol } = new URL(location, url);
  const asked = protocol === 'http:' || protocol === 'https:';
  return asked || uselessSchemes.has(protocol) ? rule('unstable', 'protocol') : rule('skipped', 'scheme');
}

/** What it means that no status line came. Only a name that does not exist is a death. */
function judgeFailure(probe: Probe, failure: Failure): Ruling {
  switch (failure.kind) {
    case 'dns':
      return failure.code === 'temporary' || isNameDoubted(probe)
        ? rule('unstable', 'dns-temporary')
        : rule('dead', 'dns');
    case 'private-address':
      return rule('skipped', 'private-address');
    case 'refused':
    case 'unreachable':
    case 'reset':
      return rule('unstable', failure.kind);
    case 'timeout':
      return rule('unstable', failure.phase === 'dns' ? 'dns-temporary' : 'timeout');
    case 'tls':
      // The look without verification saw no page either, so this is not `insecure`: that page would be there.
      return rule('unstable', 'protocol');
    case 'protocol':
      return rule('unstable', 'protocol');
    case 'proxy':
      // Proxies say in one breath that they are broken and that the host cannot be reached; it never counts as a death.
      return rule('unstable', 'unreachable', { kind: 'proxy', code: failure.code });
    default:
      return assertNever(failure);
  }
}

/** Whether the confirming ask found the name that the first one did not. */
function isNameDoubted({ looks }: Probe): boolean {
  const confirmed = looks.findLast((look) => look.kind === 'confirmed');
  return confirmed?.kind === 'confirmed' && confirmed.changed && confirmed.status !== null;
}
