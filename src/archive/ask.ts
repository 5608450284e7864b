/**
 * Asks an archive one question. Never follows redirects, and never rejects for what the archive or the network does;
 * rejects with the signal's reason when it is aborted.
 */
export type ArchiveAsk = (url: string, signal: AbortSignal) => Promise<ArchiveAnswer | ArchiveFailure>;

export interface ArchiveAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded text, possibly cut. */
  readonly body: string;
}

export interface ArchiveFailure {
  readonly kind: 'failure';
  /** One word for the log: `timeout`, `refused` … */
  readonly why: string;
}
