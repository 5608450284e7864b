/**
 * Reads `Retry-After` (RFC 9110, section 10.2.3): seconds or an HTTP date.
 *
 * @param value the header, or `undefined` without one
 * @param now milliseconds since the epoch
 * @returns milliseconds to wait, not capped; `null` where the header says nothing usable (absent, zero, negative, past, no date)
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000 || null;
  // Only what starts with a weekday: `Date.parse` reads "-5" and many other things as dates.
  if (!/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) || date <= now ? null : date - now;
}
