import type { Ports } from '../../src/ports.ts';

/** A clock that only moves when someone sleeps. */
export interface Clock extends Pick<Ports, 'now' | 'sleep'> {
  /** Milliseconds slept so far. */
  readonly slept: () => number;
}

export function createClock(start: number = Date.UTC(2026, 0, 1)): Clock {
  let time = start;
  return {
    now: () => time,
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted();
      time += milliseconds;
    },
    slept: () => time - start,
  };
}
