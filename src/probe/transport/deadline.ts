import { setMaxListeners } from 'node:events';

/** The reason with which a {@link Deadline}'s own timer aborts its signal. */
export const deadlinePassed: unique symbol = Symbol('deadline passed');

/** One signal for "too late" and for "the caller has given up". */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Counts anew, from now. */
  readonly restart: (milliseconds: number) => void;
  /** Stops counting until the function that it returns is called. */
  readonly hold: () => () => void;
  /** Lets go of the timer and of the caller's signal. */
  readonly clear: () => void;
}

/**
 * A timer of our own, because undici's signal and time-outs do not cover resolving and connecting (nodejs/undici#386).
 *
 * @param milliseconds From now until the signal is aborted with {@link deadlinePassed}.
 * @param outer The caller's signal; its reason is passed on.
 */
export function startDeadline(milliseconds: number, outer: AbortSignal): Deadline {
  const controller = new AbortController();
  const pass = () => controller.abort(deadlinePassed);
  const giveUp = () => controller.abort(outer.reason);
  let timer: NodeJS.Timeout;
  let endsAt: number;
  const restart = (next: number) => {
    clearTimeout(timer);
    endsAt = performance.now() + next;
    timer = setTimeout(pass, next);
  };
  restart(milliseconds);
  // One signal serves all exchanges of a run, so that more than ten listeners are no leak.
  setMaxListeners(0, outer);
  outer.addEventListener('abort', giveUp, { once: true });
  if (outer.aborted) giveUp();
  return {
    signal: controller.signal,
    restart,
    hold: () => {
      clearTimeout(timer);
      const left = endsAt - performance.now();
      return () => restart(left);
    },
    clear: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', giveUp);
    },
  };
}

/** What `promise` gives, unless `signal` is aborted first: then rejects with its reason. */
export function until<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
