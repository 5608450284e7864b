import type { ProbeConfig } from '../../src/config/config.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { Probe } from '../../src/model/probe.ts';
import { createProber, type Prober } from '../../src/probe/prober.ts';
import type { Resolver } from '../../src/probe/transport/resolver.ts';
import { createTestTransport } from '../support/transport.ts';

/** A prober on real sockets whose waiting takes no time. Unlike other tests' it allows no private address by itself. */
export interface Asking extends AsyncDisposable {
  readonly prober: Prober;
  readonly probe: (url: string, fragments?: readonly string[]) => Promise<Probe>;
}

export interface AskingOptions {
  readonly config?: Partial<ProbeConfig>;
  readonly env?: Record<string, string>;
  readonly resolver?: Resolver;
}

/** Creates it; to be closed at the end of an `await using` block. */
export function createAsking({ config = {}, env = {}, resolver }: AskingOptions = {}): Asking {
  const own = { hostInterval: 0, allowPrivate: [], attempts: 2, ...config };
  const transport = createTestTransport(own, { env, ...(resolver === undefined ? {} : { resolver }) });
  let skipped = 0;
  const prober = createProber(
    { ...defaults.probe, ...own },
    {
      exchange: transport.exchange,
      now: () => Date.now() + skipped,
      sleep: async (ms) => {
        skipped += ms;
      },
      random: Math.random,
      env,
    },
  );
  const { signal } = new AbortController();
  return {
    prober,
    probe: (requestKey, fragments = []) => prober.probe({ requestKey, fragments }, signal),
    [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
  };
}
