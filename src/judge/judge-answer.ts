import { assertNever } from '../model/assert-never.ts';
import type { Answer, Probe } from '../model/probe.ts';
import { isChallenge } from '../probe/challenge.ts';
import { accepted } from './accepted.ts';
import type { JudgeContext } from './context.ts';
import { findGate, type Gate } from './gates.ts';
import { judgeStatus } from './judge-status.ts';
import { findKeptRedirect } from './kept-redirects.ts';
import { type Ruling, rule, ruleOk } from './ruling.ts';

/**
 * What an answer at the end of a chain means: dead, blocked, unstable, insecure, and only then moved, redirected or ok.
 *
 * A chain that was sent to a gate comes before all of these, its status included: behind it everything may be.
 */
export function judgeAnswer(probe: Probe, answer: Answer, context: JudgeContext): Ruling {
  const status = judgeStatus(answer);
  const agreed = status !== 'good' && context.accept.includes(answer.status);
  if (!agreed) {
    const gate = findGate(probe.hops, answer);
    if (gate !== null && !isChallenge(answer.headers)) return judgeGate(gate);
    if (status !== 'good') return isContradicted(probe, answer, status) ? rule('unstable', 'server-error') : status;
    const fault = findLie(probe) ?? findMissingAnchor(answer, context.fragment);
    if (fault !== null) return fault;
  }
  if (answer.certificate !== 'ok') {
    return rule('insecure', answer.certificate, ...(agreed ? [{ kind: 'accepted', status: answer.status }] : []));
  }
  return agreed ? accepted(answer.status) : judgeHops(probe, answer, context);
}

/** What it means that a chain was sent to a gate. */
export function judgeGate(gate: Gate): Ruling {
  switch (gate) {
    case 'login':
    case 'question':
      return rule('blocked', 'login', { kind: 'login-page' });
    case 'challenge':
      return rule('blocked', 'bot-wall', { kind: 'gate', gate });
    case 'refusal':
      return rule('blocked', 'forbidden', { kind: 'gate', gate });
    case 'region':
      return rule('blocked', 'legal', { kind: 'gate', gate });
    case 'limit':
      return rule('blocked', 'rate-limited', { kind: 'gate', gate });
    case 'outage':
      return rule('unstable', 'server-error', { kind: 'gate', gate });
    default:
      return assertNever(gate);
  }
}

/** A death that the confirming ask did not see is none: the server says now this, now that. */
function isContradicted({ looks }: Probe, answer: Answer, ruling: Ruling): boolean {
  const confirmed = looks.findLast((look) => look.kind === 'confirmed');
  if (ruling.kind !== 'dead' || confirmed?.kind !== 'confirmed' || !confirmed.changed) return false;
  return ![answer.status, 404, 410].includes(confirmed.status ?? 0);
}

/** A server that shows the same page for an address nobody ever published has not shown the one that was asked for. */
function findLie({ looks }: Probe): Ruling | null {
  const lie = looks.findLast((look) => look.kind === 'sibling' && look.lies);
  if (lie?.kind !== 'sibling') return null;
  return rule('dead', lie.suspicion === 'parking' ? 'parked' : 'soft-404');
}

/**
 * An anchor is missing only from a page that was read to its end and that no script completes. `#top` and the empty
 * fragment always lead somewhere (HTML, section 7.4.6.3), text directives (`:~:`) and routes of scripts name no anchor.
 */
function findMissingAnchor({ page }: Answer, fragment: string | null): Ruling | null {
  if (fragment === null || page.anchors === null || page.anchors.scripted || !page.ended) return null;
  const [name = ''] = fragment.split(':~:');
  if (name === '' || name.toLowerCase() === 'top' || /^[!/?]|[=&]/.test(name)) return null;
  const { found } = page.anchors;
  const there = found.includes(fragment) || found.includes(name) || found.includes(decode(name));
  return there ? null : rule('dead', 'missing-anchor', { kind: 'missing-anchor', fragment });
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * Moved only if every hop was permanent by its status: RFC 9110, sections 15.4.2 and 15.4.9, lets those who edit links
 * take the new address then, and only then. A chain that comes back to where it began (cookies) went nowhere.
 */
function judgeHops({ hops }: Probe, answer: Answer, { keep }: JudgeContext): Ruling {
  const first = hops[0];
  if (first === undefined || withoutFragment(first.url) === withoutFragment(answer.url)) return ruleOk();
  const permanent = hops.every(({ status, via }) => via === 'location' && (status === 301 || status === 308));
  if (!permanent) return rule('redirected', 'temporary-redirect');
  const because = keep(first.url) ? 'configured' : findKeptRedirect(first.url, answer.url);
  if (because !== null) return rule('redirected', 'kept-redirect', { kind: 'kept', because });
  return rule('moved', 'permanent-redirect');
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}
