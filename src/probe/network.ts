import type { ProbeConfig } from '../config/config.ts';
import { askCanaries, createNetworkWatch, type SeenNetwork } from './network-watch.ts';
import { createProber, type Prober } from './prober.ts';
import { createResolver, type Resolver } from './resolver.ts';
import { createExchange } from './undici-exchange.ts';
import { withStop } from './with-stop.ts';

/** What the network needs from outside; without `resolver` and `mapPort` it is the real one. */
export interface NetworkPorts {
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly resolver?: Resolver;
  readonly mapPort?: (port: number) => number;
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
 * @param stop aborted when nothing new is to be asked
 */
export function openNetwork(config: ProbeConfig, ports: NetworkPorts, stop: AbortSignal): Network {
  const { dnsTimeout, dnsTries, systemLookups } = config.transport;
  const resolver = ports.resolver ?? createResolver({ timeout: dnsTimeout, tries: dnsTries, systemLookups });
  const watch = createNetworkWatch(resolver);
  const transport = createExchange({ ...ports, config, resolver });
  const prober = createProber(config, { ...ports, exchange: withStop(stop)(watch.watch(transport.exchange)) });
  return {
    prober,
    seen: async (doubt) => {
      const seen = watch.seen();
      return { ...seen, canaries: doubt === 'names' ? await askCanaries(config.canaries, resolver) : 'not-asked' };
    },
    close: transport.close,
  };
}
