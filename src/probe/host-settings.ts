import type { HostConfig, ProbeConfig } from '../config/config.ts';
import { compileHostGlob, hostSpecificity } from '../config/host-glob.ts';

/** What holds for one host, defaults filled in. */
export interface HostSettings {
  readonly concurrency: number;
  /** Milliseconds between two starts. */
  readonly interval: number;
  /** Milliseconds for DNS, connect, TLS and headers together. */
  readonly timeout: number;
  readonly userAgent: string;
  /** Whether the agent was configured for this host: then no other one is tried. */
  readonly agent: 'ours' | 'configured';
  /** Values may hold `${NAME}`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly basicAuth: { readonly user: string; readonly password: string } | null;
  readonly verification: 'strict' | 'none';
  readonly anchors: 'check' | 'ignore';
  readonly accept: readonly number[];
}

/** The entries for one host as one: each field from the most specific glob that sets it, the later of equal ones. */
export function matchHost(hosts: readonly HostConfig[], hostname: string): Omit<HostConfig, 'host'> {
  const matching = hosts.filter(({ host }) => compileHostGlob(host)(hostname));
  const rising = matching.toSorted((a, b) => hostSpecificity(a.host) - hostSpecificity(b.host));
  return Object.assign({}, ...rising.map(({ host: _, ...fields }) => withoutUndefined(fields)));
}

/**
 * The settings of one host: those of the matching globs, then the defaults.
 *
 * @param hostname as `URL.hostname` gives it
 */
export function hostSettings(config: ProbeConfig, hostname: string): HostSettings {
  const own = matchHost(config.hosts, hostname);
  return {
    concurrency: own.concurrency ?? config.hostConcurrency,
    interval: own.interval ?? config.hostInterval,
    timeout: own.timeout ?? config.timeout,
    userAgent: own.userAgent ?? config.userAgent,
    agent: own.userAgent === undefined ? 'ours' : 'configured',
    headers: own.headers ?? {},
    basicAuth: own.basicAuth ?? null,
    verification: own.tls === 'accept-any' ? 'none' : 'strict',
    anchors: own.anchors ?? config.anchors,
    accept: own.accept ?? [],
  };
}

function withoutUndefined(fields: Omit<HostConfig, 'host'>): Omit<HostConfig, 'host'> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
