import type { ProbeConfig } from '../../config/config.ts';

/** A site whose pages do not tell whether what they are about is still there. One file each. */
export interface Site {
  readonly name: string;
  /** What to ask besides the page, or `null` for an address about which there is nothing to ask. */
  question(url: URL, endpoints: ProbeConfig['endpoints']): SiteQuestion | null;
}

export interface SiteQuestion {
  readonly url: string;
  /** What the status of the answer says; `null` without an answer. */
  says(status: number | null): 'there' | 'gone' | 'unknown';
}
