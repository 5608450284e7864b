import { lookup, Resolver as NameServers } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import { type Address, type HostsTable, parseHosts } from './hosts-file.ts';
import { createWildcard, isPretended, type Wildcard } from './wildcard.ts';

/** What a name resolves to. Addresses are IPv4 first: broken IPv6 is far more common than broken IPv4. */
export type Resolution =
  | { readonly kind: 'addresses'; readonly list: readonly Address[] }
  | { readonly kind: 'failure'; readonly code: ResolutionFault };

/** `timeout` is a name server's silence; `temporary` its, or ours, being unable to say. */
export type ResolutionFault = 'no-such-name' | 'no-address' | 'temporary' | 'timeout';

/** Turns names into addresses. Never rejects for what a name server says or leaves unsaid. */
export interface Resolver {
  /**
   * @param name A host name, not an address.
   * @param memory `distrust` asks once more where a remembered answer says that there is nothing. An answer that two
   *   questions agree on stands.
   */
  readonly resolve: (name: string, memory: 'trust' | 'distrust') => Promise<Resolution>;
  /** How many different names DNS was asked for, and how many of them it gave addresses for: a hint at our own network. */
  readonly facts: () => { readonly asked: number; readonly resolved: number };
}

/** How one address family of a name is asked: c-ares, or a double. Rejects with Node's DNS codes. */
export interface DnsQuestions {
  readonly resolve4: (name: string) => Promise<readonly string[]>;
  readonly resolve6: (name: string) => Promise<readonly string[]>;
}

