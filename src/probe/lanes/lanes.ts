import type { Asked } from '../ask.ts';
import type { ExchangeResult, Turn } from '../exchange.ts';
import type { HostSettings } from '../host-settings.ts';
import { createEntrance } from './entrance.ts';
import { createLane, type HostRow, type LaneConfig } from './lane.ts';
import { enqueue, leaveQueue } from './queue.ts';
import { createSchedule, createSeat, type Seat, type Waiter } from './schedule.ts';
import { takeTurn } from './take-turn.ts';

/** Every host's lane, and the global limit they share. */
export interface Lanes {
  /**
   * Calls back when a probe that begins with this host may begin. What it is called with lets the next one begin; it is to be
   * called when the first exchange has ended, so that nothing that a probe waits for later keeps the host's other ones out.
   * Until then a probe costs next to nothing.
   */
  admit(host: string, begin: (letNextBegin: () => void) => void): void;
  /** The same for whoever would rather wait. */
  begin(host: string): Promise<() => void>;
  /**
   * Waits until an exchange with a host may start. No one who holds an entry may wait for another one: limits that nest
   * over the hops of one host would stop for ever.
   *
   * @param host as `URL.hostname` gives it
   * @throws the signal's reason when it is aborted
   */
  enter(host: string, signal: AbortSignal): Promise<Entry>;
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
 * Hosts whose probes begin at once, for each exchange that may be under way. Some always pause, wait for another attempt or
 * bear no more for now; beyond that, what has begun only takes memory.
 */
const hostsPerSlot = 4;

/** Creates the lanes of one run. */
export function createLanes({ config, settings, now, sleep }: LanesOptions): Lanes {
  const seats = new Map<string, Seat>();
  const entrance = createEntrance(config.concurrency * hostsPerSlot);
  const schedule = createSchedule({ concurrency: config.concurrency, now, sleep, idle: entrance.open });
  const watched = new WeakSet<AbortSignal>();

  const seatOf = (hostname: string): Seat => {
    // The dot of the root makes no other host.
    const host = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
    const known = seats.get(host);
    if (known !== undefined) return known;
    const seat = createSeat(createLane(host, settings(host), config));
    seats.set(host, seat);
    return seat;
  };

  /** Lets those go that wait in vain. */
  const releaseWaiters = (seat: Seat, isReleased: (waiter: Waiter) => boolean): void => {
    for (let place = seat.waiters.first; place !== null; ) {
      const { item, after } = place;
      if (isReleased(item)) {
        leaveQueue(seat.waiters, place);
        item.release();
      }
      place = after;
    }
    schedule.update(seat);
  };

  /** One listener for all that wait: there may be a million. */
  const watch = (signal: AbortSignal): void => {
    if (watched.has(signal)) return;
    watched.add(signal);
    const release = (): void => {
      for (const seat of seats.values()) releaseWaiters(seat, (waiter) => waiter.signal === signal);
      schedule.dispatch();
    };
    signal.addEventListener('abort', release, { once: true });
  };

  const start = (seat: Seat): Entry => {
    const { lane } = seat;
    const finish = lane.start(now());
    return {
      kind: 'slot',
      turn: (send, signal) => takeTurn(lane, { now, sleep }, send, signal),
      leave: (result) => {
        finish(result, now());
        schedule.ended();
        if (lane.shared() === null) schedule.update(seat);
        else releaseWaiters(seat, () => true);
        schedule.dispatch();
      },
    };
  };

  return {
    admit: (host, begin) => entrance.admit(seatOf(host), begin),
    begin: (host) => new Promise((begun) => entrance.admit(seatOf(host), begun)),
    enter: (host, signal) =>
      new Promise((entered, fail) => {
        const seat = seatOf(host);
        const release = (): void => {
          const asked = seat.lane.shared();
          if (signal.aborted) fail(signal.reason);
          else if (asked !== null) entered({ kind: 'shared', asked });
        };
        if (signal.aborted || seat.lane.shared() !== null) {
          release();
          return;
        }
        watch(signal);
        enqueue(seat.waiters, { signal, start: () => entered(start(seat)), release });
        if (seat.standing !== 'idle') return;
        schedule.update(seat);
        if (seat.standing !== 'idle') schedule.dispatch();
      }),
    waiting: () => {
      const time = now();
      return [...seats.values()]
        .map(({ lane, entrance, waiters }) => ({
          host: lane.host,
          queued: entrance.size + waiters.size,
          running: lane.running(),
          pausedUntil: lane.pausedUntil() > time ? lane.pausedUntil() : null,
        }))
        .filter(({ queued, running }) => queued + running > 0);
    },
    rows: () => [...seats.values()].map(({ lane }) => lane.row()),
  };
}
