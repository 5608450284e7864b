import type { Address } from './hosts-file.ts';
import type { Resolution, ResolutionFault } from './resolution.ts';

/** How one address family of a name is asked: c-ares, or a double. Rejects with Node's DNS codes. */
export interface DnsQuestions {
  readonly resolve4: (name: string) => Promise<readonly string[]>;
  readonly resolve6: (name: string) => Promise<readonly string[]>;
}

export type NameServerAnswer =
  | { readonly kind: 'resolution'; readonly resolution: Resolution }
  /** No addresses, as far as name servers know. */
  | { readonly kind: 'nothing'; readonly code: ResolutionFault };

/** Asks for both address families of a name. Never rejects. */
export async function askNameServers(questions: DnsQuestions, name: string): Promise<NameServerAnswer> {
  const [v4, v6] = await Promise.allSettled([questions.resolve4(name), questions.resolve6(name)]);
  const list = [...addressesOf(v4, 4), ...addressesOf(v6, 6)];
  if (list.length > 0) return { kind: 'resolution', resolution: { kind: 'addresses', list } };
  const codes = [codeOf(v4), codeOf(v6)];
  // NXDOMAIN speaks of the name and holds for both families (RFC 8020).
  if (codes.includes('ENOTFOUND')) return { kind: 'nothing', code: 'no-such-name' };
  if (codes.every((code) => code === 'ENODATA')) return { kind: 'nothing', code: 'no-address' };
  // A label of more than 63 bytes, or an empty one: no name server can know it.
  if (codes.includes('EBADNAME')) return failed('no-such-name');
  // No name server at all: the system may have other ways.
  if (codes.every((code) => code === 'ECONNREFUSED')) return { kind: 'nothing', code: 'temporary' };
  return failed(codes.includes('ETIMEOUT') ? 'timeout' : 'temporary');
}

function failed(code: ResolutionFault): NameServerAnswer {
  return { kind: 'resolution', resolution: { kind: 'failure', code } };
}

function addressesOf(answer: PromiseSettledResult<readonly string[]>, family: 4 | 6): readonly Address[] {
  return answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : [];
}

function codeOf(answer: PromiseSettledResult<readonly string[]>): string {
  return answer.status === 'fulfilled' ? 'ENODATA' : errorCode(answer.reason);
}

/** Node's code of a DNS error, or the empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
