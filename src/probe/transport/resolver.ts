import { lookup, Resolver as NameServers } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import { askNameServers, type DnsQuestions, errorCode, type NameServerAnswer } from './ask-name-servers.ts';
import { type HostsTable, parseHosts } from './hosts-file.ts';
import { listAddresses, type Resolution, type ResolutionFault } from './resolution.ts';
import { createWildcard, isPretended, type Wildcard } from './wildcard.ts';
import { createWitness } from './witness.ts';

export type { Resolution, ResolutionFault };

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

export interface ResolverOptions {
  /** Milliseconds for the first try; c-ares lengthens the further ones. */
  readonly timeout: number;
  readonly tries: number;
  /** Name servers instead of the system's, as `address` or `address:port`. */
  readonly servers?: readonly string[];
  /** Questions to the system's resolver under way at once. */
  readonly systemLookups: number;
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
  const questions = openNameServers(options);
  const remembered = new Map<string, Memory>();
  const underWay = new Map<string, Promise<Resolution>>();
  const asked = new Set<string>();
  const resolved = new Set<string>();
  const system = options.system ?? ((name: string) => lookup(name, { all: true, order: 'verbatim' }));
  const systemTurn = pLimit(options.systemLookups);
  // Who is silent about unknown names does not lead them anywhere, and nobody is to wait for it.
  const quick = openNameServers({ ...options, timeout: options.timeout / 2, tries: 1 });
  const wildcards = {
    nameServers: createWildcard({
      ...decoysOf(options),
      ask: async (name) => listNamed(await askNameServers(quick, name)),
    }),
    system: createWildcard({
      ...decoysOf(options),
      ask: async (name) => listAddresses(await askSystem(system, name, 'no-such-name')),
    }),
  };
  const witness = createWitness(
    async (name) => listNamed(await askNameServers(questions, name)).length > 0,
    () => resolved.size > 0,
    options.wellKnown ?? [],
  );

  async function ask(name: string): Promise<Resolution> {
    asked.add(name);
    // Asked along with the first name, so that nobody waits for long.
    void wildcards.nameServers();
    if (asked.size === 1) void witness();
    const answer = await withoutWildcard(await askNameServers(questions, name), wildcards.nameServers);
    const resolution = answer.kind === 'nothing' ? await findElsewhere(name, answer.code) : answer.resolution;
    if (resolution.kind === 'addresses') resolved.add(name);
    if (lasting(resolution)) {
      remembered.set(name, { resolution, questions: (remembered.get(name)?.questions ?? 0) + 1 });
    }
    return resolution;
  }

  async function findElsewhere(name: string, otherwise: ResolutionFault): Promise<Resolution> {
    const resolution = await systemTurn(() => askSystemHonestly(name, otherwise));
    if (resolution.kind === 'addresses' || (await witness()) === 'believed') return resolution;
    return { kind: 'failure', code: 'temporary' };
  }

  async function askSystemHonestly(name: string, otherwise: ResolutionFault): Promise<Resolution> {
    const resolution = await askSystem(system, name, otherwise);
    if (resolution.kind === 'failure' || !name.includes('.')) return resolution;
    const found = listAddresses(resolution);
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

/** Addresses that every unknown name gets are none. */
async function withoutWildcard(answer: NameServerAnswer, wildcard: Wildcard): Promise<NameServerAnswer> {
  if (answer.kind === 'nothing' || answer.resolution.kind === 'failure') return answer;
  return isPretended(listNamed(answer), await wildcard()) ? { kind: 'nothing', code: 'no-such-name' } : answer;
}

function listNamed(answer: NameServerAnswer): readonly string[] {
  return answer.kind === 'nothing' ? [] : listAddresses(answer.resolution);
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

function openNameServers({ timeout, tries, servers }: ResolverOptions): DnsQuestions {
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
