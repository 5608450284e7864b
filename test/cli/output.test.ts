import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { writeAll, writeReportFile } from '../../src/cli/output.ts';
import { createDirectory } from '../discover/tree.ts';

describe("a report's file", () => {
  test('is replaced, and nothing else is left behind', async () => {
    const directory = createDirectory();
    const path = join(directory, 'deep', 'run.json');
    await writeReportFile(path, 'old');
    await writeReportFile(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(join(directory, 'deep'))).toEqual(['run.json']);
  });

  test('takes the place of a link, and leaves alone what that leads to', async () => {
    const directory = createDirectory();
    writeFileSync(join(directory, 'target'), 'kept');
    symlinkSync('target', join(directory, 'run.json'));
    await writeReportFile(join(directory, 'run.json'), 'new');
    expect(readFileSync(join(directory, 'target'), 'utf8')).toBe('kept');
    expect(lstatSync(join(directory, 'run.json')).isFile()).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('goes through a pipe, which stays one', async () => {
    const path = join(createDirectory(), 'pipe');
    execFileSync('mkfifo', [path]);
    const [text] = await Promise.all([readFile(path, 'utf8'), writeReportFile(path, 'through')]);
    expect(text).toBe('through');
    expect(lstatSync(path).isFIFO()).toBe(true);
  });
});

describe('a long text', () => {
  function* lines(count: number): Generator<string> {
    for (let line = 0; line < count; line += 1) yield `line ${line} ${'x'.repeat(1000)}\n`;
  }
  const whole = [...lines(300)].join('');

  test('goes to a stream and to a file as it is', async () => {
    let taken = '';
    const reader = new Writable({
      write: (chunk, _encoding, done) => {
        taken += chunk;
        done();
      },
    });
    await writeAll(reader, lines(300));
    expect(taken).toBe(whole);
    const path = join(createDirectory(), 'long.txt');
    await writeReportFile(path, lines(300));
    expect(readFileSync(path, 'utf8')).toBe(whole);
  });

  test('is not made for a reader that went away', async () => {
    const gone = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    gone.on('error', () => {});
    let made = 0;
    const counted = function* (): Generator<string> {
      for (const line of lines(300)) {
        made += 1;
        yield line;
      }
    };
    await writeAll(gone, counted());
    expect(made).toBeLessThan(200);
  });
});
