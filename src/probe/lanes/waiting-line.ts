import type { Rank } from '../exchange.ts';
import { dequeue, enqueue, leaveQueue, type Queue } from '../queue.ts';
import { createHeap, type Heap, type HeapItem } from './heap.ts';
import type { Entry } from './lanes.ts';

/** An exchange that waits for its start. */
export interface Waiter {
  readonly signal: AbortSignal;
  readonly rank: Rank;
  readonly enter: (entry: Entry) => void;
  /** Takes a reason for which it waits in vain. */
  readonly fail: (reason: unknown) => void;
}

/** One with its place among those that confirm. */
interface Confirmation extends HeapItem {
  readonly waiter: Waiter;
  /** Milliseconds. */
  readonly expected: number;
}

/** Those that wait for one lane: first come, first asked, but confirmations behind what has not been asked at all. */
export interface WaitingLine {
  /** All but confirmations. */
  readonly inTurn: Queue<Waiter>;
  /** How many of these ask for the first time. */
  unasked: number;
  /** The one that takes longest is the first; `null` until there is one. */
  confirming: Heap<Confirmation> | null;
  confirmations: number;
}

export function joinLine(line: WaitingLine, waiter: Waiter): void {
  const { rank } = waiter;
  if (rank.kind === 'confirming') {
    line.confirming ??= createHeap((one, other) => one.expected > other.expected);
    line.confirming.push({ waiter, expected: rank.expected, heapPlace: 0 });
    line.confirmations += 1;
    return;
  }
  enqueue(line.inTurn, waiter);
  if (rank.kind === 'first') line.unasked += 1;
}

/** Takes out whose exchange is to start. */
export function nextInLine(line: WaitingLine): Waiter | undefined {
  const confirming = line.unasked > 0 ? undefined : nextConfirming(line);
  if (confirming !== undefined) return confirming;
  const waiter = dequeue(line.inTurn);
  if (waiter?.rank.kind === 'first') line.unasked -= 1;
  return waiter;
}

/** Milliseconds that the confirmation is expected to take which is the next one, or `null` without any. */
export function longestInLine({ confirming }: WaitingLine): number | null {
  return confirming?.peek()?.expected ?? null;
}

/** Takes out all of whom this holds. */
export function releaseFromLine(line: WaitingLine, isReleased: (waiter: Waiter) => boolean): readonly Waiter[] {
  const released: Waiter[] = [];
  for (let place = line.inTurn.first; place !== null; ) {
    const { item, after } = place;
    if (isReleased(item)) {
      leaveQueue(line.inTurn, place);
      if (item.rank.kind === 'first') line.unasked -= 1;
      released.push(item);
    }
    place = after;
  }
  const kept: Waiter[] = [];
  for (let waiter = nextConfirming(line); waiter !== undefined; waiter = nextConfirming(line)) {
    (isReleased(waiter) ? released : kept).push(waiter);
  }
  for (const waiter of kept) joinLine(line, waiter);
  return released;
}

function nextConfirming(line: WaitingLine): Waiter | undefined {
  const first = line.confirming?.peek();
  if (first === undefined) return undefined;
  line.confirming?.remove(first);
  line.confirmations -= 1;
  return first.waiter;
}
