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

/** What is configured for a host, as `URL.hostname` gives it. */
export type MatchHost = (hostname: string) => Omit<HostConfig, 'host'>;

/** The entries for one host as one: each field from the most specific glob that sets it, the later of equal ones. */
export function createMatchHost(hosts: readonly HostConfig[]): MatchHost {
  const rising = hosts
    .toSorted((a, b) => hostSpecificity(a.host) - hostSpecificity(b.host))
    .map(({ host, ...fields }) => ({ matches: compileHostGlob(host), fields: withoutUndefined(fields) }));
  return (hostname) => {
    const own = rising.filter(({ matches }) => matches(hostname));
    return own.length === 0 ? nothingOwn : Object.assign({}, ...own.map(({ fields }) => fields));
  };
}

/** What is configured for most hosts. */
const nothingOwn: Omit<HostConfig, 'host'> = {};

/** The settings of each host, as `URL.hostname` gives it: those of the matching globs, then the defaults. */
export function createHostSettings(config: ProbeConfig): (hostname: string) => HostSettings {
  const match = createMatchHost(config.hosts);
  const usual = settingsOf(nothingOwn, config);
  return (hostname) => {
    const own = match(hostname);
    return own === nothingOwn ? usual : settingsOf(own, config);
  };
}

function settingsOf(own: Omit<HostConfig, 'host'>, config: ProbeConfig): HostSettings {
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
