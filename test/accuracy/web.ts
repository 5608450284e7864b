import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createSecureServer } from 'node:http2';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { Resolution, Resolver } from '../../src/probe/resolver.ts';
import type { NameServerWord } from '../support/name-server.ts';
import { certificate, unusedPort } from '../support/web.ts';
import { type Behaviour, hostOf, type Tls } from './behaviour.ts';
import { serverNameOf } from './client-hello.ts';
import { missing, type RawScene, type Scene } from './scene.ts';

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

interface Stage {
  readonly scene: Scene | RawScene;
  readonly tls: Tls;
}

const here: NameServerWord = { v4: ['127.0.0.1'] };
const validTls: Tls = { kind: 'tls', certificate: 'valid' };
const oldVersions: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
const longestHead = 65_536;
/** What servers say to plain HTTP on their port for https. */
const plainText = 'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>400</title>';

/** Plays the behaviours. Sockets are real; names and ports are as the caller's resolver and `mapPort` say. */
export async function playWeb({ behaviours, now, ports, addresses }: PlayOptions): Promise<PlayedWeb> {
  const stages = stagesOf(behaviours);
  const words = new Map(behaviours.flatMap(({ names = {} }) => Object.entries(names)));
  const visits = new Map<string, number>();
  const sockets = new Set<Socket>();
  const secure = new WeakSet<Socket>();

  const hostIn = (header: string): string => {
    const host = bareHost(header);
    return addresses?.get(host) ?? host;
  };
  const visited = (host: string, path: string): number => {
    const key = `${host}${path}`;
    const earlier = visits.get(key) ?? 0;
    visits.set(key, earlier + 1);
    return earlier;
  };

  const listener: RequestListener = (request, response) => {
    const host = hostIn(request.headers.host ?? String(request.headers[':authority'] ?? ''));
    const { method = '', url: path = '', headers, socket } = request;
    const scene = stages.get(host)?.scene ?? missing;
    if (typeof scene !== 'function') throw new TypeError(`${host} does not speak HTTP`);
    const isSecure = secure.has(socket) || 'encrypted' in socket;
    scene({ method, host, path, secure: isSecure, headers, earlier: visited(host, path), now: now(), response });
  };
  const http = createHttpServer({ keepAliveTimeout: 60_000 }, listener);

  /** Reads a request's head, then hands the connection to whoever plays its host. */
  const playHttp = (socket: Socket): void =>
    peek(
      socket,
      (bytes) => bytes.includes('\r\n\r\n') || bytes.length > longestHead,
      (bytes) => {
        const [, method = '', path = ''] = /^(\S+) (\S+)/.exec(bytes.toString('latin1')) ?? [];
        const host = hostIn(/\r\nhost: *(\S+)/i.exec(bytes.toString('latin1'))?.[1] ?? '');
        const scene = stages.get(host)?.scene ?? missing;
        if (typeof scene === 'function') {
          hand(http, socket, bytes);
          socket.resume();
          return;
        }
        socket.on('data', () => {});
        scene.play(socket, {
          method,
          host,
          path,
          secure: secure.has(socket),
          earlier: visited(host, path),
          now: now(),
        });
      },
    );

  const tlsServers = new Map<string, Server>();
  const tlsServer = (tls: Extract<Tls, { kind: 'tls' }>): Server => {
    const key = JSON.stringify(tls);
    const server = tlsServers.get(key) ?? createTls(tls, listener, (socket) => playHttp(tracked(socket)));
    tlsServers.set(key, server);
    return server;
  };
  const tracked = (socket: Socket): Socket => {
    secure.add(socket);
    return socket.on('error', () => {});
  };

  /** Reads the server's name out of the first bytes, then does with the connection what that server does. */
  const playTls = (socket: Socket): void =>
    peek(
      socket,
      (bytes) => serverNameOf(bytes) !== 'more',
      (bytes) => {
        const host = serverNameOf(bytes);
        if (host === null) return void socket.end(plainText);
        const { tls } = stages.get(host) ?? { tls: validTls };
        if (tls.kind === 'tls') return hand(tlsServer(tls), socket, bytes);
        socket.on('data', () => {});
        tls.play.play(socket, { method: '', host, path: '', secure: true, earlier: visited(host, ''), now: now() });
      },
    );

  const listen = async (play: (socket: Socket) => void, port: number): Promise<Server> => {
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
      play(socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, addresses === undefined ? '127.0.0.1' : '0.0.0.0', resolve);
    });
    return server;
  };
  const servers = await Promise.all([listen(playHttp, ports?.http ?? 0), listen(playTls, ports?.https ?? 0)]);
  const [httpPort = 0, httpsPort = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  const closed = await unusedPort();

  const word = (name: string): NameServerWord => words.get(name) ?? here;
  return {
    port: httpPort,
    mapPort: (port) => (port === 80 ? httpPort : port === 443 ? httpsPort : closed),
    word,
    hosts: [...stages.keys()].filter((host) => !words.has(host)),
    resolver: {
      resolve: async (name) => resolutionOf(word(name.toLowerCase().replace(/\.$/, ''))),
      facts: () => ({ asked: stages.size + words.size, resolved: stages.size }),
    },
    async [Symbol.asyncDispose]() {
      const ended = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(ended);
    },
  };
}

function stagesOf(behaviours: readonly Behaviour[]): ReadonlyMap<string, Stage> {
  const stages = new Map<string, Stage>();
  const add = (host: string, stage: Stage): void => {
    if (stages.has(host)) throw new TypeError(`two behaviours play ${host}`);
    stages.set(host, stage);
  };
  for (const behaviour of behaviours) {
    const { serve, tls = validTls, cast = {} } = behaviour;
    if (serve !== undefined) add(hostOf(behaviour), { scene: serve, tls });
    for (const [host, scene] of Object.entries(cast)) add(host, { scene, tls: validTls });
  }
  return stages;
}

function createTls(
  { certificate: name, protocol, versions }: Extract<Tls, { kind: 'tls' }>,
  listener: RequestListener,
  onSocket: (socket: Socket) => void,
): Server {
  const options = { ...certificate(name), ...(versions === 'old' ? oldVersions : {}) };
  const server =
    protocol === 'h2'
      ? createSecureServer({ ...options, allowHTTP1: false, ALPNProtocols: ['h2'] }, listener as never)
      : createTlsServer(options, onSocket);
  return server.on('tlsClientError', () => {});
}

/** Waits until enough bytes have come. */
function peek(socket: Socket, enough: (bytes: Buffer) => boolean, act: (bytes: Buffer) => void): void {
  let bytes = Buffer.alloc(0);
  const take = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]);
    if (!enough(bytes)) return;
    socket.off('data', take).pause();
    act(bytes);
  };
  socket.on('data', take);
}

/** Gives a connection to a server as if it had just come, with all its bytes still to be read. */
function hand(server: Server, socket: Socket, bytes: Buffer): void {
  socket.unshift(bytes);
  server.emit('connection', socket);
}

function bareHost(host: string): string {
  return host.replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();
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
