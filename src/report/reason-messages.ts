import type { Reason } from '../model/verdict.ts';
import {
  answerOf,
  attemptsOf,
  destinationOf,
  evidenceOf,
  type Facts,
  hostOf,
  lastGood,
  statusConfirmed,
  statusOf,
  textOf,
} from './facts.ts';
import { count, day } from './wording.ts';

/** The sentence of every reason: what the evidence says, without the address itself, which each format shows anyway. */
export const reasonMessages: Readonly<Record<Reason, (facts: Facts) => string>> = {
  'permanent-redirect': (facts) => `moved permanently to ${destinationOf(facts)}`,
  'temporary-redirect': (facts) => `redirects, for now, to ${destinationOf(facts)}`,
  'kept-redirect': (facts) => `redirects, as it is meant to, to ${destinationOf(facts)}`,

  'not-found': (facts) => `page not found: ${siteSays(facts) ?? statusConfirmed(facts)}${lastGood(facts)}`,
  gone: (facts) => `gone for good, says the server: ${statusConfirmed(facts)}${lastGood(facts)}`,
  dns: (facts) => `no such host: ${probedHost(facts)} has no address${lastGood(facts)}`,
  'soft-404': (facts) =>
    `page not found, in spite of status ${statusOf(facts)}${softEvidence(facts)}${titled(facts)}${lastGood(facts)}`,
  parked: (facts) => `the domain is parked${titled(facts)}${lastGood(facts)}`,
  'redirect-loop': (facts) => `redirects in a circle${hops(facts)}${lastGood(facts)}`,
  'too-many-redirects': (facts) => `redirects without an end${hops(facts)}${lastGood(facts)}`,
  'malformed-url': ({ data }) => malformed.get(textOf(data, 'fault') ?? '') ?? 'not a valid address',
  'unknown-scheme': ({ data }) => `no such scheme: ${quoted(textOf(data, 'scheme'), 'the part before the colon')}`,
  'missing-file': (facts) =>
    evidenceOf(facts, 'outside-site') === null
      ? `no such file: ${pathOf(facts)}${caseOf(facts)}`
      : `no page of the site: ${pathOf(facts)} lies outside of it`,
  'missing-anchor': ({ data, row }) => `no heading or id ${anchor(data, row)} on that page`,
  'long-unreachable': ({ row }) =>
    `unreachable${row?.failingSince ? ` since ${day(row.failingSince)}` : ' for a long time'}${seenFailing(row)}`,

  'bot-wall': (facts) => `a bot wall stands before the page (${statusOf(facts)})`,
  forbidden: (facts) => `refused to programs (${statusOf(facts)})`,
  'auth-required': (facts) =>
    `${isHidden(facts) ? 'missing for strangers; its owner may hide it' : 'asks for a login'} (${statusOf(facts)})`,
  'rate-limited': (facts) => `rate limit (${statusOf(facts)}) that waiting did not lift`,
  legal: (facts) => `withheld for legal reasons (${statusOf(facts)})`,
  login: ({ row }) => `leads to a login page${row?.finalUrl ? `: ${row.finalUrl}` : ''}`,

  timeout: (facts) => `no answer in time${phase(facts)}${attemptsOf(facts)}${lastGood(facts)}`,
  refused: (facts) => `connection refused${attemptsOf(facts)}${lastGood(facts)}`,
  reset: (facts) => `connection broken off${attemptsOf(facts)}${lastGood(facts)}`,
  unreachable: (facts) => `${noWay(facts)}${attemptsOf(facts)}${lastGood(facts)}`,
  'server-error': (facts) => `server error: ${statusOf(facts)}${attemptsOf(facts)}${lastGood(facts)}`,
  'dns-temporary': (facts) => `the name of the host could not be looked up${attemptsOf(facts)}${lastGood(facts)}`,
  protocol: (facts) => `${unusable(facts)}${lastGood(facts)}`,

  'cert-expired': () => 'the certificate has expired; the page is there',
  'cert-hostname': (facts) => `the certificate is for another host than ${probedHost(facts)}; the page is there`,
  'cert-untrusted': () => 'the certificate is from an issuer that nobody trusts; the page is there',
  tls: (facts) => `no secure connection${code(facts)}; the page is there`,
  'cert-chain': () => 'the server leaves out an intermediate certificate; browsers mend that',

  excluded: (facts) =>
    evidenceOf(facts, 'outside-root') === null
      ? `left out by ${ruleOf(facts)}`
      : 'outside of what the repository publishes',
  ignored: () => 'left out by a comment in the file',
  'private-address': (facts) => `${probedHost(facts)} is an address of a private network`,
  scheme: ({ data }) => `not asked: ${quoted(textOf(data, 'scheme'), 'its scheme')} is not HTTP`,
  template: () => 'a template, not an address',
  'example-domain': () => 'an example, not an address',
  offline: () => 'not judged: the network of this machine failed',
  budget: () => 'not asked: the run ended before',
  'own-release': () => 'not asked: a page of this repository that its next release makes',
};

