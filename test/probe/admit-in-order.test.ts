import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitInOrder, type Room } from '../../src/probe/admit-in-order.ts';

interface Outing {
  readonly begun: string[];
  /** Ends one question. */
  readonly end: (name: string) => Promise<void>;
  readonly done: Promise<void>;
}

/** @param names `host/name`, in order */
function admit(names: readonly string[], room: Room): Outing {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const done = admitInOrder(
    names.map((name) => ({ requestKey: `https://${name}`, name })),
    ({ name }) => {
      begun.push(name);
      return new Promise((end) => ends.set(name, end));
    },
    room,
  );
  return {
    begun,
    done,
    end: async (name) => {
      ends.get(name)?.();
      await new Promise((passed) => setImmediate(passed));
    },
  };
}

describe('questions in order', () => {
  test('the first begin, and each end lets the first of the others begin', async () => {
    const { begun, end } = admit(['a/1', 'b/1', 'c/1', 'd/1'], { hosts: 2, perHost: 1 });
    expect(begun).toEqual(['a/1', 'b/1']);
    await end('b/1');
    expect(begun).toEqual(['a/1', 'b/1', 'c/1']);
    await end('a/1');
    expect(begun).toEqual(['a/1', 'b/1', 'c/1', 'd/1']);
  });

  test('a busy host in front takes no room of others', () => {
    const { begun } = admit(['a/1', 'a/2', 'a/3', 'b/1', 'c/1'], { hosts: 2, perHost: 2 });
    expect(begun).toEqual(['a/1', 'a/2', 'b/1']);
  });

  test('what waits longest comes before the heads of other hosts', async () => {
    const { begun, end } = admit(['a/old', 'a/older-than-b', 'b/new', 'c/new'], { hosts: 1, perHost: 1 });
    await end('a/old');
    expect(begun).toEqual(['a/old', 'a/older-than-b']);
  });

  test('nothing to ask is done at once', async () => {
    await admit([], { hosts: 1, perHost: 1 }).done;
  });

  test('everything is asked once, and never more at once than there is room', async () => {
    const name = fc.record({ host: fc.integer({ min: 0, max: 5 }), wait: fc.integer({ min: 0, max: 3 }) });
    const room = fc.record({ hosts: fc.integer({ min: 1, max: 4 }), perHost: fc.integer({ min: 1, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(name, { maxLength: 40 }), room, async (names, { hosts, perHost }) => {
        const under = new Map<string, number>();
        const asked: number[] = [];
        const questions = names.map((one, index) => ({ ...one, index, requestKey: `https://h${one.host}/${index}` }));
        await admitInOrder(
          questions,
          async ({ requestKey, wait, index }) => {
            const { host } = new URL(requestKey);
            asked.push(index);
            under.set(host, (under.get(host) ?? 0) + 1);
            expect(under.get(host)).toBeLessThanOrEqual(perHost);
            expect(under.size).toBeLessThanOrEqual(hosts);
            for (let turn = 0; turn < wait; turn += 1) await null;
            const left = (under.get(host) ?? 0) - 1;
            if (left === 0) under.delete(host);
            else under.set(host, left);
          },
          { hosts, perHost },
        );
        expect(asked.toSorted((a, b) => a - b)).toEqual(questions.map(({ index }) => index));
      }),
    );
  });

  test('of all questions whose host has room, the first one begins', async () => {
    const hosts = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 25 });
    const anyRoom = fc.record({ hosts: fc.integer({ min: 1, max: 4 }), perHost: fc.integer({ min: 1, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(hosts, anyRoom, fc.array(fc.nat()), async (of, room, choices) => {
        const names = of.map((host, index) => `h${host}/${index}`);
        const { begun, end, done } = admit(names, room);
        const left = [...names];
        const under: string[] = [];
        const expected: string[] = [];
        const hasRoom = (name: string): boolean => {
          const hostOf = (one: string): string => one.slice(0, one.indexOf('/'));
          const own = under.filter((other) => hostOf(other) === hostOf(name)).length;
          return own === 0 ? new Set(under.map(hostOf)).size < room.hosts : own < room.perHost;
        };
        for (let step = 0; ; step += 1) {
          for (let first = left.find(hasRoom); first !== undefined; first = left.find(hasRoom)) {
            left.splice(left.indexOf(first), 1);
            under.push(first);
            expected.push(first);
          }
          expect(begun).toEqual(expected);
          const [ending] = under.splice((choices[step] ?? 0) % Math.max(1, under.length), 1);
          if (ending === undefined) break;
          await end(ending);
        }
        await done;
      }),
    );
  });
});
