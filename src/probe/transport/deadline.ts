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
  const forget = whenAborted(outer, giveUp);
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
      forget();
    },
  };
}

interface Audience {
  readonly members: Set<() => void>;
  readonly tellAll: () => void;
}

/** Who is to be told of a signal's end. */
const audiences = new WeakMap<AbortSignal, Audience>();

/**
 * Tells of a signal's end, unless what comes back is called before. One signal serves all exchanges of a run, and it compares
 * every listener that comes or goes with all others: so it has one alone, and none while there is no exchange.
 */
function whenAborted(signal: AbortSignal, tell: () => void): () => void {
  const { members, tellAll } = audienceOf(signal);
  if (members.size === 0) signal.addEventListener('abort', tellAll, { once: true });
  members.add(tell);
  return () => {
    members.delete(tell);
    if (members.size === 0) signal.removeEventListener('abort', tellAll);
  };
}

function audienceOf(signal: AbortSignal): Audience {
  const known = audiences.get(signal);
  if (known !== undefined) return known;
  const members = new Set<() => void>();
  const audience: Audience = { members, tellAll: () => members.forEach((tell) => void tell()) };
  audiences.set(signal, audience);
  return audience;
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
