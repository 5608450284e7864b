import type { Evidence } from '../model/verdict.ts';
import { answerOf, textOf } from './facts.ts';

/** One piece of evidence as a sentence; kinds without one of their own are shown as their data. */
export function evidenceText(evidence: Evidence): string {
  const sentence = sentences.get(evidence.kind);
  return sentence === undefined ? plain(evidence) : sentence(evidence);
}

const sentences: ReadonlyMap<string, (evidence: Evidence) => string> = new Map(
  Object.entries<(evidence: Evidence) => string>({
    answer: (evidence) => `${textOf(evidence, 'url')}: ${status(evidence)}`,
    failure: (evidence) => `${textOf(evidence, 'url')}: ${failure(evidence)}`,
    rule: (evidence) => textOf(evidence, 'rule') ?? 'a rule',
    mark: (evidence) => `the answer says ${textOf(evidence, 'header')}: ${textOf(evidence, 'value')}`,
    confirmed: (evidence) => `asked again on a fresh connection: ${status(evidence)}`,
    'plain-agent': (evidence) => `asked as a browser: ${status(evidence)}`,
    unverified: (evidence) =>
      `asked without verifying the certificate (${textOf(evidence, 'code')}): ${status(evidence)}`,
    'lenient-parser': (evidence) => `read leniently (${textOf(evidence, 'code')}): ${status(evidence)}`,
    http2: (evidence) => `asked with HTTP/2: ${status(evidence)}`,
    retried: (evidence) =>
      `failed ${textOf(evidence, 'times')} times before, the last time by ${textOf(evidence, 'last')}`,
    paused: (evidence) => `waited ${textOf(evidence, 'times')} times for a rate limit (${status(evidence)})`,
    sibling: (evidence) =>
      `a made-up address beside it: ${status(evidence)}${answerOf(evidence, 'lies') === 'yes' ? ', the same page' : ''}`,
    site: siteWord,
    'circuit-open': (evidence) => `${textOf(evidence, 'host')} failed several times in a row`,
    'login-page': () => 'readers are sent elsewhere first: to log in, or to agree to something',
    'challenge-page': () => 'the page is a test for programs',
    'app-shell': () => 'the error page is an application that scripts fill: only a browser knows what it shows',
    gate: (evidence) => `readers are sent elsewhere first: ${textOf(evidence, 'gate')}`,
    found: (evidence) => `there: a ${textOf(evidence, 'type')}`,
    'missing-file': (evidence) => thereInstead(evidence, 'no such file; '),
    'missing-anchor': (evidence) => thereInstead(evidence, 'no such heading or id; #'),
    'wrong-case': (evidence) => `there in another letter case: ${textOf(evidence, 'actual')}`,
    'outside-root': () => 'outside of what the repository publishes',
    'outside-site': () => 'there, but no page of the site',
    accepted: (evidence) => `status ${textOf(evidence, 'accepted') ?? status(evidence)} is accepted for this host`,
  }),
);

/** The bare kind where nothing similar is there: it says what the reason says. */
function thereInstead(evidence: Evidence, missing: string): string {
  const similar = textOf(evidence, 'didYouMean');
  return similar === null ? evidence.kind : `${missing}${similar} is there`;
}

function siteWord(evidence: Evidence): string {
  if (textOf(evidence, 'says') === 'hidden') return 'its owner may hide it: strangers get the same 404 either way';
  const archived = answerOf(evidence, 'archived') === 'yes' ? ' (archived)' : '';
  return `${textOf(evidence, 'site')} says: ${textOf(evidence, 'says')}${archived}`;
}

/** `timeout (connect)`, `tls (CERT_HAS_EXPIRED)` */
function failure(evidence: Evidence): string {
  const detail = ['code', 'phase', 'address'].map((name) => textOf(evidence, name)).find((text) => text !== null);
  return (textOf(evidence, 'failure') ?? 'no answer') + (detail === undefined ? '' : ` (${detail})`);
}

function status(evidence: Evidence): string {
  return textOf(evidence, 'status') ?? 'no answer';
}

function plain({ kind, ...facts }: Evidence): string {
  const known = Object.entries(facts).filter(([, value]) => value !== null);
  return known.length === 0 ? kind : `${kind}: ${known.map(([name, value]) => `${name} ${value}`).join(', ')}`;
}
