import type { Readable } from 'node:stream';
import type { ExchangeAnswer } from '../exchange.ts';
import type { Pooled } from './connection-pool.ts';

/** One socket to one origin and the parser that speaks on it. It is used by one exchange at a time. */
export interface Connection extends Pooled {
  /** At the other end of the socket: a forwarding proxy's own statuses are not the target's. */
  readonly peer: 'target' | 'proxy';
  /** Who signed the server's certificate, where it was not verified. */
  readonly issuer: string | null;
  /** Lets so many bytes come from now on; with more the connection breaks. */
  readonly allow: (bytes: number) => void;
  /**
   * Makes a request for the URL ready, on this connection alone: with GET, or with POST where there is content. Destroying
   * the connection ends it.
   *
   * @param headers Lower-case names.
   * @param content The text to be sent, or `null`.
   */
  readonly prepare: (url: URL, headers: Readonly<Record<string, string>>, content: string | null) => Promise<Prepared>;
}

/** A request that can go out in this turn of the event loop, so that its time is the one at which the server gets it. */
export interface Prepared {
  readonly send: () => void;
  /** Rejects with what socket and parser say before the headers have come, which may be before anything was sent. */
  readonly head: Promise<Head>;
}

/** A status line with its headers, and the undecoded body that follows. */
export interface Head extends Pick<ExchangeAnswer, 'status' | 'headers' | 'setCookies'> {
  readonly body: Readable;
}

/** What is only begun when it is sent. */
export function withhold(begin: () => Promise<Head>): Prepared {
  let send = (): void => {};
  const sent = new Promise<void>((resolve) => {
    send = resolve;
  });
  return { send: () => send(), head: sent.then(begin) };
}
