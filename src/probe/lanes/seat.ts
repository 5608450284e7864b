import type { Rank, Turn } from '../exchange.ts';
import { emptyQueue, type Place, type Queue } from '../queue.ts';
import type { Party } from './entrance.ts';
import type { HeapItem } from './heap.ts';
import type { Lane } from './lane.ts';
import type { WaitingLine } from './waiting-line.ts';

/** A lane with those that wait for it. */
export interface Seat extends HeapItem, WaitingLine {
  readonly lane: Lane;
  /** By which requests of exchanges that have started are sent. */
  readonly takeTurn: Turn;
  /** Probes that wait before they begin. */
  readonly entrance: Queue<Party>;
  /** How many these are. */
  unbegun: number;
  /** Whether those that wait before they begin may begin. */
  door: 'closed' | 'open';
  /** Probes that have begun, and whose first exchange has not started. */
  begun: number;
  /**
   * Where the lane stands in the schedule: `idle` while nothing of it could start, whatever the time, `opening` while it is
   * not yet time, else by what could start.
   */
  standing: 'idle' | 'opening' | Rank['kind'];
  /** Milliseconds: when a lane that opens later was seen to do so. */
  opensAt: number;
  /** What a lane had to ask when it became ready to ask for the first time. */
  load: number;
  /** Milliseconds that the longest confirmation was expected to take when the lane became ready for those alone. */
  expected: number;
  /** Whether anything of this host has been confirmed, or waits to be. */
  confirmed: 'never' | 'before';
  /** Its place among those that are ready for the same, where these start in turn. */
  turn: Place<Seat> | null;
}

/** A lane for which nobody waits yet. */
export function createSeat(lane: Lane, takeTurn: Turn): Seat {
  return {
    lane,
    takeTurn,
    inTurn: emptyQueue(),
    unasked: 0,
    confirming: null,
    confirmations: 0,
    entrance: emptyQueue(),
    unbegun: 0,
    door: 'closed',
    begun: 0,
    standing: 'idle',
    opensAt: 0,
    load: 0,
    expected: 0,
    confirmed: 'never',
    turn: null,
    heapPlace: 0,
  };
}
