import type { Probe, SiteLook } from '../../model/probe.ts';

/** A site that answers in place of its pages: one question tells as much as the page would, for many addresses at once. */
export interface PlaceSite {
  /** The host of its addresses. */
  readonly name: string;
  /** @param address as `URL.href` gives it */
  matches(address: string): boolean;
  /**
   * Asks about one address that matches. `null` where the site has no clear word: then the page is asked as any other.
   *
   * @throws what only a bug can throw; an aborted signal gives `null`
   */
  ask(url: URL, signal: AbortSignal): Promise<PlaceAnswer | null>;
  /** Why it is not asked any more, or `null` while it is. */
  trouble(): SiteTrouble | null;
}

export interface PlaceAnswer {
  readonly look: SiteLook;
  /** What the page would have shown. `null` where the site knows no such page: the page itself confirms that. */
  readonly chain: Pick<Probe, 'hops' | 'ending'> | null;
  readonly spent: Pick<Probe, 'exchanges' | 'attempts' | 'ms'>;
}

/** Why a site is left alone for the rest of a run; its pages are asked instead. */
export interface SiteTrouble {
  readonly site: string;
  readonly why: 'token-refused' | 'rate-limited' | 'no-answer';
  /** `null` without an answer. */
  readonly status: number | null;
}
