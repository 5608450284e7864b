import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnectionPool, type Pooled } from '../../src/probe/connection-pool.ts';

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
        const pool = poolOf(4);
        const all: Fake[] = [];
        const inUse: Fake[] = [];
        const peak = new Map<string, number>();
        for (const { act, host, port, choice } of steps) {
          if (act === 'enter' && inUse.length < 4) {
            const one = pool.enter(`${host}:${port}`, host, choice) ?? fake(host, port);
            if (!all.includes(one)) all.push(one);
            inUse.push(one);
            const used = inUse.filter((other) => other.hostname === host).length;
            peak.set(host, Math.max(peak.get(host) ?? 0, used));
          } else if (act !== 'enter') {
            const one = inUse.shift();
            if (one === undefined) continue;
            if (act === 'drop') one.destroy();
            pool.leave(act === 'drop' ? null : one);
          }
          const open = all.filter((one) => one.state.open);
          expect(open.length).toBeLessThanOrEqual(4);
          for (const [name, used] of peak) {
            expect(open.filter((one) => one.hostname === name).length).toBeLessThanOrEqual(used);
          }
        }
      }),
    );
  });
});
