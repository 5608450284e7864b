import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type RequestListener } from 'node:http';
import { createSecureServer as createHttp2Server } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';

/** The certificates under fixtures/certificates, each with its fault for a name. */
export type CertificateName =
  | 'valid'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-host'
  | 'self-signed'
  | 'acting'
  | 'incomplete'
  | 'untrusted';

/** A request as a server saw it. */
export interface Seen {
  readonly method: string;
  /** As in the request line. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

/** A server on 127.0.0.1 for one test: `await using server = await serve(…)`. */
export interface Web extends AsyncDisposable {
  readonly port: number;
  /** `http://127.0.0.1:<port>`, or `https://localhost:<port>`. */
  readonly origin: string;
  /** What was asked, in order; empty for raw servers. */
  readonly requests: readonly Seen[];
  /** How many connections there have been, and how many are open. */
  readonly connections: { readonly made: number; readonly open: number };
  /** The URL of a path on another name; the test's resolver leads it here. */
  readonly url: (path: string, hostname?: string) => string;
  /** Destroys every connection and stops listening. */
  readonly close: () => Promise<void>;
}

const certificates = new URL('../../fixtures/certificates/', import.meta.url);

/** The path of the root certificate under which `valid` is valid: for `ca`. */
export const testAuthority = new URL('ca.pem', certificates).pathname;

/** The key and certificate of one name, as Node's TLS servers take them. */
export function certificate(name: CertificateName): { readonly key: string; readonly cert: string } {
  const read = (ending: string) => readFileSync(new URL(`${name}.${ending}`, certificates), 'utf8');
  return { key: read('key'), cert: read('pem') };
}

/** A plain HTTP server. */
export function serve(handler: RequestListener): Promise<Web> {
  const requests: Seen[] = [];
  const server = createServer({ keepAliveTimeout: 60_000 }, recorded(handler, requests));
  return listen(server, { scheme: 'http', hostname: '127.0.0.1' }, requests);
}

export interface TlsWeb {
  readonly certificate: CertificateName;
  /** `h2` speaks nothing else. */
  readonly protocol?: 'http/1.1' | 'h2';
  /** `old` speaks TLS 1.1 at most. */
  readonly versions?: 'current' | 'old';
}

const oldVersions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

/** An HTTPS server. */
export function serveTls(
  handler: RequestListener,
  { certificate: name, protocol, versions = 'current' }: TlsWeb,
): Promise<Web> {
  const requests: Seen[] = [];
  const listener = recorded(handler, requests);
  const server =
    protocol === 'h2'
      ? createHttp2Server({ ...certificate(name), allowHTTP1: false, ALPNProtocols: ['h2'] }, (request, response) =>
          listener(request as unknown as IncomingMessage, response as never),
        )
      : createHttpsServer(
          { ...certificate(name), ...(versions === 'old' ? oldVersions : {}), keepAliveTimeout: 60_000 },
          listener,
        );
  return listen(server, { scheme: 'https', hostname: 'localhost' }, requests);
}

/** A TCP server for what no HTTP server would do. */
export function serveRaw(onSocket: (socket: Socket) => void): Promise<Web> {
  const server = createTcpServer(onSocket);
  return listen(server, { scheme: 'http', hostname: '127.0.0.1' }, []);
}

/** A raw server that reads a request's headers and then sends this text (latin1), and closes. */
export function serveText(answer: string): Promise<Web> {
  return serveRaw((socket) => socket.once('data', () => socket.end(answer, 'latin1')));
}

/** A port of this machine on which nothing listens. */
export async function unusedPort(): Promise<number> {
  const server = await serveRaw((socket) => socket.destroy());
  await server.close();
  return server.port;
}

function recorded(handler: RequestListener, requests: Seen[]): RequestListener {
  return (request, response) => {
    requests.push({ method: request.method ?? '', target: request.url ?? '', headers: request.headers });
    return handler(request, response);
  };
}

interface Place {
  readonly scheme: 'http' | 'https';
  readonly hostname: string;
}

async function listen(server: Server, { scheme, hostname }: Place, requests: readonly Seen[]): Promise<Web> {
  const open = new Set<Socket>();
  let made = 0;
  server.on('connection', (socket) => {
    made += 1;
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  };
  return {
    port,
    origin: `${scheme}://${hostname}:${port}`,
    requests,
    connections: {
      get made() {
        return made;
      },
      get open() {
        return open.size;
      },
    },
    url: (path, name = hostname) => `${scheme}://${name}:${port}${path}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}
