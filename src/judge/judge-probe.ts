import { canParseUrl } from '../model/can-parse-url.ts';
import type { Probe } from '../model/probe.ts';
import type { Verdict } from '../model/verdict.ts';
import type { JudgeContext } from './context.ts';
import { evidenceOf } from './evidence.ts';
import { findLongFailing } from './history.ts';
import { hidesPages } from './hosts-that-hide.ts';
import { judgeEnding } from './judge-ending.ts';
import type { NetworkState } from './network.ts';
import { type Ruling, rule, ruleOk } from './ruling.ts';

/**
 * What policy makes of a probe. Total: every probe has a verdict.
 *
 * The end of the chain decides. Then, in this order: what our own network cannot know is `skipped`, and what has been
 * unreachable for long is `dead`. Whatever is undecidable (walls, log-ins, hiccups, contradictions) is never `dead`.
 */
export function judgeProbe(probe: Probe, context: JudgeContext): Verdict {
  const ended = bySite(probe, judgeEnding(probe, context));
  const ruling = byHost(probe, byHistory(byNetwork(probe, ended, context.network), context));
  const evidence = [...evidenceOf(probe), ...ruling.because];
  return ruling.kind === 'ok'
    ? { kind: 'ok', reason: null, evidence }
    : { kind: ruling.kind, reason: ruling.reason, evidence };
}

/**
 * A site that has a question of its own knows better than its pages: they answer 200 for removed videos, and 403 to
 * programs for packages that are there. A status that the configuration accepts is the user's word, and comes first.
 */
function bySite(probe: Probe, ruling: Ruling): Ruling {
  if (ruling.because.some(({ kind }) => kind === 'accepted')) return ruling;
  const says = probe.looks.findLast((look) => look.kind === 'site' && look.says !== 'unknown');
  if (says?.kind !== 'site') return ruling;
  if (says.says === 'gone') return rule('dead', 'not-found');
  if (says.says === 'hidden') return ruling.kind === 'dead' ? rule('blocked', 'auth-required') : ruling;
  const answered = probe.ending.kind === 'answer' || probe.ending.kind === 'rate-limited';
  // A missing anchor is a fault of the link, not of the page that the site vouches for.
  const refused = ruling.kind === 'blocked' || (ruling.kind === 'dead' && ruling.reason !== 'missing-anchor');
  return answered && refused ? ruleOk() : ruling;
}

/** Where pages are kept from programs, none is ever dead, whatever the server says or how long it says nothing. */
function byHost({ ending }: Probe, ruling: Ruling): Ruling {
  if (ruling.kind !== 'dead' || ending.kind === 'not-asked') return ruling;
  const url = ending.kind === 'answer' ? ending.answer.url : ending.url;
  return canParseUrl(url) && hidesPages(new URL(url).hostname) ? rule('blocked', 'bot-wall') : ruling;
}

/** What our own network's fault makes of a ruling. */
function byNetwork(probe: Probe, ruling: Ruling, network: NetworkState): Ruling {
  if (network.kind === 'online' || ruling.kind === 'skipped') return ruling;
  const { ending } = probe;
  const offline = rule('skipped', 'offline', { kind: 'network', why: network.why });
  switch (network.why) {
    case 'no-names':
      return ruling.reason === 'dns' || ruling.reason === 'dns-temporary' ? offline : ruling;
    case 'no-connection':
      return ending.kind === 'failure' ? offline : ruling;
    case 'intercepted':
    case 'portal':
      return isVerified(probe) ? ruling : offline;
  }
}

/** Whether every exchange of the chain was with a server whose certificate holds. */
function isVerified({ ending, hops }: Probe): boolean {
  if (ending.kind !== 'answer' || ending.answer.certificate !== 'ok') return false;
  return [...hops, ending.answer].every(({ url }) => /^https:/i.test(url));
}

function byHistory(ruling: Ruling, { history, at, network, longUnreachable }: JudgeContext): Ruling {
  const failsElsewhere = network.kind === 'online' && !ruling.because.some(({ kind }) => kind === 'proxy');
  if (history === null || !failsElsewhere) return ruling;
  const streak = findLongFailing(ruling, at, history, longUnreachable);
  if (streak === null) return ruling;
  return rule('dead', 'long-unreachable', { kind: 'unreachable-since', ...streak, last: ruling.reason });
}
