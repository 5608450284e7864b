import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHeap, type HeapItem } from '../../../src/probe/lanes/heap.ts';

interface Numbered extends HeapItem {
  readonly number: number;
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('push' as const), number: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ kind: fc.constant('remove' as const), which: fc.nat() }),
);

test('whatever is added and taken out, from the middle too: what comes first of the rest is at hand', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const heap = createHeap<Numbered>((one, other) => one.number < other.number);
      const inside: Numbered[] = [];
      for (const taken of steps) {
        if (taken.kind === 'push') {
          const item = { number: taken.number, heapPlace: 0 };
          heap.push(item);
          inside.push(item);
        } else {
          const [item] = inside.splice(taken.which % Math.max(1, inside.length), 1);
          if (item !== undefined) heap.remove(item);
        }
        const least = inside.length === 0 ? undefined : Math.min(...inside.map(({ number }) => number));
        expect(heap.peek()?.number).toBe(least);
      }
      const rest: number[] = [];
      for (let first = heap.peek(); first !== undefined; first = heap.peek()) {
        rest.push(first.number);
        heap.remove(first);
      }
      expect(rest).toEqual(inside.map(({ number }) => number).sort((one, other) => one - other));
    }),
  );
});
