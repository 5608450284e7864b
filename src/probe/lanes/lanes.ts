import type { Asked } from '../ask.ts';
import type { ExchangeResult, Rank, Turn } from '../exchange.ts';
import type { HostSettings } from '../host-settings.ts';
import { createEntrance, createParty } from './entrance.ts';
import { createLane, type HostRow, type LaneConfig } from './lane.ts';
import { createSchedule } from './schedule.ts';
import { createSeat, type Seat } from './seat.ts';
import { takeTurn } from './take-turn.ts';
import { joinLine, releaseFromLine, type Waiter } from './waiting-line.ts';

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
   * @throws the signal's reason when it is aborted
   */
  enter(host: string, signal: AbortSignal, rank?: Rank): Promise<Entry>;
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

/**
 * Confirmations that may wait behind all else, for each exchange that may be under way: enough to fill the slots while the
 * last slow answers come in. More would take memory, and be lost to a run that is stopped.
 */
const confirmationsPerSlot = 2;

const first: Rank = { kind: 'first' };

/** Creates the lanes of one run. */
export function createLanes({ config, settings, now, sleep }: LanesOptions): Lanes {
  const seats = new Map<string, Seat>();
  const entrance = createEntrance(config.concurrency * hostsPerSlot);
  const schedule = createSchedule({
    concurrency: config.concurrency,
    now,
    sleep,
    start: (seat, { rank, enter }) => {
      if (rank.kind === 'confirming') held -= 1;
      enter(start(seat));
    },
    idle: entrance.open,
  });
  const watched = new WeakSet<AbortSignal>();
  /** Confirmations that wait. */
  let held = 0;

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
  const release = ({ lane }: Seat, { signal, enter, fail }: Pick<Waiter, 'signal' | 'enter' | 'fail'>): void => {
    const asked = lane.shared();
    if (signal.aborted) fail(signal.reason);
    else if (asked !== null) enter({ kind: 'shared', asked });
  };

  const releaseWaiters = (seat: Seat, isReleased: (waiter: Waiter) => boolean): void => {
    for (const waiter of releaseFromLine(seat, isReleased)) {
      if (waiter.rank.kind === 'confirming') held -= 1;
      release(seat, waiter);
    }
    schedule.update(seat);
  };

  /** A host's first confirmation waits for none of its other links: it may teach which agent to ask them as. */
  const rankIn = (seat: Seat, wanted: Rank): Rank => {
    if (wanted.kind !== 'confirming') return wanted;
    const teaches = seat.confirmed === 'never' && seat.unasked + seat.unbegun > 0;
    seat.confirmed = 'before';
    if (teaches || held >= config.concurrency * confirmationsPerSlot) return first;
    held += 1;
    return wanted;
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
    enter: (host, signal, rank = first) =>
      new Promise((enter, fail) => {
        const seat = seatOf(host);
        if (signal.aborted || seat.lane.shared() !== null) {
          release(seat, { signal, enter, fail });
          return;
        }
        watch(signal);
        joinLine(seat, { signal, rank: rankIn(seat, rank), enter, fail });
        const before = seat.standing;
        schedule.update(seat);
        if (seat.standing !== before) schedule.dispatch();
      }),
    waiting: () => {
      const time = now();
      return [...seats.values()]
        .map(({ lane, unbegun, inTurn, confirmations }) => ({
          host: lane.host,
          queued: unbegun + inTurn.size + confirmations,
          running: lane.running(),
          pausedUntil: lane.pausedUntil() > time ? lane.pausedUntil() : null,
        }))
        .filter(({ queued, running }) => queued + running > 0);
    },
    rows: () => [...seats.values()].map(({ lane }) => lane.row()),
  };
}
