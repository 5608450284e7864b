/** The facts the wire gave for one request key. No opinion: that is the verdict's. */
export interface Probe {
  readonly requestKey: string;
  /** Every exchange that led on to another address, in order: all before the last, and all of a chain without an end. */
  readonly hops: readonly Hop[];
  /** How the chain ended. */
  readonly ending: Ending;
  /** What else was asked, and what came of it, in order. */
  readonly looks: readonly Look[];
  /** Exchanges spent, all in all. */
  readonly exchanges: number;
  /** Attempts spent on the exchange that needed most. */
  readonly attempts: number;
  /** From the first byte asked to the last answer, waiting included. */
  readonly ms: number;
}

/** An exchange that led on to another address. */
export interface Hop {
  readonly url: string;
  readonly status: number;
  readonly via: 'location' | 'meta-refresh' | 'refresh-header';
}

/** How a chain of exchanges ended. */
export type Ending =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failure'; readonly url: string; readonly failure: Failure }
  /** An address (with the same cookies) came round again. */
  | { readonly kind: 'redirect-loop'; readonly url: string }
  | { readonly kind: 'too-many-redirects'; readonly url: string }
  /** A redirect that leads nowhere one can ask: no or an unreadable `Location`, or not http(s). */
  | { readonly kind: 'bad-redirect'; readonly url: string; readonly status: number; readonly location: string | null }
  /** A rate limit that its pauses did not lift. */
  | { readonly kind: 'rate-limited'; readonly url: string; readonly status: number }
  /** Not asked at all: the run ended first. */
  | { readonly kind: 'not-asked'; readonly why: 'interrupted' | 'budget' };

/** An answer with a status line, whatever became of its body. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  /** Lower-case names; values of repeated headers joined with `, `. Only the headers that judging reads. */
  readonly headers: Readonly<Record<string, string>>;
  readonly page: Page;
  /** `ok`, or the code of the certificate fault behind which the answer was got by a look without verification. */
  readonly certificate: 'ok' | CertificateFault;
}

export type CertificateFault = 'cert-expired' | 'cert-hostname' | 'cert-untrusted' | 'cert-chain' | 'tls';

/** What the body told. */
export interface Page {
  /** Whether the body was read to its end without a fault. */
  readonly ended: boolean;
  /** Decoded bytes that were read. */
  readonly bytes: number;
  /** The media type without parameters, lower case; `null` without the header. */
  readonly type: string | null;
  /** White space collapsed, at most 300 UTF-16 units; `null` without one. */
  readonly title: string | null;
  /** `<meta http-equiv=refresh>` or the `Refresh` header, already parsed by the WHATWG algorithm. */
  readonly refresh: {
    readonly seconds: number;
    readonly url: string | null;
    readonly via: 'meta-refresh' | 'refresh-header';
  } | null;
  /** Marks of a parking service that the page carries. */
  readonly parking: readonly string[];
  /**
   * What stands in the page's place: a wall's test of its visitor, or the empty shell of an application that scripts fill.
   */
  readonly standIn: 'challenge' | 'app-shell' | null;
  /** Which of the asked-for fragments the page has; `null` when none was asked for. */
  readonly anchors: { readonly found: readonly string[]; readonly scripted: boolean } | null;
}

/** Why an exchange gave no status line. */
export type Failure =
  | { readonly kind: 'dns'; readonly code: 'no-such-name' | 'no-address' | 'temporary' }
  | { readonly kind: 'private-address'; readonly address: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'timeout'; readonly phase: 'dns' | 'connect' | 'answer' }
  /** `code` is Node's or OpenSSL's, for the evidence. */
  | { readonly kind: 'tls'; readonly fault: CertificateFault | 'no-application-protocol'; readonly code: string }
  /** Bytes came that are no HTTP. */
  | { readonly kind: 'protocol'; readonly code: string }
  /** The proxy's fault, never the target's. */
  | { readonly kind: 'proxy'; readonly code: string };

/** One further question and its outcome: evidence for the reader. */
export type Look =
  /** A death was asked again on a fresh connection. */
  | { readonly kind: 'confirmed'; readonly url: string; readonly status: number | null; readonly changed: boolean }
  /** The configured plain agent was sent instead of ours. */
  | { readonly kind: 'plain-agent'; readonly url: string; readonly status: number | null; readonly changed: boolean }
  | { readonly kind: 'unverified'; readonly url: string; readonly code: string; readonly status: number | null }
  | { readonly kind: 'lenient-parser'; readonly url: string; readonly code: string; readonly status: number | null }
  | { readonly kind: 'http2'; readonly url: string; readonly status: number | null }
  /** Attempts that failed before the one that counted. */
  | { readonly kind: 'retried'; readonly url: string; readonly times: number; readonly last: string }
  | { readonly kind: 'paused'; readonly url: string; readonly times: number; readonly status: number }
  /** A random sibling of a suspect page: `lies` when the server gave it the same kind of answer. */
  | {
      readonly kind: 'sibling';
      readonly url: string;
      readonly status: number | null;
      readonly suspicion: Suspicion;
      readonly lies: boolean;
    }
  | SiteLook
  /** This host refused several connections in a row: the evidence is shared. */
  | { readonly kind: 'circuit-open'; readonly host: string };

/** A site that has a question of its own was asked it. */
export type SiteLook = {
  readonly kind: 'site';
  readonly site: string;
  readonly url: string;
  readonly status: number | null;
  /** `hidden`: what is missing for us may be there for those who are let in. */
  readonly says: 'there' | 'gone' | 'hidden' | 'unknown';
  /** What a forge tells besides of the repository that is there, see `RepositoryFacts`. */
  readonly repository?: string;
  readonly archived?: boolean;
  readonly pushedAt?: string;
  readonly stars?: number;
  readonly license?: string;
};

/** Why an answer that looks fine is not believed at once. */
export type Suspicion = 'title' | 'path' | 'redirect-to-root' | 'parking';
