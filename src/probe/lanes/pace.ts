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
export function createPace(
  configured: { readonly interval: number; readonly concurrency: number },
  config: PaceConfig,
): Pace {
  let firstStart: number | null = null;
  let answers: number[] = [];
  /** Starts a millisecond; `null` while nothing limits the lane. */
  let rate: number | null = null;
  let ceiling = Number.POSITIVE_INFINITY;
  let cleanInARow = 0;
  const floor = 1 / config.slowest;

  const forget = (now: number): void => {
    const oldest = now - config.longestWindow;
    answers = answers.filter((time) => time >= oldest);
  };

  return {
    interval: () => Math.max(configured.interval, rate === null ? 0 : 1 / rate),
    concurrency: () => (rate === null ? configured.concurrency : 1),
    started: (now) => {
      firstStart ??= now;
    },
    clean: (now) => {
      // Not at each answer: that would copy all the others.
      if ((answers[0] ?? now) < now - 2 * config.longestWindow) forget(now);
      answers.push(now);
      if (rate === null) return;
      cleanInARow += 1;
      if (cleanInARow % config.cleanAnswers !== 0) return;
      rate = Math.min(ceiling, rate * (1 + config.recovery));
      if (1 / rate <= configured.interval) rate = null;
    },
    limited: (now) => {
      forget(now);
      const window = Math.min(config.longestWindow, now - (firstStart ?? now));
      const measured = Math.max(1, answers.length) / Math.max(config.shortestWindow, window);
      // A few answers show how fast we asked, not how fast one may.
      ceiling =
        answers.length >= config.measuredFrom ? Math.max(floor, measured * config.ceiling) : Number.POSITIVE_INFINITY;
      rate = Math.max(floor, config.share * Math.min(measured, rate ?? measured));
      cleanInARow = 0;
    },
  };
}
