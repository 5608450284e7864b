import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProgress, type ProgressOptions, type ProgressSnapshot } from '../../src/cli/progress.ts';

/** A stream that keeps what it is given, a clock that stands until it is moved, and progress on both. */
function start(mode: ProgressOptions['mode'], columns = 80) {
  const written: string[] = [];
  const events = new EventEmitter();
  const clock = { time: 1_000_000 };
  const stream = {
    write: (text: string) => written.push(text),
    on: (event: 'error', listener: (error: Error) => void) => events.on(event, listener),
  };
  const progress = createProgress(stream, {
    mode,
    now: () => clock.time,
    columns: () => columns,
    every: { live: 100, lines: 10_000 },
  });
  return { progress, written, clock, fail: () => events.emit('error', new Error('EPIPE')) };
}

const snapshot = (fields: Partial<ProgressSnapshot> = {}): ProgressSnapshot => ({
  phase: 'probing',
  done: 312,
  total: 1234,
  waiting: () => [],
  ...fields,
});

const clear = '\r\u001b[2K';

describe('in a terminal', () => {
  test.each<[Partial<ProgressSnapshot>, string]>([
    [{}, '312/1,234 links'],
    [{ phase: 'archive', done: 3, total: 40 }, '3/40 captures'],
    [{ rate: 18.4 }, '312/1,234 links, 18/s'],
    [{ rate: 0.52 }, '312/1,234 links, 0.5/s'],
    [
      {
        rate: 4,
        waiting: () => [
          { host: 'b.example', queued: 14, running: 0, pausedUntil: null },
          { host: 'a.example', queued: 208, running: 4, pausedUntil: 1_031_500 },
          { host: 'd.example', queued: 1, running: 0, pausedUntil: 999_000 },
          { host: 'c.example', queued: 1, running: 1, pausedUntil: null },
        ],
      },
      '312/1,234 links, 4/s, waiting for a.example (212, paused 32 s), b.example (14), c.example (2)',
    ],
  ])('%j', (fields, line) => {
    const { progress, written } = start('live', 120);
    progress.update(snapshot(fields));
    expect(written).toEqual([line]);
  });

  test('draws at most ten times a second, over what was there', () => {
    const { progress, written, clock } = start('live');
    for (let done = 0; done < 1000; done += 1) {
      progress.update(snapshot({ done }));
      clock.time += 1;
    }
    expect(written).toHaveLength(10);
    expect(written[0]).toBe('0/1,234 links');
    expect(written[1]).toBe(`${clear}100/1,234 links`);
  });

  test('asks for whom it waits only where that is shown', () => {
    const { progress, clock } = start('live');
    let asked = 0;
    const waiting = (): readonly [] => {
      asked += 1;
      return [];
    };
    for (let update = 0; update < 1000; update += 1) {
      progress.update(snapshot({ waiting }));
      clock.time += 1;
    }
    expect(asked).toBe(10);
  });

  test('draws nothing where nothing has changed', () => {
    const { progress, written, clock } = start('live');
    progress.update(snapshot());
    clock.time += 1000;
    progress.update(snapshot());
    expect(written).toHaveLength(1);
  });

  test('keeps to the width, one column free, so that the line can be erased', () => {
    const { progress, written } = start('live', 20);
    progress.update(
      snapshot({ rate: 18, waiting: () => [{ host: 'a.example', queued: 1, running: 0, pausedUntil: null }] }),
    );
    expect(written).toEqual(['312/1,234 links, 1…']);
  });

  test('a note stands above the line', () => {
    const { progress, written } = start('live');
    progress.note('first');
    progress.update(snapshot());
    progress.note('sec\u001b[31mond');
    expect(written).toEqual(['first\n', '312/1,234 links', `${clear}sec\\u{1b}[31mond\n312/1,234 links`]);
  });

  test('the end takes the line away, and nothing follows', () => {
    const { progress, written, clock } = start('live');
    progress.update(snapshot());
    progress.end();
    clock.time += 1000;
    progress.update(snapshot({ done: 313 }));
    progress.note('late');
    progress.end();
    expect(written).toEqual(['312/1,234 links', clear]);
  });

  test('a reader that went away is left alone', () => {
    const { progress, written, clock, fail } = start('live');
    progress.update(snapshot());
    fail();
    clock.time += 1000;
    progress.update(snapshot({ done: 313 }));
    progress.note('late');
    progress.end();
    expect(written).toEqual(['312/1,234 links']);
  });
});

describe('in a log', () => {
  test('a line every ten seconds, none for a short run, without control characters', () => {
    const { progress, written, clock } = start('lines', 20);
    for (let second = 0; second < 25; second += 1) {
      progress.update(
        snapshot({ done: second, waiting: () => [{ host: 'a.example', queued: 1, running: 0, pausedUntil: null }] }),
      );
      clock.time += 1000;
    }
    progress.note('a note');
    progress.end();
    expect(written).toEqual([
      '10/1,234 links, waiting for a.example (1)\n',
      '20/1,234 links, waiting for a.example (1)\n',
      'a note\n',
    ]);
  });

  test('no host or note brings its control characters along', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { progress, written, clock } = start('lines');
        clock.time += 10_000;
        progress.update(snapshot({ waiting: () => [{ host: text, queued: 1, running: 0, pausedUntil: null }] }));
        progress.note(text);
        expect(written).toHaveLength(2);
        for (const line of written) expect(line).toMatch(/^\P{Cc}*\n$/u);
      }),
    );
  });
});
