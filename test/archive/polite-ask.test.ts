import { describe, expect, test } from 'vitest';
import type { ArchiveAnswer, ArchiveAsk } from '../../src/archive/ask.ts';
import { createPace } from '../../src/archive/pace.ts';
import { createPoliteAsk, type Pool } from '../../src/archive/polite-ask.ts';
import { answer, capture, config, failure, playClock } from './played-archive.ts';

const { signal } = new AbortController();

describe('a pace', () => {
  test('lets a burst go at once, then one an interval', async () => {
    const clock = playClock();
    const start = clock.now();
    const pace = createPace({ interval: 2500, burst: 3 }, clock);
    const times: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      await pace(signal);
      times.push(clock.now() - start);
    }
    expect(times).toEqual([0, 0, 0, 2500, 5000, 7500]);
  });

  test('rest fills it again, but never beyond the burst', async () => {
    const clock = playClock();
    const pace = createPace({ interval: 1000, burst: 2 }, clock);
    for (let count = 0; count < 3; count += 1) await pace(signal);
    await clock.sleep(60_000, signal);
    clock.slept.length = 0;
    for (let count = 0; count < 3; count += 1) await pace(signal);
    expect(clock.slept).toEqual([1000]);
  });

  test('an aborted wait rejects', async () => {
    const pace = createPace({ interval: 1000, burst: 1 }, playClock());
    await pace(signal);
    await expect(pace(AbortSignal.abort())).rejects.toThrow();
  });
});

const play = (replies: readonly (ArchiveAnswer | typeof failure)[]) => {
  const clock = playClock();
  const start = clock.now();
  const times: number[] = [];
  let running = 0;
  const ask: ArchiveAsk = async () => {
    expect(running).toBe(0);
    running += 1;
    times.push(clock.now() - start);
    await Promise.resolve();
    running -= 1;
    return replies[times.length - 1] ?? answer(200);
  };
  return { times, slept: clock.slept, ask: createPoliteAsk(config, { ask, ...clock }) };
};
const askAll = (ask: ReturnType<typeof play>['ask'], pools: readonly Pool[]) =>
  Promise.all(pools.map((pool, index) => ask(pool, `https://web.archive.org/${index}`, signal)));
const times = <Item>(count: number, item: Item): readonly Item[] => Array.from({ length: count }, () => item);

describe('a polite ask', () => {
  test('plays back one after the other, 8 a second', async () => {
    const played = play([]);
    await askAll(played.ask, times(5, 'playback'));
    expect(played.times).toEqual([0, 125, 250, 375, 500]);
  });

  test('asks the index 24 times a minute, after a burst of 5', async () => {
    const played = play([]);
    await askAll(played.ask, times(7, 'index'));
    expect(played.times).toEqual([0, 0, 0, 0, 0, 2500, 5000]);
    expect(played.times.length).toBeLessThan(30);
  });

  test.each([429, 417])('a %i stops everything for a minute, and is then asked again', async (status) => {
    const played = play([answer(status)]);
    const replies = await askAll(played.ask, ['playback', 'index']);
    expect(replies).toEqual([answer(200), answer(200)]);
    expect(played.times).toEqual([0, 60_000, 60_000]);
  });

  test('a longer Retry-After is kept', async () => {
    const played = play([answer(429, { 'retry-after': '90' })]);
    await askAll(played.ask, ['playback']);
    expect(played.times).toEqual([0, 90_000]);
  });

  test('a Retry-After beyond all patience ends it', async () => {
    const played = play([answer(429, { 'retry-after': '3600' })]);
    expect(await askAll(played.ask, ['playback', 'playback'])).toEqual(
      times(2, { kind: 'unknown', why: 'rate-limited' }),
    );
    expect(played.times).toEqual([0]);
    expect(played.slept).toEqual([]);
  });

  test('after the last pause nothing more is asked', async () => {
    const played = play(times(9, answer(429)));
    expect(await askAll(played.ask, times(4, 'playback'))).toEqual(times(4, { kind: 'unknown', why: 'rate-limited' }));
    expect(played.times).toEqual([0, 60_000, 120_000]);
  });

  test('a captured 429 is a capture', async () => {
    const captured = capture({ at: '20180601120000', status: 429 });
    const played = play([captured]);
    expect(await askAll(played.ask, ['playback'])).toEqual([captured]);
    expect(played.times).toHaveLength(1);
  });

  test.each([
    ['connections', failure],
    ['server errors', answer(503)],
  ])('failing %s in a row end it', async (_name, reply) => {
    const played = play(times(9, reply));
    expect(await askAll(played.ask, times(5, 'playback'))).toEqual(times(5, { kind: 'unknown', why: 'silent' }));
    expect(played.times).toHaveLength(config.failures);
  });

  test('failures with an answer in between, and captured errors, do not', async () => {
    const captured = capture({ at: '20180601120000', status: 503 });
    const played = play([failure, failure, answer(404), failure, captured, failure, failure]);
    await askAll(played.ask, times(8, 'playback'));
    expect(played.times).toHaveLength(8);
  });
});
