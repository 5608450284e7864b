import { setMaxListeners } from 'node:events';

/** A clock that stands still until everyone waits, and then jumps to whoever wakes first. */
export interface VirtualTime {
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Lets time pass until the promise settles. Rejects when nobody sleeps any more and it still has not. */
  run<T>(promise: Promise<T>): Promise<T>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export function createVirtualTime(start = 1_700_000_000_000): VirtualTime {
  let time = start;
  let sleepers: readonly Sleeper[] = [];

  const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((wake, fail) => {
      if (signal.aborted) return fail(signal.reason);
      const stop = (): void => {
        sleepers = sleepers.filter((other) => other !== sleeper);
        fail(signal.reason);
      };
      const sleeper: Sleeper = {
        at: time + ms,
        wake: () => {
          signal.removeEventListener('abort', stop);
          wake();
        },
      };
      sleepers = [...sleepers, sleeper].sort((a, b) => a.at - b.at);
      setMaxListeners(0, signal);
      signal.addEventListener('abort', stop);
    });

  const run = async <T>(promise: Promise<T>): Promise<T> => {
    let state: 'pending' | 'settled' = 'pending';
    const settle = (): void => {
      state = 'settled';
    };
    promise.then(settle, settle);
    for (let idle = 0; ; ) {
      // Immediates run after every microtask that is due.
      await new Promise((done) => setImmediate(done));
      if ((state as string) === 'settled') return promise;
      const [first] = sleepers;
      if (first === undefined) {
        idle += 1;
        if (idle > 50) throw new Error('everything waits, and nobody for the clock');
        continue;
      }
      idle = 0;
      sleepers = sleepers.slice(1);
      time = Math.max(time, first.at);
      first.wake();
    }
  };

  return { now: () => time, sleep, run };
}
