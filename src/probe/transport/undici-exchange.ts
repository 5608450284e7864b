import type { Socket } from 'node:net';
import { setImmediate as nextRound } from 'node:timers/promises';
import { type buildConnector, Client } from 'undici';
import type { ProbeConfig, TransportConfig } from '../../config/config.ts';
import type { Failure } from '../../model/probe.ts';
import { withFields } from '../../model/with-fields.ts';
import type { Exchange, ExchangeAnswer, ExchangeRequest, ExchangeResult } from '../exchange.ts';
import { answerHeaders } from './answer-headers.ts';
import { planBody } from './body-plan.ts';
import { boundWire } from './bound-wire.ts';
import { chargeHeaderLines } from './charge-header-lines.ts';
import { type Connection, type Head, type Prepared, withhold } from './connection.ts';
import { createConnectionPool } from './connection-pool.ts';
import { createConnector } from './connector.ts';
import { acceptedCodings } from './content-coding.ts';
import { type Deadline, startDeadline, until } from './deadline.ts';
import { failureOf, isBug } from './failure.ts';
import { openLenientConnection } from './lenient-connection.ts';
import { issuerOf } from './open-socket.ts';
import { proxyFault } from './proxy-fault.ts';
import { type BodyRead, readBody } from './read-body.ts';
import { peerOf, requestTarget, type Via, viaHeaders } from './request-target.ts';
import type { Resolver } from './resolver.ts';

export interface ExchangeOptions {
  readonly config: Pick<ProbeConfig, 'allowPrivate' | 'hosts' | 'ca' | 'concurrency' | 'transport'>;
  readonly resolver: Resolver;
  /** Environment variables: proxies and certificates. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** See {@link ConnectorOptions.mapPort}. */
  readonly mapPort?: (port: number) => number;
}

/** The network. `close` destroys the connections that wait for their next use; exchanges under way end as they do. */
export interface Transport {
  readonly exchange: Exchange;
  readonly close: () => Promise<void>;
}

/** An exchange's result without its duration, and the connection that can carry another one. */
interface Asked {
  readonly outcome: Omit<ExchangeAnswer, 'ms'> | { readonly kind: 'failure'; readonly failure: Failure };
  readonly keep: Connection | null;
}

/**
 * The exchange over real sockets. Callers bound how many run at once, in all and for each host; sockets never outnumber
 * them. This is the only file that knows undici.
 *
 * @throws ConfigError for a file of `ca` that cannot be used.
 */
export function createExchange(options: ExchangeOptions): Transport {
  const { transport, concurrency } = options.config;
  const connector = createConnector(options);
  const pool = createConnectionPool<Connection>({ connections: concurrency, idle: transport.idle });

  async function connect(request: ExchangeRequest, url: URL, key: string, deadline: Deadline) {
    const { verification, protocol, connection, parser } = request;
    const memory = connection === 'fresh' ? 'distrust' : 'trust';
    const connected = await connector({ url, memory, verification, protocol }, deadline.signal);
    if (connected.kind === 'failure') return connected;
    const { socket, via } = connected;
    const issuer = verification === 'none' ? issuerOf(socket) : null;
    if (parser === 'strict') return openUndiciConnection({ key, url, socket, via, issuer, transport });
    return openLenientConnection({
      hostname: url.hostname,
      socket,
      via,
      issuer,
      headerBytes: transport.mendedHeaderBytes,
    });
  }

  async function ask(request: ExchangeRequest, url: URL, deadline: Deadline): Promise<Asked['outcome']> {
    const key = [url.origin, request.verification, request.protocol, request.parser].join(' ');
    const waiting = pool.enter(key, url.hostname, request.connection);
    let keep: Connection | null = null;
    try {
      if (waiting !== null) {
        const asked = await askOn(waiting, request, url, deadline, transport);
        keep = asked.keep;
        // The server had closed it while it waited, which says nothing about the page.
        if (!isReset(asked.outcome)) return asked.outcome;
      }
      const connection = await connect(request, url, key, deadline);
      if ('failure' in connection) return connection;
      const asked = await askOn(connection, request, url, deadline, transport);
      keep = asked.keep;
      return asked.outcome;
    } finally {
      pool.leave(keep);
    }
  }

  return {
    async exchange(request, signal): Promise<ExchangeResult> {
      signal.throwIfAborted();
      const started = performance.now();
      const deadline = startDeadline(request.timeout, signal);
      try {
        const outcome = await ask(request, new URL(request.url), deadline);
        signal.throwIfAborted();
        return { ms: Math.round(performance.now() - started), ...outcome };
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        deadline.clear();
      }
    },
    close: async () => pool.close(),
  };
}

