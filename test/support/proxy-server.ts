import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { certificate } from './web.ts';

export interface ProxyServerOptions {
  readonly scheme?: 'http' | 'https';
  /** Refuses everything with this status, or what it says for the first question (1), the second one, and so on. */
  readonly refuse?: number | ((time: number) => number | null);
  /** Headers of a refusal. */
  readonly refusal?: Readonly<Record<string, string>>;
  /** The only `proxy-authorization` that is let through. */
  readonly authorization?: string;
}

/** A forwarding and tunnelling proxy on 127.0.0.1 that leads every name to 127.0.0.1. */
export interface TestProxy extends AsyncDisposable {
  readonly port: number;
  /** Request lines without their version: `CONNECT x.example:443`, `GET http://x.example/`. */
  readonly asked: readonly string[];
}

export async function serveProxy(options: ProxyServerOptions = {}): Promise<TestProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const refusal = (request: IncomingMessage) => {
    asked.push(`${request.method} ${request.url}`);
    if (typeof options.refuse === 'function') return options.refuse(asked.length);
    if (options.refuse !== undefined) return options.refuse;
    const { authorization } = options;
    return authorization === undefined || request.headers['proxy-authorization'] === authorization ? null : 407;
  };
  const forward = (request: IncomingMessage, response: ServerResponse) => {
    const status = refusal(request);
    if (status !== null) return void response.writeHead(status, options.refusal).end('proxy');
    const { port, pathname } = new URL(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html' }).end(`forwarded ${pathname} of port ${port}`);
  };
  const server = options.scheme === 'https' ? createHttpsServer(certificate('valid'), forward) : createServer(forward);
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const status = refusal(request);
    if (status !== null) return void socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 5\r\n\r\nproxy`);
    const target = connect(Number(new URL(`http://${request.url}`).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
