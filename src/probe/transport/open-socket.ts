import { connect as connectTcp, isIP, type Socket, type TcpNetConnectOpts } from 'node:net';
import { connect as connectTls, type PeerCertificate, type SecureContext, TLSSocket } from 'node:tls';
import { whenAborted } from './deadline.ts';
import type { Address } from './hosts-file.ts';

export interface TcpOptions {
  readonly hostname: string;
  readonly port: number;
  /** In the order in which they are tried. */
  readonly addresses: readonly Address[];
  /** Milliseconds after which the next address is tried as well. */
  readonly addressTimeout: number;
}

/**
 * With what Node sets on its own copy of the options, as it sets it. Where the copy does not have it yet, V8 makes four hidden
 * classes for each socket, in the old generation, and all that it brings lives until that is collected.
 */
interface SocketOptions extends TcpNetConnectOpts {
  readonly emitClose: false;
  readonly autoDestroy: true;
  readonly decodeStrings: false;
}

/**
 * A connection to one of the addresses (Happy Eyeballs, RFC 8305). Nothing is resolved here, so the addresses that were
 * checked are the ones that are connected to.
 *
 * @throws The socket's error, or an AggregateError of all addresses'; the signal's reason.
 */
export function openTcp(
  { hostname, port, addresses, addressTimeout }: TcpOptions,
  signal: AbortSignal,
): Promise<Socket> {
  const options: SocketOptions = {
    host: isIP(hostname) === 0 ? hostname : (addresses[0]?.address ?? hostname),
    port,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: addressTimeout,
    lookup: (_hostname, options, done) => {
      const [first] = addresses;
      if (options.all === true || first === undefined) done(null, [...addresses]);
      else done(null, first.address, first.family);
    },
    allowHalfOpen: false,
    emitClose: false,
    autoDestroy: true,
    decodeStrings: false,
  };
  // No option: with a tenth one V8 makes a table of Node's copy.
  return ready(connectTcp(options).setNoDelay(true), 'connect', signal);
}

export interface TlsOptions {
  readonly hostname: string;
  readonly context: SecureContext;
  readonly verification: 'strict' | 'none';
  readonly protocol: 'http/1.1' | 'h2';
}

/**
 * TLS on an open connection.
 *
 * @throws The socket's error; the signal's reason. The connection is destroyed then.
 */
export function openTls(socket: Socket, options: TlsOptions, signal: AbortSignal): Promise<Socket> {
  const name = options.hostname.replace(/\.$/, '');
  const secure = connectTls({
    socket,
    host: name,
    // RFC 6066, section 3: neither addresses nor a trailing dot.
    ...(isIP(name) === 0 ? { servername: name } : {}),
    secureContext: options.context,
    rejectUnauthorized: options.verification === 'strict',
    ALPNProtocols: options.protocol === 'h2' ? ['h2', 'http/1.1'] : ['http/1.1'],
  });
  return ready(secure, 'secureConnect', signal);
}

/** UTF-16 units of an issuer's name that are kept; RFC 5280, appendix A.1 allows 64 characters. */
const issuerLength = 200;

/** The common name (else the organisation) of who signed the server's certificate; `null` without TLS or a name. */
export function issuerOf(socket: Socket): string | null {
  if (!(socket instanceof TLSSocket)) return null;
  // Empty, whatever its type says, where the server sent none.
  const { issuer }: Partial<PeerCertificate> = socket.getPeerCertificate();
  return [issuer?.CN ?? issuer?.O ?? []].flat()[0]?.slice(0, issuerLength) ?? null;
}

function ready<S extends Socket>(socket: S, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<S> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      forget();
      finish();
    };
    const fail = (error: unknown) => {
      socket.destroy();
      settle(() => reject(error));
    };
    const abort = () => fail(signal.reason);
    const forget = whenAborted(signal, abort);
    // Stays: a fault after the connection was handed on must never be without a listener.
    socket.on('error', fail);
    socket.once(event, () => settle(() => resolve(socket)));
    if (signal.aborted) abort();
  });
}
