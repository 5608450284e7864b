import { dequeue, emptyQueue, enqueue } from '../queue.ts';
import type { Seat } from './seat.ts';

/** Where probes wait before they begin: nothing of them exists by then but the wish to begin. */
export interface Entrance {
  /** Begins the probes of a party, one after the other, whenever their lane wants for one. */
  admit(seat: Seat, party: Party): void;
  /** Lets one more host begin, for a slot that would stay free otherwise. */
  open(): void;
}

/** Probes of one host that wait together: what all of them have in common is there once. */
export interface Party {
  /** How many have not begun. */
  readonly left: number;
  /** Begins the first of these; what it is called with lets the next one begin. */
  beginNext(letNextBegin: () => void): void;
}

/** A party of those who hand over what they wait with; it costs a place in an array for each. */
export function createParty<Errand extends object>(errands: readonly Errand[], begin: BeginErrand<Errand>): Party {
  return new ErrandParty(errands, begin);
}

type BeginErrand<Errand> = (errand: Errand, letNextBegin: () => void) => void;

/** A class, since every host has one: its functions are there once. */
class ErrandParty<Errand extends object> implements Party {
  readonly #errands: readonly Errand[];
  readonly #begin: BeginErrand<Errand>;
  #begun = 0;

  constructor(errands: readonly Errand[], begin: BeginErrand<Errand>) {
    this.#errands = errands;
    this.#begin = begin;
  }

  get left(): number {
    return this.#errands.length - this.#begun;
  }

  beginNext(letNextBegin: () => void): void {
    const errand = this.#errands[this.#begun];
    this.#begun += 1;
    if (errand !== undefined) this.#begin(errand, letNextBegin);
  }
}

/**
 * Probes of a host that have begun and whose first exchange has not started: enough for slots that come free together, and for
 * one that has met a rate limit to stand behind others, so that it is not the one to meet each. More would only take memory.
 */
const readyPerHost = 3;

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
    while (seat.begun < readyPerHost) {
      const party = seat.entrance.first?.item;
      if (party === undefined) break;
      if (party.left === 1) dequeue(seat.entrance);
      seat.unbegun -= 1;
      seat.begun += 1;
      party.beginNext(passOf(seat));
    }
    if (seat.begun > 0 || seat.unbegun > 0 || seat.door === 'closed') return;
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
    admit: (seat, party) => {
      if (party.left === 0) return;
      enqueue(seat.entrance, party);
      seat.unbegun += party.left;
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
