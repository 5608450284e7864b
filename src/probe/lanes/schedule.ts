import type { Turn } from '../exchange.ts';
import { dequeue, emptyQueue, enqueue, leaveQueue, type Place, type Queue } from '../queue.ts';
import type { Party } from './entrance.ts';
import { createHeap, type HeapItem } from './heap.ts';
import type { Lane } from './lane.ts';
import type { Entry } from './lanes.ts';

/** Which lane's exchange starts next. */
export interface Schedule {
  /** Finds the lane its place after anything about it has changed: who waits in it, what is under way, when it opens. */
  update(seat: Seat): void;
  /** Starts what may start now, and sees to it that the next time is not missed. */
  dispatch(): void;
  /** Takes note that an exchange has ended. */
  ended(): void;
}

/** A lane with those that wait for it. */
export interface Seat extends HeapItem {
  readonly lane: Lane;
  /** By which requests of exchanges that have started are sent. */
  readonly takeTurn: Turn;
  /** Exchanges that wait for their start. */
  readonly waiters: Queue<Waiter>;
  /** Those of the waiters that are no further attempts. */
  unasked: number;
  /** Probes that wait before they begin. */
  readonly entrance: Queue<Party>;
  /** How many these are. */
  unbegun: number;
  /** Whether those that wait before they begin may begin. */
  door: 'closed' | 'open';
  /** Probes that have begun, and whose first exchange has not started. */
  begun: number;
  /** Where the lane stands in the schedule: `idle` while nothing of it could start, whatever the time. */
  standing: 'idle' | 'opening' | 'ready';
  /** Milliseconds: when a lane that opens later was seen to do so. */
  opensAt: number;
  /** What a lane that is ready had to ask for the first time when it became so. */
  load: number;
  /** Its place among those that are ready, and have as it has something to ask for the first time, or nothing. */
  turn: Place<Seat> | null;
}

/** An exchange that waits for its start. */
export interface Waiter {
  readonly signal: AbortSignal;
  readonly attempt: 'first' | 'further';
  readonly enter: (entry: Entry) => void;
  /** Takes a reason for which it waits in vain. */
  readonly fail: (reason: unknown) => void;
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

/** A lane for which nobody waits yet. */
export function createSeat(lane: Lane, takeTurn: Turn): Seat {
  return {
    lane,
    takeTurn,
    waiters: emptyQueue(),
    unasked: 0,
    entrance: emptyQueue(),
    unbegun: 0,
    door: 'closed',
    begun: 0,
    standing: 'idle',
    opensAt: 0,
    load: 0,
    turn: null,
    heapPlace: 0,
  };
}

/**
 * One heap of the lanes that are ready, by what they have to do, one of those that open later, by when, and one alarm for the
 * first of these. A start costs O(log n) of the lanes that have something to do. Lanes in which only further attempts wait come
 * last, in turn: most of what failed fails again, and takes the longest to do so.
 */
export function createSchedule({ concurrency, now, sleep, start, idle }: ScheduleOptions): Schedule {
  const busiest = createHeap<Seat>((one, other) => one.load > other.load);
  const longest: Queue<Seat> = emptyQueue();
  const further: Queue<Seat> = emptyQueue();
  const opening = createHeap<Seat>((one, other) => one.opensAt < other.opensAt);
  let running = 0;
  let starts = 0;
  let alarm: { readonly at: number } | null = null;
  let silence = new AbortController();

  const remove = (seat: Seat): void => {
    if (seat.standing === 'opening') opening.remove(seat);
    if (seat.standing === 'ready' && seat.load > 0) busiest.remove(seat);
    if (seat.turn !== null) leaveQueue(seat.load > 0 ? longest : further, seat.turn);
    seat.turn = null;
    seat.standing = 'idle';
  };

  const update = (seat: Seat): void => {
    const standing = standingOf(seat, now());
    if (standing === seat.standing && isInPlace(seat)) return;
    remove(seat);
    seat.standing = standing;
    if (standing === 'opening') {
      seat.opensAt = seat.lane.opensAt();
      opening.push(seat);
    }
    if (standing === 'ready') {
      seat.load = loadOf(seat);
      if (seat.load > 0) busiest.push(seat);
      seat.turn = enqueue(seat.load > 0 ? longest : further, seat);
    }
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
      const seat = (isTurn() ? longest.first?.item : busiest.peek()) ?? further.first?.item;
      if (seat === undefined) return undefined;
      // Meanwhile a pause may have begun, or all have given up.
      update(seat);
      if (seat.standing === 'ready') return seat;
    }
  };

  /** Whether the last free slot is better kept for a lane that is about to open. */
  const isKept = (seat: Seat): boolean => {
    const soon = opening.peek();
    if (soon === undefined || running < concurrency - 1 || isTurn()) return false;
    return soon.opensAt <= now() + keptFor && loadOf(soon) > seat.load;
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
      const waiter = dequeue(seat.waiters);
      if (waiter === undefined) break;
      if (waiter.attempt === 'first') seat.unasked -= 1;
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

/** Who is ready keeps the place in which it has waited, unless that was for further attempts alone. */
function isInPlace(seat: Seat): boolean {
  if (seat.standing === 'opening') return seat.opensAt === seat.lane.opensAt();
  return seat.standing === 'idle' || seat.load > 0 || loadOf(seat) === 0;
}

/** What is still to be asked for the first time, as far as it is known. */
function loadOf({ unasked, unbegun }: Seat): number {
  return unasked + unbegun;
}

function standingOf({ lane, waiters }: Seat, time: number): Seat['standing'] {
  if (waiters.size === 0 || lane.running() >= lane.concurrency()) return 'idle';
  return lane.opensAt() > time ? 'opening' : 'ready';
}
