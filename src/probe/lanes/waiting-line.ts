import type { Rank } from '../exchange.ts';
import { dequeue, emptyQueue, enqueue, leaveQueue, type Queue } from '../queue.ts';
import { createHeap, type Heap, type HeapItem } from './heap.ts';
import type { Entry } from './lanes.ts';

/** An exchange that waits for its start. */
export interface Waiter extends HeapItem {
  readonly signal: AbortSignal;
  readonly rank: Rank;
  readonly enter: (entry: Entry) => void;
  /** Takes a reason for which it waits in vain. */
  readonly fail: (reason: unknown) => void;
}

/** Those that wait for one lane: first come, first asked, but confirmations behind what has not been asked at all. */
export interface WaitingLine {
  /** All of them. */
  readonly size: number;
  /** How many ask for the first time. */
  readonly unasked: number;
  readonly confirmations: number;
  /** Milliseconds that the confirmation is expected to take which is the next one, or `null` without any. */
  readonly longest: number | null;
  join(waiter: Waiter): void;
  /** Takes out whose exchange is to start. */
  next(): Waiter | undefined;
  /** Takes out all of whom this holds. */
  release(isReleased: (waiter: Waiter) => boolean): readonly Waiter[];
}

/** A line in which nobody stands. */
export function createWaitingLine(): WaitingLine {
  return new LaneLine();
}

/** A class, since every host has one: its functions are there once. */
class LaneLine implements WaitingLine {
  readonly #inTurn: Queue<Waiter> = emptyQueue();
  #confirming: Heap<Waiter> | null = null;
  #confirmations = 0;
  #unasked = 0;

  get size(): number {
    return this.#inTurn.size + this.#confirmations;
  }

  get unasked(): number {
    return this.#unasked;
  }

  get confirmations(): number {
    return this.#confirmations;
  }

  get longest(): number | null {
    const longest = this.#confirming?.peek();
    return longest === undefined ? null : expectedOf(longest);
  }

  join(waiter: Waiter): void {
    if (waiter.rank.kind === 'confirming') {
      this.#confirming ??= createHeap((one, other) => expectedOf(one) > expectedOf(other));
      this.#confirming.push(waiter);
      this.#confirmations += 1;
      return;
    }
    enqueue(this.#inTurn, waiter);
    if (waiter.rank.kind === 'first') this.#unasked += 1;
  }

  next(): Waiter | undefined {
    const confirming = this.#unasked > 0 ? undefined : this.#nextConfirming();
    if (confirming !== undefined) return confirming;
    const waiter = dequeue(this.#inTurn);
    if (waiter?.rank.kind === 'first') this.#unasked -= 1;
    return waiter;
  }

  release(isReleased: (waiter: Waiter) => boolean): readonly Waiter[] {
    const released: Waiter[] = [];
    for (let place = this.#inTurn.first; place !== null; ) {
      const { item, after } = place;
      if (isReleased(item)) {
        leaveQueue(this.#inTurn, place);
        if (item.rank.kind === 'first') this.#unasked -= 1;
        released.push(item);
      }
      place = after;
    }
    const kept: Waiter[] = [];
    for (let waiter = this.#nextConfirming(); waiter !== undefined; waiter = this.#nextConfirming()) {
      (isReleased(waiter) ? released : kept).push(waiter);
    }
    for (const waiter of kept) this.join(waiter);
    return released;
  }

  #nextConfirming(): Waiter | undefined {
    const waiter = this.#confirming?.peek();
    if (waiter === undefined) return undefined;
    this.#confirming?.remove(waiter);
    this.#confirmations -= 1;
    return waiter;
  }
}

function expectedOf({ rank }: Waiter): number {
  return rank.kind === 'confirming' ? rank.expected : 0;
}
