import { getDomain } from 'tldts';

/** What the run as a whole has seen of our own network. Hosts behind a proxy count nowhere: the proxy resolves them. */
export interface NetworkFacts {
  /** Whether well-known names resolve; asked only before the first name is called dead. */
  readonly canaries: 'resolve' | 'fail' | 'not-asked';
  /** Hosts whose name was looked up, and those of them that have an address. */
  readonly hostsAsked: number;
  readonly hostsResolved: number;
  /** Hosts to which a connection was tried, and those with which one was made. */
  readonly connectionsTried: number;
  readonly connectionsMade: number;
  /** Hosts whose certificate was verified. */
  readonly certificatesVerified: number;
  /** Hosts that showed a certificate at all. */
  readonly certificatesSeen: number;
  /** Hosts whose certificate comes from an authority that nobody here trusts, by the name of that authority. */
  readonly unknownIssuers: Readonly<Record<string, readonly string[]>>;
  /**
   * Hosts whose certificate came alone, signed by itself or by nobody who was shown, by the name of who signed. A careless
   * owner does that as well as someone in between.
   */
  readonly lonelyIssuers: Readonly<Record<string, readonly string[]>>;
  /** Hosts that answered without TLS, and those of them that sent us to another host for now, by that host. */
  readonly plainHosts: readonly string[];
  readonly sentTo: Readonly<Record<string, readonly string[]>>;
}

/** Whether failures may be held against the links at all. */
export type NetworkState =
  | { readonly kind: 'online' }
  /** Names do not resolve here. */
  | { readonly kind: 'offline'; readonly why: 'no-names' }
  /** No connection came about with anyone. */
  | { readonly kind: 'offline'; readonly why: 'no-connection' }
  /** Someone between us and the servers answers in their place, under the certificates of `issuer`. */
  | { readonly kind: 'offline'; readonly why: 'intercepted'; readonly issuer: string }
  /** Everyone who can be impersonated sends us to `host`. */
  | { readonly kind: 'offline'; readonly why: 'portal'; readonly host: string };

/** How many hosts it takes to tell our network from theirs: one or two can be down on their own. */
export interface NetworkThresholds {
  readonly hosts: number;
}

/** Nothing is known against our network. */
export const online: NetworkState = { kind: 'online' };

/**
 * Tells our own network's fault from the links'.
 *
 * `no-names`: the canaries fail and no more than half of the hosts resolve, or nothing resolves and no canary says
 * otherwise. `no-connection`: several hosts were tried, none could be reached. `intercepted`: one unknown authority signs
 * for several unrelated hosts, and for more of them than were verified (an agency's own authority on a few of a hundred
 * hosts is no interception); or one signs for every host that showed a certificate, and nobody vouches for it (a hotel's
 * log-in, a company's proxy). `portal`: whoever answers without TLS sends us to one and the same host for now, and no
 * certificate holds (RFC 8952, section 1, has the ways of captive portals). Canaries: WaybackMedic notices in the same way that the network and not the links is down.
 */
export function judgeNetwork(facts: NetworkFacts, thresholds: NetworkThresholds): NetworkState {
  const { canaries, hostsAsked, hostsResolved } = facts;
  if (canaries === 'fail' && hostsResolved * 2 <= hostsAsked) return { kind: 'offline', why: 'no-names' };
  if (canaries !== 'resolve' && hostsResolved === 0 && hostsAsked >= thresholds.hosts) {
    return { kind: 'offline', why: 'no-names' };
  }
  if (facts.connectionsMade === 0 && facts.connectionsTried >= thresholds.hosts) {
    return { kind: 'offline', why: 'no-connection' };
  }
  const issuer = findInterceptor(facts, thresholds);
  if (issuer !== null) return { kind: 'offline', why: 'intercepted', issuer };
  const host = findPortal(facts, thresholds);
  return host === null ? online : { kind: 'offline', why: 'portal', host };
}

/** The host to which everyone sends us, or `null`. Sites that moved into one house send some of a list there, not all. */
function findPortal({ certificatesVerified, plainHosts, sentTo }: NetworkFacts, thresholds: NetworkThresholds) {
  if (certificatesVerified > 0) return null;
  for (const [portal, senders] of Object.entries(sentTo)) {
    const others = plainHosts.filter((host) => host !== portal && !senders.includes(host));
    const strangers = senders.filter((host) => countUnrelated([host, portal]) === 2);
    if (others.length === 0 && countUnrelated(strangers) >= thresholds.hosts) return portal;
  }
  return null;
}

/** Who answers in the servers' place, or `null`. */
function findInterceptor(facts: NetworkFacts, thresholds: NetworkThresholds): string | null {
  for (const [issuer, hosts] of Object.entries(facts.unknownIssuers)) {
    const unrelated = countUnrelated(hosts);
    if (unrelated >= thresholds.hosts && unrelated > facts.certificatesVerified) return issuer;
  }
  for (const [issuer, hosts] of Object.entries(facts.lonelyIssuers)) {
    if (countUnrelated(hosts) >= thresholds.hosts && hosts.length === facts.certificatesSeen) return issuer;
  }
  return null;
}

function countUnrelated(hosts: readonly string[]): number {
  return new Set(hosts.map((host) => getDomain(host, { allowPrivateDomains: true }) ?? host)).size;
}
