import { dequeue, emptyQueue, enqueue } from './queue.ts';
import type { Begin, Seat } from './schedule.ts';

/** Where probes wait before they begin: nothing of them exists by then but the wish to begin. */
export interface Entrance {
  /** Begins a probe once its lane has room for it. */
  admit(seat: Seat, begin: Begin): void;
  /** Lets one more host begin, for a slot that would stay free otherwise. */
  open(): void;
}

/**
 * Lets hosts begin in the order in which they were named, and of each as many probes as keep its lane busy.
 *
 * @param hosts how many may have begun before one of them is done
 */
export function createEntrance(hosts: number): Entrance {
  const closed = emptyQueue<Seat>();
  let opened = 0;

  const open = (): void => {
    const seat = dequeue(closed);
    if (seat === undefined) return;
    seat.door = 'open';
    opened += 1;
    beginNext(seat);
  };

  const beginNext = (seat: Seat): void => {
    while (seat.begun < seat.lane.room) {
      const begin = dequeue(seat.entrance);
      if (begin === undefined) break;
      seat.begun += 1;
      begin(passOf(seat));
    }
    if (seat.begun > 0 || seat.entrance.size > 0 || seat.door === 'closed') return;
    seat.door = 'closed';
    opened -= 1;
    if (opened < hosts) open();
  };

  /** Counts once, however often it is called. */
  const passOf = (seat: Seat): (() => void) => {
    let pass: 'held' | 'returned' = 'held';
    return () => {
      if (pass === 'returned') return;
      pass = 'returned';
      seat.begun -= 1;
      beginNext(seat);
    };
  };

  return {
    admit: (seat, begin) => {
      enqueue(seat.entrance, begin);
      if (seat.door === 'open') {
        beginNext(seat);
      } else if (seat.entrance.size === 1) {
        enqueue(closed, seat);
        if (opened < hosts) open();
      }
    },
    open,
  };
}
