import { getEventListeners } from 'node:events';
import { once } from '../../extract/once.ts';
import { dequeue, emptyQueue, enqueue, isQueued, leaveQueue, type Queue } from '../queue.ts';

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
  const controller = takeController();
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
  const release = once(() => {
    clearTimeout(timer);
    forget();
    leaveController(controller);
  });
  return {
    signal: controller.signal,
    restart,
    hold: () => {
      clearTimeout(timer);
      const left = endsAt - performance.now();
      return () => restart(left);
    },
    clear: release,
  };
}

/** Controllers that wait for their next use: as many as there are exchanges at once in most runs. */
const mostSpare = 64;
const spare: AbortController[] = [];

/** Making one costs as much as a parsed address, and three hidden classes of V8's. */
function takeController(): AbortController {
  const used = spare.pop();
  if (used !== undefined) return used;
  const controller = new AbortController();
  listen(controller.signal, audienceOf(controller.signal));
  return controller;
}

/** Only one that did not end anything, and that nobody has kept an ear on, is as good as new. */
function leaveController(controller: AbortController): void {
  const { signal } = controller;
  const isNew = !signal.aborted && audienceOf(signal).members.size === 0;
  if (isNew && spare.length < mostSpare && getEventListeners(signal, 'abort').length === 1) spare.push(controller);
}

interface Audience {
  /** No `Set`: a table that one grows out of keeps the next, and in V8's old generation all that were ever in it. */
  readonly members: Queue<() => void>;
  readonly tellAll: () => void;
  /** Whether the signal is listened to however many want to be told, or only while somebody does. */
  listening: 'always' | 'while-wanted';
}

/** Who is to be told of a signal's end. */
const audiences = new WeakMap<AbortSignal, Audience>();

/**
 * Tells of a signal's end, unless what comes back is called before. One signal serves all exchanges of a run, and it compares
 * every listener that comes or goes with all others: so it has one alone, and none while there is no exchange. That of a
 * deadline keeps the one it has.
 */
export function whenAborted(signal: AbortSignal, tell: () => void): () => void {
  const audience = audienceOf(signal);
  const { members, tellAll } = audience;
  if (members.size === 0 && audience.listening === 'while-wanted') {
    signal.addEventListener('abort', tellAll, { once: true });
  }
  const place = enqueue(members, tell);
  return () => {
    if (!isQueued(members, place)) return;
    leaveQueue(members, place);
    if (members.size === 0 && audience.listening === 'while-wanted') signal.removeEventListener('abort', tellAll);
  };
}

function listen(signal: AbortSignal, audience: Audience): void {
  audience.listening = 'always';
  signal.addEventListener('abort', audience.tellAll, { once: true });
}

function audienceOf(signal: AbortSignal): Audience {
  const known = audiences.get(signal);
  if (known !== undefined) return known;
  const members = emptyQueue<() => void>();
  const tellAll = (): void => {
    for (let tell = dequeue(members); tell !== undefined; tell = dequeue(members)) tell();
  };
  const audience: Audience = { members, tellAll, listening: 'while-wanted' };
  audiences.set(signal, audience);
  return audience;
}

/** What `promise` gives, unless `signal` is aborted first: then rejects with its reason. */
export function until<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const forget = whenAborted(signal, () => reject(signal.reason));
    if (signal.aborted) reject(signal.reason);
    promise.then(
      (value) => {
        forget();
        resolve(value);
      },
      (error) => {
        forget();
        reject(error);
      },
    );
  });
}
