import { assertNever } from '../../model/assert-never.ts';
import { emptyQueue, enqueue, leaveQueue, type Queue } from '../queue.ts';
import { createHeap } from './heap.ts';
import type { Seat } from './seat.ts';
import { longestInLine, nextInLine, type Waiter } from './waiting-line.ts';

/** Which lane's exchange starts next. */
export interface Schedule {
  /** Finds the lane its place after anything about it has changed: who waits in it, what is under way, when it opens. */
  update(seat: Seat): void;
  /** Starts what may start now, and sees to it that the next time is not missed. */
  dispatch(): void;
  /** Takes note that an exchange has ended. */
  ended(): void;
}

export interface ScheduleOptions {
  /** Exchanges under way at once, over all lanes. */
  readonly concurrency: number;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Starts the exchange that has waited for its lane. */
  readonly start: (seat: Seat, waiter: Waiter) => void;
  /** Called whenever a slot stays free, since nothing is ready. */
  readonly idle: () => void;
}

/**
 * Of so many starts all but one go to the lane that has most to do, which decides how long the run takes; the other to the one
 * that has been ready longest, so that a few busy hosts that bear many at once never keep all others waiting.
 */
const startsPerTurn = 4;

/**
 * Milliseconds for which the last free slot is kept for a lane that is about to open and has more to do than any that is
 * ready. When all slots are taken, one becomes free every two milliseconds or so: by that much the lane that decides how long
 * the run takes would be late, at each of its starts.
 */
const keptFor = 3;

/** Given as a reason, since a new error for each costs more than all else. */
const superseded = 'superseded';

/**
 * Heaps of the lanes that are ready, by what they have to do, and of those that open later, by when, and one alarm for the
 * first of these. A start costs O(log n) of the lanes that have something to do. Lanes in which nobody asks for the first time
 * come behind all that have such: those with confirmations, the longest first, and then those with further attempts, in turn.
 */
export function createSchedule({ concurrency, now, sleep, start, idle }: ScheduleOptions): Schedule {
  const busiest = createHeap<Seat>((one, other) => one.load > other.load);
  const longest: Queue<Seat> = emptyQueue();
  const confirming = createHeap<Seat>((one, other) => one.expected > other.expected);
  const further: Queue<Seat> = emptyQueue();
  const opening = createHeap<Seat>((one, other) => one.opensAt < other.opensAt);
  let running = 0;
  let starts = 0;
  let alarm: { readonly at: number } | null = null;
  let silence = new AbortController();

  const remove = (seat: Seat): void => {
    switch (seat.standing) {
      case 'opening':
        opening.remove(seat);
        break;
      case 'first':
        busiest.remove(seat);
        if (seat.turn !== null) leaveQueue(longest, seat.turn);
        break;
      case 'confirming':
        confirming.remove(seat);
        break;
      case 'further':
        if (seat.turn !== null) leaveQueue(further, seat.turn);
        break;
      case 'idle':
        break;
      default:
        assertNever(seat.standing);
    }
    seat.turn = null;
    seat.standing = 'idle';
  };

  const place = (seat: Seat): void => {
    switch (seat.standing) {
      case 'opening':
        seat.opensAt = seat.lane.opensAt();
        opening.push(seat);
        break;
      case 'first':
        seat.load = loadOf(seat);
        busiest.push(seat);
        seat.turn = enqueue(longest, seat);
        break;
      case 'confirming':
        seat.expected = longestInLine(seat) ?? 0;
        confirming.push(seat);
        break;
      case 'further':
        seat.turn = enqueue(further, seat);
        break;
      case 'idle':
        break;
      default:
        assertNever(seat.standing);
    }
  };

  const update = (seat: Seat): void => {
    const standing = standingOf(seat, now());
    if (standing === seat.standing && isInPlace(seat)) return;
    remove(seat);
    seat.standing = standing;
    place(seat);
  };

  const updateOpened = (): void => {
    const time = now();
    for (let first = opening.peek(); first !== undefined && first.opensAt <= time; first = opening.peek()) {
      // It may have come to open later; then it is filed anew, and cannot come up again.
      remove(first);
      update(first);
    }
  };

  /** Whether the next start goes to the lane that has been ready longest. */
  const isTurn = (): boolean => starts % startsPerTurn === startsPerTurn - 1;

  const nextReady = (): Seat | undefined => {
    for (;;) {
      const asking = isTurn() ? longest.first?.item : busiest.peek();
      const seat = asking ?? confirming.peek() ?? further.first?.item;
      if (seat === undefined) return undefined;
      const { standing } = seat;
      // Meanwhile a pause may have begun, or all have given up.
      update(seat);
      if (seat.standing === standing) return seat;
    }
  };

  /** Whether the last free slot is better kept for a lane that is about to open. */
  const isKept = (seat: Seat): boolean => {
    const soon = opening.peek();
    if (soon === undefined || running < concurrency - 1 || isTurn()) return false;
    return soon.opensAt <= now() + keptFor && loadOf(soon) > (seat.standing === 'first' ? seat.load : 0);
  };

  /** An alarm that rings too early does no harm, and costs less than a new one. */
  const setAlarm = (at: number | null): void => {
    if (alarm !== null && at !== null && alarm.at <= at) return;
    if (alarm !== null) {
      silence.abort(superseded);
      silence = new AbortController();
      alarm = null;
    }
    if (at === null) return;
    const mine = { at };
    alarm = mine;
    const ring = (): void => {
      if (alarm !== mine) return;
      alarm = null;
      dispatch();
    };
    sleep(at - now(), silence.signal).then(ring, () => {});
  };

  const dispatch = (): void => {
    updateOpened();
    let seat = nextReady();
    while (running < concurrency && seat !== undefined && !isKept(seat)) {
      const waiter = nextInLine(seat);
      if (waiter === undefined) break;
      running += 1;
      starts += 1;
      start(seat, waiter);
      remove(seat);
      update(seat);
      seat = nextReady();
    }
    // While all slots are taken, it is the next end that looks again.
    if (running >= concurrency) return;
    setAlarm(opening.peek()?.opensAt ?? null);
    if (seat === undefined) idle();
  };

  return {
    update,
    dispatch,
    ended: () => {
      running -= 1;
    },
  };
}

/** Who is ready keeps the place in which it has waited. */
function isInPlace(seat: Seat): boolean {
  if (seat.standing === 'opening') return seat.opensAt === seat.lane.opensAt();
  return seat.standing !== 'confirming' || seat.expected === longestInLine(seat);
}

/** What is still to be asked, as far as it is known; 0 where nothing is for the first time. */
function loadOf({ unasked, unbegun, confirmations }: Seat): number {
  return unasked + unbegun === 0 ? 0 : unasked + unbegun + confirmations;
}

function standingOf({ lane, inTurn, confirmations, unasked, unbegun }: Seat, time: number): Seat['standing'] {
  if (inTurn.size + confirmations === 0 || lane.running() >= lane.concurrency()) return 'idle';
  if (lane.opensAt() > time) return 'opening';
  if (unasked + unbegun > 0) return 'first';
  return confirmations > 0 ? 'confirming' : 'further';
}
