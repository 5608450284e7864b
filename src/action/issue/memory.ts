/** What the issue has told of a link: that it is dead. */
export interface Told {
  /** The day from which on it is known to fail, `YYYY-MM-DD`; `null` where that was lost. */
  readonly since: string | null;
  /** Whether somebody has ticked its box. */
  readonly box: 'ticked' | 'open';
  /** Its address, where the text still shows it: text that anybody with write access may have changed. */
  readonly address: string | null;
}

/** What an issue remembers from one night to the next: its own text is the only place that is never evicted. */
export interface Memory {
  /** By {@link linkKey}. */
  readonly told: ReadonlyMap<string, Told>;
  /** `cut` where more links were dead than there was room for: what is not in it may have been told all the same. */
  readonly extent: 'whole' | 'cut';
}

export const emptyMemory: Memory = { told: new Map(), extent: 'whole' };

const msPerDay = 24 * 60 * 60 * 1000;

/**
 * `k3v0q8x1zm-g5x`: a key and a day in base 36, 0 for none. It stands in HTML comments, so nothing in it may end one.
 */
export function writeToken(key: string, { since }: Pick<Told, 'since'>): string {
  const days = since === null ? Number.NaN : Math.floor(Date.parse(since) / msPerDay);
  return `${key}-${Number.isNaN(days) ? '0' : Math.max(0, days).toString(36)}`;
}

const token = /^([0-9a-z]{10})-([0-9a-z]{1,4})(\+?)$/;

/** Reads {@link writeToken}, with `+` behind it for a ticked box; `null` for anything else. */
export function readToken(text: string): { readonly key: string; readonly told: Told } | null {
  const [, key, days, tick] = token.exec(text) ?? [];
  if (key === undefined || days === undefined) return null;
  const time = Number.parseInt(days, 36) * msPerDay;
  // Years beyond 9999 are written otherwise; nobody has linked anything then.
  const since = time === 0 || time > Date.UTC(9999, 0) ? null : new Date(time).toISOString().slice(0, 10);
  return { key, told: { since, box: tick === '+' ? 'ticked' : 'open', address: null } };
}
