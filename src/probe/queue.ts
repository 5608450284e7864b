/** First in, first out, in constant time however many wait; who stands in the middle may leave as well. */
export interface Queue<Item> {
  first: Place<Item> | null;
  last: Place<Item> | null;
  size: number;
}

export interface Place<Item> {
  readonly item: Item;
  before: Place<Item> | null;
  after: Place<Item> | null;
}

export function emptyQueue<Item>(): Queue<Item> {
  return { first: null, last: null, size: 0 };
}

export function enqueue<Item>(queue: Queue<Item>, item: Item): Place<Item> {
  const place: Place<Item> = { item, before: queue.last, after: null };
  if (queue.last === null) queue.first = place;
  else queue.last.after = place;
  queue.last = place;
  queue.size += 1;
  return place;
}

export function dequeue<Item>(queue: Queue<Item>): Item | undefined {
  const { first } = queue;
  if (first === null) return undefined;
  leaveQueue(queue, first);
  return first.item;
}

/** @param place one that is in the queue */
export function leaveQueue<Item>(queue: Queue<Item>, place: Place<Item>): void {
  const { before, after } = place;
  if (before === null) queue.first = after;
  else before.after = after;
  if (after === null) queue.last = before;
  else after.before = before;
  queue.size -= 1;
  // A place that was left would otherwise keep all after it in memory once it has grown old: only full collections see to it.
  place.before = null;
  place.after = null;
}

/** Whether a place is still in the queue that it was given in. */
export function isQueued<Item>({ first }: Queue<Item>, place: Place<Item>): boolean {
  return place === first || place.before !== null;
}
