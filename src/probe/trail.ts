import type { Look } from '../model/probe.ts';

/** What one probe spends and finds on its way. Every ask of the probe writes to the same one. */
export interface Trail {
  note(look: Look): void;
  /** Counts one exchange that starts at `now` (milliseconds). */
  started(now: number): void;
  finished(now: number): void;
  /** Notes on which attempt an exchange ended. */
  attempted(attempts: number): void;
  /** Counts one pause on a rate limit; `spent` when the probe has none left. */
  pause(allowed: number): 'granted' | 'spent';
  readonly looks: readonly Look[];
  readonly exchanges: number;
  readonly attempts: number;
  /** Milliseconds from the first start to the last end. */
  readonly ms: number;
}

/**
 * A trail for one probe.
 *
 * @param onAnswer called whenever one of its exchanges has ended
 */
export function createTrail(onAnswer: () => void = () => {}): Trail {
  const looks: Look[] = [];
  let exchanges = 0;
  let attempts = 0;
  let pauses = 0;
  let first: number | null = null;
  let last = 0;
  return {
    note: (look) => {
      looks.push(look);
    },
    started: (now) => {
      exchanges += 1;
      attempts = Math.max(attempts, 1);
      first ??= now;
    },
    finished: (now) => {
      last = now;
      onAnswer();
    },
    attempted: (count) => {
      attempts = Math.max(attempts, count);
    },
    pause: (allowed) => {
      if (pauses >= allowed) return 'spent';
      pauses += 1;
      return 'granted';
    },
    looks,
    get exchanges() {
      return exchanges;
    },
    get attempts() {
      return attempts;
    },
    get ms() {
      return first === null ? 0 : Math.max(0, last - first);
    },
  };
}
