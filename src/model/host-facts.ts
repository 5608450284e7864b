/** What is learned about a host from its answers. */
export interface HostFacts {
  /** Which agent it answers. */
  readonly agent: 'ours' | 'plain';
  /** Milliseconds between two starts that it bore after a rate limit; `null` where it named none. */
  readonly interval: number | null;
}
