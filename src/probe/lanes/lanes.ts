import type { Asked } from '../ask.ts';
import type { ExchangeResult, Turn } from '../exchange.ts';
import type { HostSettings } from '../host-settings.ts';
import { enqueue, leaveQueue } from '../queue.ts';
import { createEntrance, createParty } from './entrance.ts';
import { createLane, type HostRow, type LaneConfig } from './lane.ts';
import { createSchedule, createSeat, type Seat, type Waiter } from './schedule.ts';
import { takeTurn } from './take-turn.ts';

/** Every host's lane, and the global limit they share. */
export interface Lanes {
  /**
   * Calls back for each errand when the probe that it stands for may begin; all begin with this host. What it is called with
   * lets the next one begin; it is to be called when the first exchange has started, so that nothing that a probe waits for
   * later keeps the host's other ones out. Until then a probe costs next to nothing.
   */
  admit<Errand extends object>(
    host: string,
    errands: readonly Errand[],
    begin: (errand: Errand, letNextBegin: () => void) => void,
  ): void;
  /** The same for whoever would rather wait. */
  begin(host: string): Promise<() => void>;
  /**
   * Waits until an exchange with a host may start. No one who holds an entry may wait for another one: limits that nest
   * over the hops of one host would stop for ever.
   *
   * @param host as `URL.hostname` gives it
   * @param attempt `further` for one that waits behind what has not been asked at all
   * @throws the signal's reason when it is aborted
   */
  enter(host: string, signal: AbortSignal, attempt?: Waiter['attempt']): Promise<Entry>;
  /** The hosts that have something to do or wait for. */
  waiting(): readonly WaitingHost[];
  rows(): readonly HostRow[];
}

/** Leave to start one exchange, or what stands for it. */
export type Entry =
  | {
      readonly kind: 'slot';
      /** Rejects with `withdrawn` where the host has asked for silence since the start, or with the signal's reason. */
      readonly turn: Turn;
      /** Frees the slot; `null` for an exchange that was broken off. */
      leave(result: ExchangeResult | null): void;
    }
  | { readonly kind: 'shared'; readonly asked: Asked };

export interface WaitingHost {
  readonly host: string;
  readonly queued: number;
  readonly running: number;
  /** Milliseconds since the epoch, or `null` when the lane does not pause. */
  readonly pausedUntil: number | null;
}

export interface LanesOptions {
  readonly config: LaneConfig & { readonly concurrency: number };
  readonly settings: (host: string) => HostSettings;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Hosts whose probes begin at once, for each exchange that may be under way: one that is asked and one that has its turn next.
 * Where many pause, wait for another attempt or bear no more for now, others begin for the slots that stay free; beyond that,
 * what has begun only takes memory.
 */
const hostsPerSlot = 2;

/** Creates the lanes of one run. */
export function createLanes({ config, settings, now, sleep }: LanesOptions): Lanes {
  const seats = new Map<string, Seat>();
  const entrance = createEntrance(config.concurrency * hostsPerSlot);
  const schedule = createSchedule({
    concurrency: config.concurrency,
    now,
    sleep,
    start: (seat, { enter }) => enter(start(seat)),
    idle: entrance.open,
  });
  const watched = new WeakSet<AbortSignal>();

  const seatOf = (hostname: string): Seat => {
    // The dot of the root makes no other host.
    const host = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
    const known = seats.get(host);
    if (known !== undefined) return known;
    const lane = createLane(host, settings(host), config);
    const seat = createSeat(lane, (send, signal) => takeTurn(lane, { now, sleep }, send, signal));
    seats.set(host, seat);
    return seat;
  };

  /** Lets a waiter go that waits in vain. */
  const release = ({ lane }: Seat, { signal, enter, fail }: Waiter): void => {
    const asked = lane.shared();
    if (signal.aborted) fail(signal.reason);
    else if (asked !== null) enter({ kind: 'shared', asked });
  };

  const releaseWaiters = (seat: Seat, isReleased: (waiter: Waiter) => boolean): void => {
    for (let place = seat.waiters.first; place !== null; ) {
      const { item, after } = place;
      if (isReleased(item)) {
        leaveQueue(seat.waiters, place);
        if (item.attempt === 'first') seat.unasked -= 1;
        release(seat, item);
      }
      place = after;
    }
    schedule.update(seat);
  };

  /** One listener for all that wait: there may be a million. */
  const watch = (signal: AbortSignal): void => {
    if (watched.has(signal)) return;
    watched.add(signal);
    const releaseAll = (): void => {
      for (const seat of seats.values()) releaseWaiters(seat, (waiter) => waiter.signal === signal);
      schedule.dispatch();
    };
    signal.addEventListener('abort', releaseAll, { once: true });
  };

  const start = (seat: Seat): Entry => {
    const { lane, takeTurn: turn } = seat;
    const started = lane.start(now());
    return {
      kind: 'slot',
      turn,
      leave: (result) => {
        lane.end(started, result, now());
        schedule.ended();
        if (lane.shared() === null) schedule.update(seat);
        else releaseWaiters(seat, () => true);
        schedule.dispatch();
      },
    };
  };

  return {
    admit: (host, errands, begin) => entrance.admit(seatOf(host), createParty(errands, begin)),
    begin: (host) => new Promise((begun) => entrance.admit(seatOf(host), { left: 1, beginNext: begun })),
    enter: (host, signal, attempt = 'first') =>
      new Promise((enter, fail) => {
        const seat = seatOf(host);
        const waiter = { signal, attempt, enter, fail };
        if (signal.aborted || seat.lane.shared() !== null) {
          release(seat, waiter);
          return;
        }
        watch(signal);
        enqueue(seat.waiters, waiter);
        if (attempt === 'first') seat.unasked += 1;
        const before = seat.standing;
        schedule.update(seat);
        if (seat.standing !== before) schedule.dispatch();
      }),
    waiting: () => {
      const time = now();
      return [...seats.values()]
        .map(({ lane, unbegun, waiters }) => ({
          host: lane.host,
          queued: unbegun + waiters.size,
          running: lane.running(),
          pausedUntil: lane.pausedUntil() > time ? lane.pausedUntil() : null,
        }))
        .filter(({ queued, running }) => queued + running > 0);
    },
    rows: () => [...seats.values()].map(({ lane }) => lane.row()),
  };
}