export interface ResolverOptions {
  /** Milliseconds for the first try; c-ares lengthens the further ones. */
  readonly timeout: number;
  readonly tries: number;
  /** Questions to the system's resolver under way at once. */
  readonly systemLookups: number;
  /** Name servers instead of the system's, as `address` or `address:port`. */
  readonly servers?: readonly string[];
  readonly hosts?: HostsTable;
  /** Names that surely exist, and names that surely do not, to tell addresses that are given to every unknown name. */
  readonly wellKnown?: readonly string[];
  readonly decoys?: readonly string[];
  /** The system's resolver (`getaddrinfo`), which also knows mDNS, VPNs and the search list. */
  readonly system?: (name: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
}

/** What is remembered of a name; `questions` counts how often it was asked. */
interface Memory {
  readonly resolution: Resolution;
  readonly questions: number;
}

const loopback: Resolution = {
  kind: 'addresses',
  list: [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ],
};

/**
 * Resolves by the hosts file, then c-ares, whose questions neither wait for each other nor for libuv's thread pool, then,
 * only where c-ares finds nothing, the system's resolver. Answers hold for the run, passing failures until they are given.
 */
export function createResolver(options: ResolverOptions): Resolver {
  const hosts = options.hosts ?? systemHosts();
  const questions = nameServers(options);
  const system = options.system ?? ((name: string) => lookup(name, { all: true, order: 'verbatim' }));
  const systemTurn = pLimit(options.systemLookups);
  // Who is silent about unknown names does not lead them anywhere, and nobody is to wait for it.
  const quick = nameServers({ ...options, timeout: options.timeout / 2, tries: 1 });
  const wildcards = {
    nameServers: createWildcard({ ...decoysOf(options), ask: (name) => listAddresses(askNameServers(quick, name)) }),
    system: createWildcard({
      ...decoysOf(options),
      ask: (name) => listAddresses(askSystem(system, name, 'no-such-name')),
    }),
  };
  const remembered = new Map<string, Memory>();
  const underWay = new Map<string, Promise<Resolution>>();
  const asked = new Set<string>();
  const resolved = new Set<string>();

  async function ask(name: string): Promise<Resolution> {
    asked.add(name);
    // Asked along with the first name, so that nobody waits for long.
    void wildcards.nameServers();
    const answer = await withoutWildcard(await askNameServers(questions, name), wildcards.nameServers);
    const resolution =
      answer.kind === 'nothing' ? await systemTurn(() => askSystemHonestly(name, answer.code)) : answer.resolution;
    if (resolution.kind === 'addresses') resolved.add(name);
    if (lasting(resolution)) {
      remembered.set(name, { resolution, questions: (remembered.get(name)?.questions ?? 0) + 1 });
    }
    return resolution;
  }

  async function askSystemHonestly(name: string, otherwise: ResolutionFault): Promise<Resolution> {
    const resolution = await askSystem(system, name, otherwise);
    if (resolution.kind === 'failure' || !name.includes('.')) return resolution;
    const found = resolution.list.map(({ address }) => address);
    const pretended = isPretended(found, await wildcards.nameServers()) || isPretended(found, await wildcards.system());
    return pretended ? { kind: 'failure', code: otherwise } : resolution;
  }

  function askOnce(name: string): Promise<Resolution> {
    const running = underWay.get(name);
    if (running !== undefined) return running;
    const started = ask(name).finally(() => underWay.delete(name));
    underWay.set(name, started);
    return started;
  }

  return {
    async resolve(name, memory) {
      const key = name.toLowerCase().replace(/\.$/, '');
      const fixed = hosts.get(key);
      if (fixed !== undefined) return { kind: 'addresses', list: fixed };
      // RFC 6761, section 6.3: never a question for DNS.
      if (key === 'localhost' || key.endsWith('.localhost')) return loopback;
      const known = remembered.get(key);
      if (known === undefined) return askOnce(key);
      const settled = known.resolution.kind === 'addresses' || known.questions > 1;
      return memory === 'trust' || settled ? known.resolution : askOnce(key);
    },
    facts: () => ({ asked: asked.size, resolved: resolved.size }),
  };
}

type NameServerAnswer =
  | { readonly kind: 'resolution'; readonly resolution: Resolution }
  /** No addresses, as far as name servers know. */
  | { readonly kind: 'nothing'; readonly code: ResolutionFault };

async function askNameServers(questions: DnsQuestions, name: string): Promise<NameServerAnswer> {
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

/** Addresses that every unknown name gets are none. */
async function withoutWildcard(answer: NameServerAnswer, wildcard: Wildcard): Promise<NameServerAnswer> {
  if (answer.kind === 'nothing' || answer.resolution.kind === 'failure') return answer;
  const list = answer.resolution.list.map(({ address }) => address);
  return isPretended(list, await wildcard()) ? { kind: 'nothing', code: 'no-such-name' } : answer;
}

async function listAddresses(asked: Promise<NameServerAnswer | Resolution>): Promise<readonly string[]> {
  const answer = await asked;
  if (answer.kind === 'nothing') return [];
  const resolution = answer.kind === 'resolution' ? answer.resolution : answer;
  return resolution.kind === 'addresses' ? resolution.list.map(({ address }) => address) : [];
}

function decoysOf({ wellKnown = [], decoys }: ResolverOptions) {
  return decoys === undefined ? { wellKnown } : { wellKnown, decoys };
}

async function askSystem(
  system: NonNullable<ResolverOptions['system']>,
  name: string,
  otherwise: ResolutionFault,
): Promise<Resolution> {
  try {
    const found = await system(name);
    const list = found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }) as const);
    return list.length === 0 ? { kind: 'failure', code: otherwise } : { kind: 'addresses', list };
  } catch (error) {
    return { kind: 'failure', code: errorCode(error) === 'ENOTFOUND' ? otherwise : 'temporary' };
  }
}

function lasting(resolution: Resolution): boolean {
  return resolution.kind === 'addresses' || resolution.code === 'no-such-name' || resolution.code === 'no-address';
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

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function nameServers({ timeout, tries, servers }: ResolverOptions): DnsQuestions {
  const client = new NameServers({ timeout, tries });
  if (servers !== undefined) client.setServers(servers);
  return { resolve4: (name) => client.resolve4(name), resolve6: (name) => client.resolve6(name) };
}

function systemHosts(): HostsTable {
  const windows = process.platform === 'win32';
  const path = windows ? `${process.env['SystemRoot']}\\System32\\drivers\\etc\\hosts` : '/etc/hosts';
  try {
    return parseHosts(readFileSync(path, 'utf8'));
  } catch {
    // Without a hosts file there are no fixed names.
    return new Map();
  }
}
