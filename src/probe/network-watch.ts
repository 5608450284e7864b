import { canParseUrl } from '../model/can-parse-url.ts';
import { hostnameOf } from '../model/hostname.ts';
import type { Exchange, ExchangeAnswer, ExchangeFailure, ExchangeRequest } from './exchange.ts';
import type { Resolver } from './transport/resolver.ts';

/** What a run has seen of our own network: facts from which {@link judgeNetwork} tells our fault from the links'. */
export interface SeenNetwork {
  readonly hostsAsked: number;
  readonly hostsResolved: number;
  readonly connectionsTried: number;
  readonly connectionsMade: number;
  readonly certificatesVerified: number;
  /** Hosts that showed a certificate at all. */
  readonly certificatesSeen: number;
  /** Hosts by the issuer of their certificate, where nobody here trusts that issuer. */
  readonly unknownIssuers: Readonly<Record<string, readonly string[]>>;
  /** The same where the certificate came alone: signed by itself, or by someone whose own certificate was not shown. */
  readonly lonelyIssuers: Readonly<Record<string, readonly string[]>>;
  /** Hosts that answered without TLS, and those of them that sent us to another host for now, by that host. */
  readonly plainHosts: readonly string[];
  readonly sentTo: Readonly<Record<string, readonly string[]>>;
}

/** Watches the exchanges of a run from outside. */
export interface NetworkWatch {
  readonly watch: (next: Exchange) => Exchange;
  readonly seen: () => SeenNetwork;
}

/** Codes of a certificate whose issuer is unknown here, or was not shown. */
const issuerFaults: ReadonlyMap<string, 'unknown' | 'lonely'> = new Map([
  ['SELF_SIGNED_CERT_IN_CHAIN', 'unknown'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'unknown'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknown'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'lonely'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'lonely'],
]);

export function createNetworkWatch(resolver: Resolver): NetworkWatch {
  const tried = new Set<string>();
  const made = new Set<string>();
  const verified = new Set<string>();
  const shown = new Set<string>();
  const distrusted = new Map<string, 'unknown' | 'lonely'>();
  const plain = new Set<string>();
  const sentTo = new Map<string, Set<string>>();
  const issuers = { unknown: new Map<string, Set<string>>(), lonely: new Map<string, Set<string>>() };

  const noteFailure = (hostname: string, { failure }: ExchangeFailure): void => {
    if (failure.kind === 'dns' || failure.kind === 'private-address' || failure.kind === 'proxy') return;
    tried.add(hostname);
    // A server answered, if only with a certificate or with nonsense.
    if (failure.kind === 'tls' || failure.kind === 'protocol') made.add(hostname);
    if (failure.kind !== 'tls') return;
    if (failure.fault.startsWith('cert-')) shown.add(hostname);
    const fault = issuerFaults.get(failure.code);
    if (fault !== undefined) distrusted.set(hostname, fault);
  };

  const notePlainAnswer = (hostname: string, url: string, answer: ExchangeAnswer): void => {
    plain.add(hostname);
    const host = hostSentTo(hostname, url, answer);
    if (host !== null) sentTo.set(host, (sentTo.get(host) ?? new Set()).add(hostname));
  };

  const noteAnswer = (hostname: string, { url, verification }: ExchangeRequest, answer: ExchangeAnswer): void => {
    const { issuer } = answer;
    tried.add(hostname);
    made.add(hostname);
    if (url.startsWith('http:')) notePlainAnswer(hostname, url, answer);
    else if (verification === 'strict') verified.add(hostname);
    const fault = distrusted.get(hostname);
    if (issuer === undefined || fault === undefined) return;
    const hosts = issuers[fault].get(issuer) ?? new Set();
    issuers[fault].set(issuer, hosts.add(hostname));
  };

  return {
    watch: (next) => async (request, signal) => {
      const result = await next(request, signal);
      const hostname = hostnameOf(request.url);
      if (result.kind === 'failure') noteFailure(hostname, result);
      else noteAnswer(hostname, request, result);
      return result;
    },
    seen: () => {
      const { asked, resolved } = resolver.facts();
      return {
        hostsAsked: asked,
        hostsResolved: resolved,
        connectionsTried: tried.size,
        connectionsMade: made.size,
        certificatesVerified: verified.size,
        certificatesSeen: new Set([...verified, ...shown]).size,
        unknownIssuers: listed(issuers.unknown),
        lonelyIssuers: listed(issuers.lonely),
        plainHosts: [...plain],
        sentTo: listed(sentTo),
      };
    },
  };
}

/** The other host to which an answer leads for now (RFC 9110, section 15.4), or `null`. */
function hostSentTo(hostname: string, url: string, { status, headers }: ExchangeAnswer): string | null {
  const { location } = headers;
  if (location === undefined || (status !== 302 && status !== 303 && status !== 307)) return null;
  const host = canParseUrl(location, url) ? new URL(location, url).hostname : '';
  return host === '' || host === hostname ? null : host;
}

function listed(sets: ReadonlyMap<string, ReadonlySet<string>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...sets].map(([issuer, hosts]) => [issuer, [...hosts]]));
}

/** Whether well-known names resolve here. */
export async function askCanaries(names: readonly string[], resolver: Resolver): Promise<'resolve' | 'fail'> {
  const answers = await Promise.all(names.map((name) => resolver.resolve(name, 'trust')));
  return answers.some(({ kind }) => kind === 'addresses') ? 'resolve' : 'fail';
}
