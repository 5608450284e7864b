import type { PaceConfig } from '../../config/config.ts';

/** How fast a lane may go: as configured, until a rate limit is met; then one at a time and slower than measured. */
export interface Pace {
  /** Milliseconds between two starts. */
  interval(): number;
  concurrency(): number;
  started(now: number): void;
  /** An answer that was no 429. */
  clean(now: number): void;
  /** A 429, once for all that were under way together. */
  limited(now: number): void;
}

/** A pace for one lane. Times are in milliseconds. */
export function createPace(configured: Configured, config: PaceConfig): Pace {
  return new HostPace(configured, config);
}

interface Configured {
  readonly interval: number;
  readonly concurrency: number;
}

/** A class, since every host has one: its functions are there once. */
class HostPace implements Pace {
  readonly #configured: Configured;
  readonly #config: PaceConfig;
  #firstStart: number | null = null;
  #answers: number[] = [];
  /** Starts a millisecond; `null` while nothing limits the lane. */
  #rate: number | null = null;
  #ceiling = Number.POSITIVE_INFINITY;
  #cleanInARow = 0;

  constructor(configured: Configured, config: PaceConfig) {
    this.#configured = configured;
    this.#config = config;
  }

  interval(): number {
    return Math.max(this.#configured.interval, this.#rate === null ? 0 : 1 / this.#rate);
  }

  concurrency(): number {
    return this.#rate === null ? this.#configured.concurrency : 1;
  }

  started(now: number): void {
    this.#firstStart ??= now;
  }

  clean(now: number): void {
    const { longestWindow, cleanAnswers, recovery } = this.#config;
    // Not at each answer: that would copy all the others.
    if ((this.#answers[0] ?? now) < now - 2 * longestWindow) this.#forget(now);
    this.#answers.push(now);
    if (this.#rate === null) return;
    this.#cleanInARow += 1;
    if (this.#cleanInARow % cleanAnswers !== 0) return;
    const rate = Math.min(this.#ceiling, this.#rate * (1 + recovery));
    this.#rate = 1 / rate <= this.#configured.interval ? null : rate;
  }

  limited(now: number): void {
    this.#forget(now);
    const { longestWindow, shortestWindow, measuredFrom, ceiling, share, slowest } = this.#config;
    const floor = 1 / slowest;
    const window = Math.min(longestWindow, now - (this.#firstStart ?? now));
    const answers = this.#answers.length;
    const measured = Math.max(1, answers) / Math.max(shortestWindow, window);
    // A few answers show how fast we asked, not how fast one may.
    this.#ceiling = answers >= measuredFrom ? Math.max(floor, measured * ceiling) : Number.POSITIVE_INFINITY;
    this.#rate = Math.max(floor, share * Math.min(measured, this.#rate ?? measured));
    this.#cleanInARow = 0;
  }

  #forget(now: number): void {
    const oldest = now - this.#config.longestWindow;
    this.#answers = this.#answers.filter((time) => time >= oldest);
  }
}
