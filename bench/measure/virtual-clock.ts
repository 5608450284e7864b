/** A clock that jumps from one that sleeps to the next, as soon as nobody has anything left to do. */
export interface VirtualClock {
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Lets time pass until nobody sleeps any more. */
  readonly run: () => Promise<void>;
}

interface Sleeper {
  readonly at: number;
  /** Of those that wake at the same time the one that went to sleep first. */
  readonly order: number;
  readonly wake: () => void;
}

const settled = Promise.resolve();

/**
 * Made to cost next to nothing, so that what is measured under it is not the clock: a binary heap holds who sleeps, and
 * between two steps all microtasks run, without a turn of the event loop.
 */
export function createVirtualClock(start = 0): VirtualClock {
  let time = start;
  let order = 0;
  const heap: Sleeper[] = [];

  const push = (sleeper: Sleeper): void => {
    let place = heap.length;
    for (; place > 0; place = (place - 1) >> 1) {
      const parent = heap[(place - 1) >> 1];
      if (parent === undefined || isBefore(parent, sleeper)) break;
      heap[place] = parent;
    }
    heap[place] = sleeper;
  };
  const pop = (): Sleeper | undefined => {
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let place = 0;
    for (let child = 1; child < heap.length; child = 2 * place + 1) {
      let next = heap[child];
      const right = heap[child + 1];
      if (next !== undefined && right !== undefined && isBefore(right, next)) {
        next = right;
        child += 1;
      }
      if (next === undefined || isBefore(last, next)) break;
      heap[place] = next;
      place = child;
    }
    heap[place] = last;
    return first;
  };

  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const wake = (): void => (signal.aborted ? reject(signal.reason) : resolve());
        push({ at: time + ms, order: order++, wake });
      }),
    run: () =>
      new Promise((done) => {
        const step = (): void => {
          const next = pop();
          if (next === undefined) {
            done();
            return;
          }
          time = Math.max(time, next.at);
          next.wake();
          // A tick that a microtask asks for comes after all microtasks. `queueMicrotask` would make a resource for each.
          void settled.then(askForTick);
        };
        const askForTick = (): void => process.nextTick(step);
        // Whoever starts this may still have things to do.
        setImmediate(step);
      }),
  };
}

function isBefore(one: Sleeper, other: Sleeper): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
