import type { Readable } from 'node:stream';
import type { Pooled } from './connection-pool.ts';
import type { ExchangeAnswer } from './exchange.ts';

/** One socket to one origin and the parser that speaks on it. It is used by one exchange at a time. */
export interface Connection extends Pooled {
  /** At the other end of the socket: a forwarding proxy's own statuses are not the target's. */
  readonly peer: 'target' | 'proxy';
  /** Who signed the server's certificate, where it was not verified. */
  readonly issuer: string | null;
  /**
   * Asks for the URL, on this connection alone: with GET, or with POST where there is content. Rejects with what socket and
   * parser say before the headers have come; destroying the connection ends it.
   *
   * @param headers Lower-case names.
   * @param content The text to be sent, or `null`.
   */
  readonly request: (url: URL, headers: Readonly<Record<string, string>>, content: string | null) => Promise<Head>;
}

/** A status line with its headers, and the undecoded body that follows. */
export interface Head extends Pick<ExchangeAnswer, 'status' | 'headers' | 'setCookies'> {
  readonly body: Readable;
}
