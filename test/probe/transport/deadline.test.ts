import { describe, expect, test, vi } from 'vitest';
import { startDeadline, until, whenAborted } from '../../../src/probe/transport/deadline.ts';

describe("deadlines on one caller's signal", () => {
  const long = 60_000;

  test('end with its reason, all but those that are over', () => {
    const caller = new AbortController();
    const [one, other, over] = [1, 2, 3].map(() => startDeadline(long, caller.signal));
    over?.clear();
    caller.abort('enough');
    expect(one?.signal.reason).toBe('enough');
    expect(other?.signal.reason).toBe('enough');
    expect(over?.signal.aborted).toBe(false);
    for (const deadline of [one, other]) deadline?.clear();
  });

  test('end at once where it has ended before', () => {
    const deadline = startDeadline(long, AbortSignal.abort('enough'));
    expect(deadline.signal.reason).toBe('enough');
    deadline.clear();
  });

  test('are one listener to it', () => {
    const caller = new AbortController();
    const listen = vi.spyOn(caller.signal, 'addEventListener');
    const deadlines = Array.from({ length: 100 }, () => startDeadline(long, caller.signal));
    expect(listen).toHaveBeenCalledOnce();
    for (const deadline of deadlines) deadline.clear();
  });
});

describe("a deadline's signal", () => {
  const long = 60_000;
  const outer = new AbortController().signal;

  test('serves the next one where it ended nothing', async () => {
    const first = startDeadline(long, outer);
    await expect(until(Promise.resolve('done'), first.signal)).resolves.toBe('done');
    first.clear();
    first.clear();
    const next = startDeadline(long, outer);
    const after = startDeadline(long, outer);
    expect(next.signal).toBe(first.signal);
    expect(after.signal).not.toBe(first.signal);
    for (const deadline of [next, after]) deadline.clear();
  });

  test.each<[string, (signal: AbortSignal) => void]>([
    ['waits for something', (signal) => void until(new Promise(() => {}), signal).catch(() => {})],
    ['listens to it', (signal) => signal.addEventListener('abort', () => {})],
  ])('serves nobody else while somebody %s', (_, use) => {
    const first = startDeadline(long, outer);
    use(first.signal);
    first.clear();
    const next = startDeadline(long, outer);
    expect(next.signal).not.toBe(first.signal);
    next.clear();
  });

  test('serves nobody else once it is aborted', () => {
    const caller = new AbortController();
    const first = startDeadline(long, caller.signal);
    caller.abort('enough');
    first.clear();
    const next = startDeadline(long, outer);
    expect(next.signal.aborted).toBe(false);
    next.clear();
  });
});

describe('those who want to be told of an end', () => {
  test('are told in order and once, and may be let go of afterwards', () => {
    const caller = new AbortController();
    const told: string[] = [];
    const forget = ['a', 'b', 'c'].map((name) => whenAborted(caller.signal, () => told.push(name)));
    forget[1]?.();
    forget[1]?.();
    caller.abort();
    for (const each of forget) each();
    expect(told).toEqual(['a', 'c']);
  });

  test('are not told when one of those before them lets go of them', () => {
    const caller = new AbortController();
    const told: string[] = [];
    whenAborted(caller.signal, () => {
      told.push('first');
      forget();
    });
    const forget = whenAborted(caller.signal, () => told.push('second'));
    whenAborted(caller.signal, () => told.push('third'));
    caller.abort();
    expect(told).toEqual(['first', 'third']);
  });
});
