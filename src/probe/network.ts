import { setMaxListeners } from 'node:events';
import type { ProbeConfig } from '../config/config.ts';
import type { HostFacts } from '../model/host-facts.ts';
import type { Repository } from '../model/repository.ts';
import { askCanaries, createNetworkWatch, type SeenNetwork } from './network-watch.ts';
import { createProber, type Prober } from './prober.ts';
import { createResolver, type Resolver } from './transport/resolver.ts';
import { createExchange } from './transport/undici-exchange.ts';
import { withGrace } from './with-grace.ts';

/** What the network needs from outside; without `resolver` and `mapPort` it is the real one. */
export interface NetworkPorts {
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly resolver?: Resolver;
  readonly mapPort?: (port: number) => number;
  /** What earlier runs learned about a host, or `null`. */
  readonly recallHost?: (hostname: string) => HostFacts | null;
  /** The repository whose links are probed. */
  readonly repository?: Repository | null;
}

/** The network of one run. `close` ends every connection that waits for its next use. */
export interface Network {
  readonly prober: Prober;
  /** What the run has seen of our own network; asks the canaries where `doubt` says that names are in question. */
  readonly seen: (
    doubt: 'names' | 'none',
  ) => Promise<SeenNetwork & { readonly canaries: 'resolve' | 'fail' | 'not-asked' }>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the network of one run.
 *
 * @param abort ends what is under way; the signals of single questions only keep new exchanges from starting
 */
export function openNetwork(config: ProbeConfig, ports: NetworkPorts, abort: AbortSignal): Network {
  // Every exchange under way listens.
  setMaxListeners(0, abort);
  const { dnsTimeout, dnsTries, systemLookups } = config.transport;
  const names = { timeout: dnsTimeout, tries: dnsTries, systemLookups, wellKnown: config.canaries };
  const resolver = ports.resolver ?? createResolver(names);
  const watch = createNetworkWatch(resolver);
  const transport = createExchange({ ...ports, config, resolver });
  const prober = createProber(config, { ...ports, exchange: withGrace(abort)(watch.watch(transport.exchange)) });
  return {
    prober,
    seen: async (doubt) => {
      const seen = watch.seen();
      return { ...seen, canaries: doubt === 'names' ? await askCanaries(config.canaries, resolver) : 'not-asked' };
    },
    close: transport.close,
  };
}
