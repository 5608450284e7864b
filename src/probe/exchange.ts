import type { Failure } from '../model/probe.ts';

/** One question to one server. Redirects, retries, pauses and second looks are made of these. */
export interface ExchangeRequest {
  readonly url: string;
  /** Lower-case names. The exchange adds `host` and `accept-encoding`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The same without what is meant for this server alone, where there is such: for one that nobody vouches for. */
  readonly openHeaders?: Readonly<Record<string, string>>;
  /** Sent with POST; without it the request is a GET. Only for questions that may be asked twice. */
  readonly content?: { readonly type: string; readonly text: string };
  /** `fresh` asks on a connection that nobody used before. */
  readonly connection: 'any' | 'fresh';
  readonly verification: 'strict' | 'none';
  readonly parser: 'strict' | 'lenient';
  readonly protocol: 'http/1.1' | 'h2';
  /** What of the body is worth reading, and how many decoded bytes of it. */
  readonly body: { readonly types: 'html' | 'any'; readonly bytes: number };
  /** Without it, `first`. */
  readonly rank?: Rank;
  /** Milliseconds for DNS, connect, TLS and headers together. */
  readonly timeout: number;
  /** Milliseconds more for the body. */
  readonly bodyTimeout: number;
  /**
   * Asked once the connection stands and the request can go out at once: it calls `send` when that may be, which is not
   * counted against `timeout`. Where it rejects, nothing was sent, and the exchange rejects in the same way.
   */
  readonly turn?: Turn;
}

/** Where a request stands among those that wait for their start. */
export type Rank =
  | { readonly kind: 'first' }
  /**
   * An answer that is there already is asked for once more, behind what has not been asked at all: of this alone it is known
   * about how long it takes (`expected`, in milliseconds). Started last and longest first, it fills the slots that the last
   * slow answers leave free.
   */
  | { readonly kind: 'confirming'; readonly expected: number }
  /** Another attempt after a failure that may pass: behind all else, since most of what failed fails again. */
  | { readonly kind: 'further' };

/** Calls `send` at the time at which a request may go out; rejects without having called it. */
export type Turn = (send: () => void, signal: AbortSignal) => Promise<void>;

export type ExchangeResult = ExchangeAnswer | ExchangeFailure;

export interface ExchangeAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** Lower-case names; repeated headers joined with `, `. `location` holds its bytes as latin1. */
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
  /** Decoded; empty where the type was not asked for. */
  readonly body: Uint8Array;
  /** Whether the body was read to its end without a fault. */
  readonly ended: boolean;
  /** Who signed the server's certificate, where it was not verified. */
  readonly issuer?: string;
  readonly ms: number;
}

export interface ExchangeFailure {
  readonly kind: 'failure';
  readonly failure: Failure;
  readonly ms: number;
}

/**
 * The one port to the network. Decorators `withX(options)(next)` have the same shape.
 * Never rejects for what a server or network does; rejects only when `signal` is aborted (with its reason) and for bugs.
 */
export type Exchange = (request: ExchangeRequest, signal: AbortSignal) => Promise<ExchangeResult>;
