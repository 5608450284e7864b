import { type IncomingMessage, request as startRequest } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex, pipeline } from 'node:stream';
import { answerHeaders } from './answer-headers.ts';
import { boundWire } from './bound-wire.ts';
import { type Connection, type Head, withhold } from './connection.ts';
import { createHeadMender } from './mend-head.ts';
import { peerOf, requestTarget, type Via, viaHeaders } from './request-target.ts';

export interface LenientConnectionOptions {
  readonly hostname: string;
  readonly socket: Socket;
  readonly via: Via;
  readonly issuer: string | null;
  /** Bytes of an answer's header section. */
  readonly headerBytes: number;
}

/**
 * A connection on which answers are mended as far as browsers would read them, then read by Node's lenient parser. For one
 * exchange: after such an answer nobody knows where the next one would start.
 */
export function openLenientConnection({
  hostname,
  socket,
  via,
  issuer,
  headerBytes,
}: LenientConnectionOptions): Connection {
  const ask = (url: URL, headers: Readonly<Record<string, string>>, content: string | null): Promise<Head> =>
    new Promise<Head>((resolve, reject) => {
      const asked = startRequest({
        method: content === null ? 'GET' : 'POST',
        createConnection: () => mended(socket, headerBytes),
        host: url.hostname,
        path: requestTarget(url, via),
        headers: { host: url.host, ...headers, ...viaHeaders(via), connection: 'close' },
        insecureHTTPParser: true,
        maxHeaderSize: headerBytes,
      });
      asked.on('error', reject);
      asked.once('response', (answer) => resolve(headOf(answer)));
      asked.once('upgrade', () => reject(Object.assign(new Error('switched protocols'), { code: 'HPE_UPGRADE' })));
      asked.end(content ?? undefined);
    });
  const destroy = () => {
    socket.destroy();
  };
  return {
    key: '',
    hostname,
    peer: peerOf(via),
    issuer,
    allow: boundWire(socket),
    usable: () => false,
    destroy,
    prepare: async (url, headers, content) => withhold(() => ask(url, headers, content)),
  };
}

/** The same connection, with the head of what comes mended. A fault of the socket ends it as well. */
function mended(socket: Socket, headerBytes: number): Duplex {
  const readable = createHeadMender(headerBytes);
  pipeline(socket, readable, () => {});
  // Stays: a fault after the answer was handed on must never be without a listener.
  return Duplex.from({ readable, writable: socket }).on('error', () => {});
}

function headOf(answer: IncomingMessage): Head {
  return { status: answer.statusCode ?? 0, ...answerHeaders(answer.headersDistinct), body: answer };
}
