import pLimit, { type LimitFunction } from 'p-limit';
import type { Asked } from '../ask.ts';
import type { ExchangeResult, Turn } from '../exchange.ts';
import type { HostSettings } from '../host-settings.ts';
import { createLane, type HostRow, type Lane, type LaneConfig } from './lane.ts';

/** Every host's lane, and the global limit they share. */
export interface Lanes {
  /**
   * Waits until a probe that begins with this host may begin. What comes back lets the next one begin; it is to be called
   * when the first exchange has ended, so that nothing that a probe waits for later keeps the host's other ones out.
   */
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

/** The reason for which an exchange that has begun is not to send its request: its host has asked for silence meanwhile. */
export const withdrawn: unique symbol = Symbol('withdrawn');

/** Leave to start one exchange, or what stands for it. */
export type Entry =
  | {
      readonly kind: 'slot';
      /** Rejects with {@link withdrawn} where the host has asked for silence since the start, or with the signal's reason. */
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

/** Creates the lanes of one run. */
export function createLanes({ config, settings, now, sleep }: LanesOptions): Lanes {
  const lanes = new Map<string, Lane>();
  const everywhere = pLimit(config.concurrency);

  const laneOf = (hostname: string): Lane => {
    // The dot of the root makes no other host.
    const host = hostname.replace(/\.$/, '');
    const known = lanes.get(host);
    if (known !== undefined) return known;
    const lane = createLane(host, settings(host), config);
    lanes.set(host, lane);
    return lane;
  };

  const waitUntilOpen = async (lane: Lane, signal: AbortSignal): Promise<void> => {
    for (let wait = lane.opensAt() - now(); wait > 0; wait = lane.opensAt() - now()) await sleep(wait, signal);
  };

  const takeTurn = async (lane: Lane, send: () => void, signal: AbortSignal): Promise<void> => {
    const checkSilence = (): void => {
      if (now() < lane.silentUntil()) throw withdrawn;
    };
    const leave = await acquire(lane.turns);
    try {
      checkSilence();
      for (let wait = lane.sendsAt() - now(); wait > 0; wait = lane.sendsAt() - now()) {
        await sleep(wait, signal);
        checkSilence();
      }
      signal.throwIfAborted();
      send();
      lane.sent(now());
    } finally {
      leave();
    }
  };

  /** One round of waiting: a start, or `null` when the lane closed again while the global slot was waited for. */
  const tryStart = async (lane: Lane, signal: AbortSignal): Promise<Entry | null> => {
    const leaveLane = await acquire(lane.slots);
    let leaveAll = leaveLane;
    try {
      signal.throwIfAborted();
      await waitUntilOpen(lane, signal);
      const leaveEverywhere = await acquire(everywhere);
      leaveAll = () => {
        leaveEverywhere();
        leaveLane();
      };
      signal.throwIfAborted();
      // A pause (or one at a time) may have begun meanwhile: then others get the global slot.
      const open = lane.opensAt() <= now() && lane.slots.activeCount <= lane.slots.concurrency;
      if (!open || lane.shared() !== null) {
        leaveAll();
        return null;
      }
    } catch (error) {
      leaveAll();
      throw error;
    }
    const finish = lane.start(now());
    return {
      kind: 'slot',
      turn: (send, signal) => takeTurn(lane, send, signal),
      leave: (result) => {
        finish(result, now());
        leaveAll();
      },
    };
  };

  return {
    begin: (host) => acquire(laneOf(host).entrance),
    enter: async (host, signal) => {
      const lane = laneOf(host);
      // One at a time waits for the lane's next start, so a busy host takes one place in the global queue, as all others do.
      const leaveGate = await acquire(lane.gate);
      try {
        for (;;) {
          signal.throwIfAborted();
          const asked = lane.shared();
          if (asked !== null) return { kind: 'shared', asked };
          const entry = await tryStart(lane, signal);
          if (entry !== null) return entry;
        }
      } finally {
        leaveGate();
      }
    },
    waiting: () => {
      const time = now();
      return [...lanes.values()]
        .map((lane) => ({
          host: lane.host,
          queued: lane.entrance.pendingCount + lane.gate.activeCount + lane.gate.pendingCount,
          running: lane.running(),
          pausedUntil: lane.pausedUntil() > time ? lane.pausedUntil() : null,
        }))
        .filter(({ queued, running }) => queued + running > 0);
    },
    rows: () => [...lanes.values()].map((lane) => lane.row()),
  };
}

/** Takes a slot of a limit and gives back what frees it. */
function acquire(limit: LimitFunction): Promise<() => void> {
  return new Promise((taken) => {
    void limit(() => new Promise<void>((free) => taken(free)));
  });
}
