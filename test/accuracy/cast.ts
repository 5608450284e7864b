import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { Server, Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { certificate } from '../support/web.ts';
import type { Tls } from './behaviour.ts';
import { serverNameOf } from './client-hello.ts';
import { hand, peek } from './peek.ts';
import { missing, type RawScene, type Scene } from './scene.ts';

/** What one host does on its two ports. */
export interface Role {
  readonly scene: Scene | RawScene;
  readonly tls: Tls;
}

export interface CastOptions {
  /** By host. */
  readonly roles: ReadonlyMap<string, Role>;
  /** The host that a `Host` header means. */
  readonly hostIn: (header: string) => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Plays connections to port 80 and to port 443 by the host that they ask for. */
export interface Cast {
  readonly http: (socket: Socket) => void;
  readonly https: (socket: Socket) => void;
}

export const validTls: Tls = { kind: 'tls', certificate: 'valid' };
const oldVersions: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
const longestHead = 65_536;
/** What servers say to plain HTTP on their port for https. */
const plainText = 'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>400</title>';

export function createCast({ roles, hostIn, now }: CastOptions): Cast {
  const secure = new WeakSet<Socket>();
  const visited = createCounter();
  const sceneOf = (host: string): Scene | RawScene => roles.get(host)?.scene ?? missing;

  const listener: RequestListener = (request, response) => {
    const host = hostIn(request.headers.host ?? String(request.headers[':authority'] ?? ''));
    const { method = '', url: path = '', headers, socket } = request;
    const scene = sceneOf(host);
    if (typeof scene !== 'function') throw new TypeError(`${host} does not speak HTTP`);
    const isSecure = secure.has(socket) || 'encrypted' in socket;
    scene({ method, host, path, secure: isSecure, headers, earlier: visited(host, path), now: now(), response });
  };
  const server = createHttpServer({ keepAliveTimeout: 60_000 }, listener);

  const http = async (socket: Socket): Promise<void> => {
    const bytes = await peek(socket, (bytes) => bytes.includes('\r\n\r\n') || bytes.length > longestHead);
    const head = bytes.toString('latin1');
    const [, method = '', path = ''] = /^(\S+) (\S+)/.exec(head) ?? [];
    const host = hostIn(/\r\nhost: *(\S+)/i.exec(head)?.[1] ?? '');
    const scene = sceneOf(host);
    if (typeof scene === 'function') {
      hand(server, socket, bytes);
      socket.resume();
      return;
    }
    socket.on('data', () => {}).resume();
    scene.play(socket, { method, host, path, secure: secure.has(socket), earlier: visited(host, path), now: now() });
  };

  const secureServerFor = createTlsServers(listener, (socket) => {
    secure.add(socket);
    void http(socket.on('error', () => {}));
  });

  const https = async (socket: Socket): Promise<void> => {
    const bytes = await peek(socket, (bytes) => serverNameOf(bytes) !== 'more');
    const host = serverNameOf(bytes);
    if (host === null) return void socket.end(plainText);
    const { tls } = roles.get(host) ?? { tls: validTls };
    if (tls.kind === 'tls') return hand(secureServerFor(tls), socket, bytes);
    socket.on('data', () => {}).resume();
    tls.play.play(socket, { method: '', host, path: '', secure: true, earlier: visited(host, ''), now: now() });
  };

  return { http: (socket) => void http(socket), https: (socket) => void https(socket) };
}

/** Counts how often a path of a host was asked before. */
function createCounter(): (host: string, path: string) => number {
  const visits = new Map<string, number>();
  return (host, path) => {
    const earlier = visits.get(host + path) ?? 0;
    visits.set(host + path, earlier + 1);
    return earlier;
  };
}

type RealTls = Extract<Tls, { kind: 'tls' }>;

/** One server for each kind of TLS; none of them listens. */
function createTlsServers(listener: RequestListener, onSocket: (socket: Socket) => void): (tls: RealTls) => Server {
  const servers = new Map<string, Server>();
  return (tls) => {
    const key = JSON.stringify(tls);
    const server = servers.get(key) ?? createTls(tls, listener, onSocket);
    servers.set(key, server);
    return server;
  };
}

function createTls(
  { certificate: name, protocol, versions }: RealTls,
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