const malformed: ReadonlyMap<string, string> = new Map(
  Object.entries({
    empty: 'the address is empty',
    host: 'not a valid address: its host cannot be read',
    port: 'not a valid address: its port cannot be read',
    invalid: 'not a valid address',
    'no-scheme': 'no scheme: this reads as a path of the repository',
  }),
);

function quoted(text: string | null, otherwise: string): string {
  return text === null ? otherwise : `"${text}"`;
}

/** The host that was asked last: hops may have led to another one than the link's. */
function probedHost(facts: Facts): string {
  const { row } = facts;
  const ending = evidenceOf(facts, 'failure') ?? evidenceOf(facts, 'answer');
  const url = ending === null ? null : textOf(ending, 'url');
  return row === null ? 'the host' : hostOf(url ?? row.finalUrl ?? row.probedAs ?? row.url);
}

function pathOf({ data, row }: Facts): string {
  return textOf(data, 'path') ?? row?.url ?? 'the path leads nowhere';
}

function caseOf(facts: Facts): string {
  return evidenceOf(facts, 'wrong-case') === null ? '' : ' in this letter case';
}

function noWay(facts: Facts): string {
  return evidenceOf(facts, 'proxy') === null
    ? 'no way to the host'
    : `the proxy finds no way to the host${code(facts)}`;
}

/** Everything that came back and was of no use. */
function unusable(facts: Facts): string {
  const redirect = evidenceOf(facts, 'bad-redirect');
  if (redirect !== null) {
    return `redirects (${textOf(redirect, 'status')}) to no address that can be asked: ${textOf(redirect, 'location') ?? 'none'}`;
  }
  const failure = evidenceOf(facts, 'failure');
  if (failure === null) return `the answer shows no page: ${statusOf(facts)}`;
  return `${textOf(failure, 'failure') === 'tls' ? 'no secure connection' : 'the answer is not readable as HTTP'}${code(facts)}`;
}

/** What took a link out: `exclude "*.corp.example"`. */
function ruleOf(facts: Facts): string {
  const rule = evidenceOf(facts, 'rule');
  return textOf(facts.data, 'pattern') ?? (rule === null ? null : textOf(rule, 'rule')) ?? 'a pattern';
}

function titled({ row }: Facts): string {
  return row?.title ? `; titled "${row.title}"` : '';
}

function hops({ row }: Facts): string {
  return row !== null && row.hops.length > 0 ? `, ${count(row.hops.length, 'hop')} long` : '';
}

/** A fault's code, Node's or OpenSSL's, as far as it is known. */
function code(facts: Facts): string {
  const known = facts.row?.evidence.map((evidence) => textOf(evidence, 'code')).find((text) => text !== null);
  const text = textOf(facts.data, 'code') ?? known ?? null;
  return text === null ? '' : ` (${text})`;
}

function phase(facts: Facts): string {
  const known = facts.row?.evidence.map((evidence) => textOf(evidence, 'phase')).find((text) => text !== null);
  const text = textOf(facts.data, 'phase') ?? known ?? null;
  return text === null ? '' : ` (${text})`;
}

function siteSays(facts: Facts): string | null {
  const site = evidenceOf(facts, 'site');
  return site !== null && textOf(site, 'says') === 'gone' ? `${textOf(site, 'site') ?? 'the site'} says so` : null;
}

function isHidden({ row }: Facts): boolean {
  return row?.evidence.some((one) => one.kind === 'site' && textOf(one, 'says') === 'hidden') ?? false;
}

function softEvidence(facts: Facts): string {
  const sibling = evidenceOf(facts, 'sibling');
  return sibling !== null && answerOf(sibling, 'lies') === 'yes'
    ? ': a made-up address beside it gets the same page'
    : '';
}

function anchor(data: Facts['data'], row: Facts['row']): string {
  const fragment = textOf(data, 'fragment') ?? row?.url.split('#')[1] ?? '';
  return `#${fragment}`;
}

/** The failures at the end of the history, without a good answer between them. */
function seenFailing(row: Facts['row']): string {
  const history = row?.history ?? [];
  const good = history.findLastIndex(({ verdict }) => verdict !== 'unstable' && verdict !== 'dead');
  const failures = history.length - 1 - good;
  return failures > 1 ? `, in ${count(failures, 'run')}` : '';
}
