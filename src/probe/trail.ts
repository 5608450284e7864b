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
 * @param onStart called whenever one of its exchanges has started
 */
export function createTrail(onStart: () => void = () => {}): Trail {
  return new ProbeTrail(onStart);
}

/** A class, since every probe has one: its functions are there once. */
class ProbeTrail implements Trail {
  readonly looks: Look[] = [];
  exchanges = 0;
  attempts = 0;
  readonly #onStart: () => void;
  #pauses = 0;
  #first: number | null = null;
  #last = 0;

  constructor(onStart: () => void) {
    this.#onStart = onStart;
  }

  get ms(): number {
    return this.#first === null ? 0 : Math.max(0, this.#last - this.#first);
  }

  note(look: Look): void {
    this.looks.push(look);
  }

  started(now: number): void {
    this.exchanges += 1;
    this.attempts = Math.max(this.attempts, 1);
    this.#first ??= now;
    this.#onStart();
  }

  finished(now: number): void {
    this.#last = now;
  }

  attempted(attempts: number): void {
    this.attempts = Math.max(this.attempts, attempts);
  }

  pause(allowed: number): 'granted' | 'spent' {
    if (this.#pauses >= allowed) return 'spent';
    this.#pauses += 1;
    return 'granted';
  }
}
