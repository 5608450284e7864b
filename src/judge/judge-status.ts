import type { Answer } from '../model/probe.ts';
import { isChallenge } from '../probe/challenge.ts';
import { type Ruling, rule } from './ruling.ts';

/** Statuses that say by themselves what they mean (RFC 9110 section 15; 440 is IIS's, 511 RFC 6585, 999 LinkedIn's). */
const rulings: ReadonlyMap<number, Ruling> = new Map([
  [404, rule('dead', 'not-found')],
  [410, rule('dead', 'gone')],
  ...[401, 402, 407, 440, 511].map((status) => [status, rule('blocked', 'auth-required')] as const),
  [451, rule('blocked', 'legal')],
  [429, rule('blocked', 'rate-limited')],
  [999, rule('blocked', 'bot-wall')],
  ...[408, 425].map((status) => [status, rule('unstable', 'server-error')] as const),
]);

/**
 * What the status of the last answer means, before anything else of the page is looked at.
 *
 * A challenge mark comes before every status: bot walls put 403, 405, 503, 202 and even 404 on pages that exist. Any
 * other 2xx is good (RFC 9110, section 15: an unknown status is treated as x00 of its class), except a 202 that is HTML
 * without a title: that is how walls say "wait". A 3xx that led nowhere shows a reader no page.
 *
 * @returns `good` where a page was shown
 */
export function judgeStatus(answer: Answer): Ruling | 'good' {
  const { status, page } = answer;
  if (isChallenge(answer.headers)) return rule('blocked', 'bot-wall', markOf(answer));
  if (page.standIn === 'challenge') return rule('blocked', 'bot-wall', { kind: 'challenge-page', title: page.title });
  // Files served by name have no other way to send every address to an application than their error page.
  if (status === 404 && page.standIn === 'app-shell') return rule('blocked', 'forbidden', { kind: 'app-shell' });
  const known = rulings.get(status);
  if (known !== undefined) return known;
  if (status === 202) return isBarePage(answer) ? rule('blocked', 'bot-wall') : 'good';
  if (status >= 200 && status < 300) return 'good';
  if (status >= 400 && status < 500) return rule('blocked', 'forbidden');
  if (status >= 500 && status < 600) return rule('unstable', 'server-error');
  return rule('unstable', 'protocol');
}

function isBarePage({ page }: Answer): boolean {
  const html = page.type === null || page.type === 'text/html' || page.type === 'application/xhtml+xml';
  return html && (page.title ?? '').trim() === '';
}

function markOf({ headers }: Answer): { readonly kind: 'mark'; readonly header: string; readonly value: string } {
  const header = headers['x-amzn-waf-action'] === undefined ? 'cf-mitigated' : 'x-amzn-waf-action';
  return { kind: 'mark', header, value: headers[header] ?? '' };
}
