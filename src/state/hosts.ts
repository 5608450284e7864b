import type { StateConfig } from '../config/state-config.ts';
import type { HostFacts } from '../model/host-facts.ts';
import { hostKey, type Key } from './key.ts';
import type { HostRecord } from './merge.ts';
import type { StateRecord } from './record.ts';

/** What earlier runs learned about hosts. Names are as `URL.hostname` gives them. */
export interface Hosts {
  /** What was learned, while it stands; else `null`. */
  readonly recall: (hostname: string) => HostFacts | null;
  /** Remembers what this run has learned. Never rejects. */
  readonly remember: (hostname: string, facts: HostFacts) => Promise<void>;
}

export interface HostsOptions {
  readonly remembered: ReadonlyMap<Key, HostRecord>;
  readonly append: (record: StateRecord) => Promise<unknown>;
  readonly config: Pick<StateConfig, 'hosts'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export function createHosts({ remembered, append, config, now }: HostsOptions): Hosts {
  return {
    recall: (hostname) => {
      const record = remembered.get(hostKey(hostname));
      const age = record === undefined ? -1 : now() - record.at;
      return record === undefined || age < 0 || age >= config.hosts ? null : record.host;
    },
    remember: async (hostname, host) => {
      await append({ kind: 'host', key: hostKey(hostname), at: now(), host });
    },
  };
}
