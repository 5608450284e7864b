/** Where an item stands in the heap that holds it; of no meaning outside. One item is in one heap at a time. */
export interface HeapItem {
  heapPlace: number;
}

/** Keeps items so that the first of them is at hand: adding and removing cost O(log n). */
export interface Heap<Item extends HeapItem> {
  push(item: Item): void;
  /** The first without taking it out. */
  peek(): Item | undefined;
  /** @param item one that is in this heap */
  remove(item: Item): void;
}

/**
 * A binary heap.
 *
 * @param isBefore which of two comes first; of equals either may
 */
export function createHeap<Item extends HeapItem>(isBefore: (one: Item, other: Item) => boolean): Heap<Item> {
  const items: Item[] = [];

  const put = (item: Item, place: number): void => {
    items[place] = item;
    item.heapPlace = place;
  };

  /** Puts an item where a hole is, or above. */
  const rise = (item: Item, hole: number): void => {
    let place = hole;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = items[above];
      if (parent === undefined || !isBefore(item, parent)) break;
      put(parent, place);
      place = above;
    }
    put(item, place);
  };

  /** Moves the hole down to where the item may stand, and puts it there or above. */
  const sink = (item: Item, hole: number): void => {
    let place = hole;
    for (let below = 2 * place + 1; below < items.length; below = 2 * place + 1) {
      const left = items[below];
      const right = items[below + 1];
      const isRight = left !== undefined && right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (child === undefined || !isBefore(child, item)) break;
      put(child, place);
      place = isRight ? below + 1 : below;
    }
    rise(item, place);
  };

  return {
    push: (item) => rise(item, items.length),
    peek: () => items[0],
    remove: (item) => {
      const last = items.pop();
      if (last !== undefined && last !== item) sink(last, item.heapPlace);
    },
  };
}
