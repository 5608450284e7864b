import { request } from 'node:http';
import type { Socket } from 'node:net';
import type { ProxyServer } from './proxy.ts';

/** A proxy's word on a tunnel: the tunnel, or the status with which it refused. */
export type Tunnel =
  | { readonly kind: 'open'; readonly socket: Socket }
  | { readonly kind: 'refused'; readonly status: number };

/**
 * Asks the proxy at the other end of `socket` for a tunnel (CONNECT, RFC 9110, section 9.3.6).
 *
 * @param authority Host and port of the target, brackets kept.
 * @throws What the socket or Node's HTTP parser says; the signal's reason. The connection is destroyed then.
 */
export function openTunnel(
  socket: Socket,
  authority: string,
  proxy: ProxyServer,
  signal: AbortSignal,
): Promise<Tunnel> {
  return new Promise((resolve, reject) => {
    const asked = request({
      method: 'CONNECT',
      path: authority,
      createConnection: () => socket,
      headers: {
        host: authority,
        ...(proxy.authorization === null ? {} : { 'proxy-authorization': proxy.authorization }),
      },
    });
    const finish = (end: () => void) => {
      signal.removeEventListener('abort', abort);
      end();
    };
    const fail = (error: unknown) => {
      socket.destroy();
      finish(() => reject(error));
    };
    const abort = () => fail(signal.reason);
    asked.on('error', fail);
    asked.once('connect', (response, tunnel: Socket, head: Buffer) => {
      const status = response.statusCode ?? 0;
      const open = status >= 200 && status < 300;
      if (!open) socket.destroy();
      // A target that speaks first has already spoken into the proxy's answer.
      else if (head.length > 0) tunnel.unshift(head);
      finish(() => resolve(open ? { kind: 'open', socket: tunnel } : { kind: 'refused', status }));
    });
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    asked.end();
  });
}
