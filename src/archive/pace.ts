/** Waits until the next request may go. Rejects with the signal's reason when it is aborted before. */
export type Pace = (signal: AbortSignal) => Promise<void>;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted before. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * A token bucket: `burst` requests may go at once, then one every `interval` milliseconds; rest fills it again. Kept as
 * the one moment at which it will be full (the generic cell rate algorithm of ITU-T I.371).
 */
export function createPace(
  { interval, burst }: { readonly interval: number; readonly burst: number },
  { now, sleep }: Clock,
): Pace {
  let fullAt = Number.NEGATIVE_INFINITY;
  return async (signal) => {
    const time = now();
    const start = Math.max(fullAt, time);
    fullAt = start + interval;
    const wait = start - (burst - 1) * interval - time;
    if (wait > 0) await sleep(wait, signal);
  };
}
