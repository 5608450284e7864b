import { describe, expect, test, vi } from 'vitest';
import { startDeadline } from '../../../src/probe/transport/deadline.ts';

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
