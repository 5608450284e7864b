import type { Address } from './hosts-file.ts';

/** What a name resolves to. Addresses are IPv4 first: broken IPv6 is far more common than broken IPv4. */
export type Resolution =
  | { readonly kind: 'addresses'; readonly list: readonly Address[] }
  | { readonly kind: 'failure'; readonly code: ResolutionFault };

/** `timeout` is a name server's silence; `temporary` its, or ours, being unable to say. */
export type ResolutionFault = 'no-such-name' | 'no-address' | 'temporary' | 'timeout';

/** The bare addresses of an answer; none of a failure. */
export function listAddresses(resolution: Resolution): readonly string[] {
  return resolution.kind === 'addresses' ? resolution.list.map(({ address }) => address) : [];
}
