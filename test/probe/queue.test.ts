import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dequeue, emptyQueue, enqueue, isQueued, leaveQueue, type Place } from '../../src/probe/queue.ts';

test('a queue gives what an array gives, also where some leave from its middle', () => {
  const change = fc.oneof(
    fc.record({ kind: fc.constant('enqueue' as const) }),
    fc.record({ kind: fc.constant('dequeue' as const) }),
    fc.record({ kind: fc.constant('leave' as const), which: fc.nat() }),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const queue = emptyQueue<number>();
      let plain: Place<number>[] = [];
      const given: Place<number>[] = [];
      for (const [index, one] of changes.entries()) {
        if (one.kind === 'enqueue') {
          plain.push(enqueue(queue, index));
          given.push(...plain.slice(-1));
        }
        if (one.kind === 'dequeue') expect(dequeue(queue)).toBe(plain.shift()?.item);
        if (one.kind === 'leave') {
          const place = plain[one.which % plain.length];
          if (place !== undefined) leaveQueue(queue, place);
          plain = plain.filter((other) => other !== place);
        }
        expect(queue.size).toBe(plain.length);
        expect(given.filter((place) => isQueued(queue, place))).toEqual(plain);
      }
      for (const { item } of plain) expect(dequeue(queue)).toBe(item);
      expect(dequeue(queue)).toBeUndefined();
    }),
  );
});
