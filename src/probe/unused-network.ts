import type { Network } from './network.ts';

const refuse = (): never => {
  throw new Error('this run asks nothing over the network');
};

/** The network of a run that asks nothing: what makes connections is not even loaded. */
export const unusedNetwork: Network = {
  prober: {
    admit: refuse,
    probe: refuse,
    exchange: refuse,
    waiting: () => [],
    hosts: () => [],
    learned: () => [],
    troubles: () => [],
  },
  seen: refuse,
  close: async () => {},
};
