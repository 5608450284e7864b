import { isIP } from 'node:net';
import type { ProbeConfig } from '../../config/config.ts';
import { compileHostGlob } from '../../config/host-glob.ts';
import { createMatchHost } from '../host-settings.ts';
import { addressRange } from './address.ts';

/** Names that lead to the machine that asks (RFC 6761, section 6.3), or to what a cloud tells it of itself (Google's documentation, "VM metadata"). */
const ownNames: readonly (readonly [name: RegExp, address: string])[] = [
  [/(?:^|\.)localhost\.?$/i, '127.0.0.1'],
  [/^metadata\.(?:google\.internal|goog)\.?$/i, '169.254.169.254'],
];

/** Says which of a host's addresses must not be asked. */
export interface AddressGuard {
  /**
   * The first of `addresses` that lies outside the public Internet, or `null` if the host may be asked. One such address
   * refuses the host: a name that points inside and outside at once is how rebinding works.
   *
   * @param hostname as `URL.hostname` gives it
   */
  readonly refused: (hostname: string, addresses: readonly string[]) => string | null;
  /** The same for a host of which this is known without asking: an address, or a name for one's own machine. */
  readonly refusedLiteral: (hostname: string) => string | null;
}

/**
 * Guards against requests into private networks (server-side request forgery). Exempt are hosts that match a glob of
 * `allowPrivate`, unless their own settings say otherwise, and those whose own settings allow it.
 */
export function createAddressGuard({ allowPrivate, hosts }: Pick<ProbeConfig, 'allowPrivate' | 'hosts'>): AddressGuard {
  const globs = allowPrivate.map(compileHostGlob);
  const match = createMatchHost(hosts);

  function exempt(hostname: string): boolean {
    const bare = withoutBrackets(hostname);
    return (
      match(hostname).allowPrivate ??
      (allowPrivate.includes(bare) || globs.some((matches) => matches(hostname) || matches(bare)))
    );
  }

  function refused(hostname: string, addresses: readonly string[]): string | null {
    const outside = addresses.find((address) => addressRange(address) !== 'public');
    return outside === undefined || exempt(hostname) ? null : outside;
  }

  return {
    refused,
    refusedLiteral: (hostname) => {
      const bare = withoutBrackets(hostname);
      if (isIP(bare) !== 0) return refused(hostname, [bare]);
      const [, address] = ownNames.find(([name]) => name.test(bare)) ?? [];
      return address === undefined ? null : refused(hostname, [address]);
    },
  };
}

/** The host of a URL as sockets and resolvers want it: `[::1]` without its brackets. */
export function withoutBrackets(hostname: string): string {
  return hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname;
}
