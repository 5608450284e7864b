import type { ProbeConfig } from '../../src/config/config.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { ExchangeRequest } from '../../src/probe/exchange.ts';
import type { Resolution, Resolver } from '../../src/probe/transport/resolver.ts';
import { createExchange, type Transport } from '../../src/probe/transport/undici-exchange.ts';
import { testAuthority } from './web.ts';

/** A resolver without DNS: every name leads to 127.0.0.1, but for those with an answer of their own. */
export function createTestResolver(answers: Readonly<Record<string, Resolution>> = {}): Resolver {
  const loopback: Resolution = { kind: 'addresses', list: [{ address: '127.0.0.1', family: 4 }] };
  return {
    resolve: async (name) => answers[name] ?? loopback,
    facts: () => ({ asked: 0, resolved: 0 }),
  };
}

/** A transport to servers on loopback which trusts the test authority; closed at the end of an `await using` block. */
export function createTestTransport(
  config: Partial<ProbeConfig> = {},
  { resolver = createTestResolver(), env = {} }: { resolver?: Resolver; env?: Record<string, string> } = {},
): Transport & AsyncDisposable {
  const all = { ...defaults.probe, allowPrivate: ['*'], ca: [testAuthority], ...config };
  const transport = createExchange({ config: all, resolver, env });
  return { ...transport, [Symbol.asyncDispose]: transport.close };
}

/** A request with long time-outs, so that only tests of time-outs meet them. */
export function exchangeRequest(url: string, changes: Partial<ExchangeRequest> = {}): ExchangeRequest {
  return {
    url,
    headers: { 'user-agent': 'test' },
    connection: 'any',
    verification: 'strict',
    parser: 'strict',
    protocol: 'http/1.1',
    body: { types: 'html', bytes: 65_536 },
    timeout: 20_000,
    bodyTimeout: 20_000,
    ...changes,
  };
}