/** One exchange on one connection, which is destroyed unless it can be kept. */
async function askOn(
  connection: Connection,
  request: ExchangeRequest,
  url: URL,
  deadline: Deadline,
  { headerBytes, drainBytes }: TransportConfig,
): Promise<Asked> {
  let keep: Connection | null = null;
  try {
    // Framing takes at most as much again, but where somebody sends byte by byte.
    connection.allow(headerBytes + 2 * request.body.bytes + drainBytes);
    const text = request.content?.text ?? null;
    const prepared = await until(connection.prepare(url, headersOf(request), text), deadline.signal);
    // Heard later, if at all.
    prepared.head.catch(() => {});
    await sendInTurn(prepared, request, deadline);
    const head = await until(prepared.head, deadline.signal);
    const fault = connection.peer === 'proxy' ? proxyFault(head.status, head.headers) : null;
    if (fault !== null) return { outcome: { kind: 'failure', failure: { kind: 'proxy', code: fault } }, keep };
    deadline.restart(request.bodyTimeout);
    const plan = planBody(head.headers, request.body, drainBytes);
    const read = await readBody(head.body, plan, drainBytes, deadline.signal);
    if (read.wire === 'drained' && connection.usable()) keep = connection;
    return { outcome: answerOf(head, read, connection.issuer), keep };
  } catch (error) {
    if (isBug(error)) throw error;
    return { outcome: { kind: 'failure', failure: failureOf(error, 'answer') }, keep };
  } finally {
    if (keep === null) connection.destroy();
  }
}

function headersOf({ headers, content }: ExchangeRequest): Readonly<Record<string, string>> {
  const type = content === undefined ? {} : { 'content-type': content.type };
  return withFields(headers, { ...type, 'accept-encoding': acceptedCodings });
}

/** Waiting for one's turn is no slowness of the server's. */
async function sendInTurn({ send }: Prepared, { turn }: ExchangeRequest, deadline: Deadline): Promise<void> {
  if (turn === undefined) return send();
  const goOn = deadline.hold();
  await until(turn(send, deadline.signal), deadline.signal);
  goOn();
}

function answerOf(head: Head, { bytes, whole }: BodyRead, issuer: string | null): Omit<ExchangeAnswer, 'ms'> {
  const { status, headers, setCookies } = head;
  const signed = issuer === null ? {} : { issuer };
  return { kind: 'answer', status, headers, setCookies, body: bytes, ended: whole, ...signed };
}

function isReset(outcome: Asked['outcome']): boolean {
  return outcome.kind === 'failure' && outcome.failure.kind === 'reset';
}

/** Why our own connections end. Nobody reads it, and making one costs more than the rest of an end. */
const leftUnread = new Error('the connection is not needed any more');

interface UndiciConnectionOptions {
  readonly key: string;
  readonly url: URL;
  readonly socket: Socket;
  readonly via: Via;
  readonly issuer: string | null;
  readonly transport: TransportConfig;
}

/**
 * A client on a socket that was connected for it: resolving, addresses, proxies and TLS stay in our hands, and the client
 * can never connect anew, as it does after an aborted body (nodejs/undici#5845).
 */
function openUndiciConnection({ key, url, socket, via, issuer, transport }: UndiciConnectionOptions): Connection {
  const { idle, headerBytes, headerLineBytes } = transport;
  const client = new Client(url.origin, {
    connect: handOver(socket),
    maxHeaderSize: headerBytes,
    keepAliveTimeout: idle,
    keepAliveMaxTimeout: idle,
    // Our own deadline counts; undici's clock is coarse.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  client.once('connect', () => chargeHeaderLines(socket, headerLineBytes));
  const multiplexed = 'alpnProtocol' in socket && socket.alpnProtocol === 'h2';
  const ask = async (target: URL, headers: Readonly<Record<string, string>>, content: string | null): Promise<Head> => {
    const answer = await client.request({
      method: content === null ? 'GET' : 'POST',
      path: requestTarget(target, via),
      headers: { ...headers, ...viaHeaders(via) },
      body: content,
    });
    return { status: answer.statusCode, ...answerHeaders(answer.headers), body: answer.body };
  };
  return {
    key,
    hostname: url.hostname,
    peer: peerOf(via),
    issuer,
    allow: boundWire(socket),
    usable: () => !multiplexed && !socket.destroyed && !client.destroyed,
    destroy: () => {
      // The socket first: the client ends it with an error, whose trace is put into words for nobody. The client of HTTP/2
      // cannot bear to find it ended.
      if (!multiplexed) socket.destroy();
      client.destroy(leftUnread, () => {});
      socket.destroy();
    },
    async prepare(target, headers, content) {
      if (multiplexed) return withhold(() => ask(target, headers, content));
      // What the client writes waits in the socket. It writes late: first it connects, and an earlier answer has to end.
      socket.cork();
      const head = ask(target, headers, content);
      let over = false;
      head
        .catch(() => {})
        .finally(() => {
          over = true;
        });
      while (socket.writableLength === 0 && !over) await nextRound();
      return { send: () => socket.uncork(), head };
    },
  };
}

/**
 * Gives a client its socket, once, and keeps nothing of it then: V8 makes functions that undici sets as a client's properties
 * in its old generation, so that the client stays until that is collected, with all that can be reached from it.
 */
function handOver(socket: Socket): buildConnector.connector {
  let unused: Socket | null = socket;
  return (_options, done) => {
    const given = unused;
    unused = null;
    // undici does not expect an answer before its call returns.
    queueMicrotask(() => {
      if (given === null) done(Object.assign(new Error('the connection is used up'), { code: 'ECONNRESET' }), null);
      else done(null, given);
    });
  };
}
