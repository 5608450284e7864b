import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Resolution, Resolver } from '../../src/probe/transport/resolver.ts';
import type { NameServerWord } from '../support/name-server.ts';
import { unusedPort } from '../support/web.ts';
import { type Behaviour, hostOf } from './behaviour.ts';
import { createCast, type Role, validTls } from './cast.ts';

export interface PlayOptions {
  readonly behaviours: readonly Behaviour[];
  /** Milliseconds since the epoch: what servers that name a date go by. */
  readonly now: () => number;
  /** Real ports, where the web has a machine (or a network namespace) of its own. */
  readonly ports?: { readonly http: number; readonly https: number };
  /** Hosts by the address 127.x.y.z that stands for each, where there are no names. */
  readonly addresses?: ReadonlyMap<string, string>;
}

/** A whole web on loopback: every host of the behaviours on one port for http and one for https. */
export interface PlayedWeb extends AsyncDisposable {
  /** The port on which http is served. */
  readonly port: number;
  /** Where a connection to a port really goes; ports other than 80 and 443 are closed. */
  readonly mapPort: (port: number) => number;
  readonly resolver: Resolver;
  /** What DNS says of a name. */
  readonly word: (name: string) => NameServerWord;
  /** Every host that leads to this machine. */
  readonly hosts: readonly string[];
}

const here: NameServerWord = { v4: ['127.0.0.1'] };

/** Plays the behaviours. Sockets are real; names and ports are as the caller's resolver and `mapPort` say. */
export async function playWeb({ behaviours, now, ports, addresses }: PlayOptions): Promise<PlayedWeb> {
  const roles = rolesOf(behaviours);
  const words = new Map(behaviours.flatMap(({ names = {} }) => Object.entries(names)));
  const hostIn = (header: string): string => addresses?.get(bareHost(header)) ?? bareHost(header);
  const cast = createCast({ roles, hostIn, now });
  const address = addresses === undefined ? '127.0.0.1' : '0.0.0.0';
  const http = await listen(cast.http, ports?.http ?? 0, address);
  const https = await listen(cast.https, ports?.https ?? 0, address);
  const closed = await unusedPort();

  const word = (name: string): NameServerWord => words.get(name) ?? here;
  return {
    port: http.port,
    mapPort: (port) => (port === 80 ? http.port : port === 443 ? https.port : closed),
    word,
    hosts: [...roles.keys()].filter((host) => !words.has(host)),
    resolver: {
      resolve: async (name) => resolutionOf(word(name.toLowerCase().replace(/\.$/, ''))),
      facts: () => ({ asked: roles.size + words.size, resolved: roles.size }),
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([http.close(), https.close()]);
    },
  };
}

interface Listening {
  readonly port: number;
  /** Destroys every connection and stops listening. */
  readonly close: () => Promise<unknown>;
}

async function listen(play: (socket: Socket) => void, port: number, address: string): Promise<Listening> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    play(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, address, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      const ended = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      return ended;
    },
  };
}

function rolesOf(behaviours: readonly Behaviour[]): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const add = (host: string, role: Role): void => {
    if (roles.has(host)) throw new TypeError(`two behaviours play ${host}`);
    roles.set(host, role);
  };
  for (const behaviour of behaviours) {
    const { serve, tls = validTls, cast = {} } = behaviour;
    if (serve !== undefined) add(hostOf(behaviour), { scene: serve, tls });
    for (const [host, scene] of Object.entries(cast)) add(host, { scene, tls: validTls });
  }
  return roles;
}

function resolutionOf(word: NameServerWord): Resolution {
  if (word === 'nxdomain') return { kind: 'failure', code: 'no-such-name' };
  if (word === 'servfail') return { kind: 'failure', code: 'temporary' };
  if (word === 'silent') return { kind: 'failure', code: 'timeout' };
  const list = [
    ...(word.v4 ?? []).map((address) => ({ address, family: 4 }) as const),
    ...(word.v6 ?? []).map((address) => ({ address, family: 6 }) as const),
  ];
  return list.length === 0 ? { kind: 'failure', code: 'no-address' } : { kind: 'addresses', list };
}

function bareHost(host: string): string {
  return host.replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();
}
