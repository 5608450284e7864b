import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnectionPool, type Pooled } from '../../../src/probe/transport/connection-pool.ts';

interface Fake extends Pooled {
  readonly state: { open: boolean };
}

function fake(hostname: string, port = 1): Fake {
  const state = { open: true };
  return {
    key: `${hostname}:${port}`,
    hostname,
    state,
    usable: () => state.open,
    destroy: () => {
      state.open = false;
    },
  };
}

const poolOf = (connections = 4) => createConnectionPool<Fake>({ connections, idle: 2000 });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a pool', () => {
  test('gives what was left, once', () => {
    const pool = poolOf();
    const one = fake('a');
    pool.enter(one.key, one.hostname, 'any');
    pool.leave(one);
    expect(pool.enter(one.key, one.hostname, 'any')).toBe(one);
    expect(pool.enter(one.key, one.hostname, 'any')).toBeNull();
  });

  test('gives nothing to who wants a fresh one, and makes room for it', () => {
    const pool = poolOf();
    const one = fake('a');
    pool.enter(one.key, one.hostname, 'any');
    pool.leave(one);
    expect(pool.enter(one.key, one.hostname, 'fresh')).toBeNull();
    expect(one.state.open).toBe(false);
  });

  test('keeps a connection for two seconds', () => {
    const pool = poolOf();
    const one = fake('a');
    pool.enter(one.key, one.hostname, 'any');
    pool.leave(one);
    vi.advanceTimersByTime(1999);
    expect(one.state.open).toBe(true);
    vi.advanceTimersByTime(1);
    expect(one.state.open).toBe(false);
  });

  test('does not time out what is in use again', () => {
    const pool = poolOf();
    const one = fake('a');
    pool.enter(one.key, one.hostname, 'any');
    pool.leave(one);
    pool.enter(one.key, one.hostname, 'any');
    vi.advanceTimersByTime(5000);
    expect(one.state.open).toBe(true);
  });

  test('forgets what was closed from the other side', () => {
    const pool = poolOf();
    const one = fake('a');
    pool.enter(one.key, one.hostname, 'any');
    pool.leave(one);
    one.state.open = false;
    expect(pool.enter(one.key, one.hostname, 'any')).toBeNull();
  });

  test('gives up the one that has waited longest', () => {
    const pool = poolOf(2);
    const [a, b] = [fake('a'), fake('b')];
    for (const one of [a, b]) {
      pool.enter(one.key, one.hostname, 'any');
      pool.leave(one);
    }
    pool.enter('c:1', 'c', 'any');
    expect([a.state.open, b.state.open]).toEqual([false, true]);
  });

  test('keeps nothing after its end', () => {
    const pool = poolOf();
    const [a, b] = [fake('a'), fake('b')];
    pool.enter(a.key, a.hostname, 'any');
    pool.leave(a);
    pool.enter(b.key, b.hostname, 'any');
    pool.close();
    pool.leave(b);
    expect([a.state.open, b.state.open]).toEqual([false, false]);
  });

  test('never holds more sockets than slots, in all and for each host', () => {
    const step = fc.record({
      act: fc.constantFrom('enter', 'leave', 'drop'),
      host: fc.constantFrom('a', 'b', 'c'),
      port: fc.constantFrom(1, 2),
      choice: fc.constantFrom('any' as const, 'fresh' as const),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const use = useOf(poolOf(4), 4);
        for (const { act, host, port, choice } of steps) {
          if (act === 'enter') use.enter(host, port, choice);
          else use.leave(act);
          expect(use.open().length).toBeLessThanOrEqual(4);
          for (const host of ['a', 'b', 'c']) expect(use.open(host).length).toBeLessThanOrEqual(use.peak(host));
        }
      }),
    );
  });
});

/** Takes from a pool and gives back, the oldest first, with no more in use at once than there are slots. */
function useOf(pool: ReturnType<typeof poolOf>, slots: number) {
  const all = new Set<Fake>();
  const inUse: Fake[] = [];
  const peaks = new Map<string, number>();
  const peak = (host: string): number => peaks.get(host) ?? 0;
  const of = (host: string) => (one: Fake) => one.hostname === host;
  return {
    peak,
    open: (host?: string) => [...all].filter((one) => one.state.open && (host === undefined || of(host)(one))),
    enter: (host: string, port: number, choice: 'any' | 'fresh'): void => {
      if (inUse.length === slots) return;
      const one = pool.enter(`${host}:${port}`, host, choice) ?? fake(host, port);
      all.add(one);
      inUse.push(one);
      peaks.set(host, Math.max(peak(host), inUse.filter(of(host)).length));
    },
    leave: (how: 'leave' | 'drop'): void => {
      const one = inUse.shift();
      if (one === undefined) return;
      if (how === 'drop') one.destroy();
      pool.leave(how === 'drop' ? null : one);
    },
  };
}
