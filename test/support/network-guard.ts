import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net, { isIP } from 'node:net';

/** What tried to leave this machine, in words. */
const escapes: string[] = [];

/** The attempts since the last call. Taking them forgives them: for tests of the guard alone. */
export function takeEscapes(): readonly string[] {
  return escapes.splice(0);
}

/** Makes every look-up and connection that is not about this machine throw, and remembers it. Idempotent. */
export function guardNetwork(): void {
  if (Object.hasOwn(net.Socket.prototype, guarded)) return;
  Object.defineProperty(net.Socket.prototype, guarded, { value: true });
  guardSockets();
  guardDatagrams();
  guardLookups();
  guardNameServers();
  syncBuiltinESMExports();
}

const guarded = Symbol.for('linkmend test network guard');

type Callable = (this: unknown, ...parameters: unknown[]) => unknown;

function reportEscape(what: string): Error {
  escapes.push(what);
  return Object.assign(new Error(`a test must not reach the network: ${what}`), { code: 'ERR_TEST_NETWORK' });
}

function isOurs(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIP(bare) === 0) return bare === 'localhost' || bare.endsWith('.localhost');
  return /^127\.|^::1$|^::ffff:127\.|^0\.0\.0\.0$|^::$/.test(bare);
}

function replace(owner: object, name: string, wrap: (original: Callable) => Callable): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original === 'function') Reflect.set(owner, name, wrap(original as Callable));
}

/** Every TCP and TLS client in Node, `fetch` included, connects here. */
function guardSockets(): void {
  replace(
    net.Socket.prototype,
    'connect',
    (original) =>
      function connect(...parameters) {
        // Node's own callers pass their parameters as one normalised array.
        const [first, second] = Array.isArray(parameters[0]) ? parameters[0] : parameters;
        const options = typeof first === 'object' && first !== null ? (first as Record<string, unknown>) : {};
        const local = typeof options['path'] === 'string' || (typeof first === 'string' && !/^\d+$/.test(first));
        const host = String(options['host'] ?? (typeof second === 'string' ? second : 'localhost'));
        const { lookup } = options;
        if (!local && !isOurs(host)) {
          if (isIP(host) !== 0 || typeof lookup !== 'function') throw reportEscape(`connection to ${host}`);
          options['lookup'] = guardedLookup(lookup as Callable);
        }
        return original.apply(this, parameters);
      },
  );
}

/** A test's own resolver may answer with addresses of this machine only. */
function guardedLookup(lookup: Callable): Callable {
  return (hostname, options, done) =>
    lookup(hostname, options, (error: unknown, found: unknown, family: unknown) => {
      const addresses = [found]
        .flat()
        .map((one) => (typeof one === 'string' ? one : (one as { address?: string })?.address));
      const outside = error ? undefined : addresses.find((address) => !isOurs(String(address)));
      const finish = done as Callable;
      if (outside === undefined) finish(error, found, family);
      else finish(reportEscape(`connection to ${hostname} at ${outside}`));
    });
}

function guardDatagrams(): void {
  replace(
    dgram.Socket.prototype,
    'send',
    (original) =>
      function send(...parameters) {
        const address = parameters.slice(1).findLast((one) => typeof one === 'string') ?? 'localhost';
        if (!isOurs(String(address))) throw reportEscape(`datagram to ${address}`);
        return original.apply(this, parameters);
      },
  );
}

function guardLookups(): void {
  const guard = (kind: 'throws' | 'rejects') => (original: Callable) =>
    function lookup(this: unknown, ...parameters: unknown[]) {
      const name = String(parameters[0]);
      if (isIP(name) !== 0 || isOurs(name)) return original.apply(this, parameters);
      const error = reportEscape(`look-up of ${name}`);
      if (kind === 'throws') throw error;
      return Promise.reject(error);
    };
  replace(dns, 'lookup', guard('throws'));
  replace(dns.promises, 'lookup', guard('rejects'));
}

/** c-ares has sockets of its own, so its clients are held to name servers on this machine. */
function guardNameServers(): void {
  const guard = (original: Callable) =>
    function ask(this: unknown, ...parameters: unknown[]) {
      const servers = (this as { getServers?: () => string[] } | undefined)?.getServers?.() ?? dns.getServers();
      if (servers.every((server) => isOurs(server.replace(/:\d+$/, '')))) return original.apply(this, parameters);
      throw reportEscape(`DNS question about ${parameters[0]}`);
    };
  const owners = [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype];
  const kinds = ['', '4', '6', 'Any', 'Cname', 'Mx', 'Ns', 'Ptr', 'Soa', 'Srv', 'Txt', 'Caa', 'Naptr'];
  for (const owner of owners) for (const kind of kinds) replace(owner, `resolve${kind}`, guard);
  for (const owner of owners) replace(owner, 'reverse', guard);
}
