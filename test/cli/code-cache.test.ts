import { chmodSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCodeCache } from '../../src/cli/code-cache.ts';
import { createDirectory } from '../discover/tree.ts';

const buffer = (text: string): Buffer => Buffer.from(text);
const made = (modules: Readonly<Record<string, readonly [text: string, code: string]>>) =>
  new Map(
    Object.entries(modules).map(([name, [text, code]]) => [name, { text: buffer(text), code: buffer(code) }] as const),
  );

/** A file in which the code of two modules is kept. */
function keepTwo(): string {
  const file = join(createDirectory(), 'code', 'kept.bin');
  openCodeCache(file).keep(made({ 'a.js': ['text of a', 'code of a'], 'b.js': ['text of b', 'code of b\n'] }), 80);
  return file;
}

const codeIn = (file: string, name: string, text: string): string | undefined =>
  openCodeCache(file).codeOf(name, buffer(text))?.toString();

describe('what is kept', () => {
  test('is found again by name and text', () => {
    const file = keepTwo();
    expect(openCodeCache(file).cpu).toBe(80);
    expect(codeIn(file, 'a.js', 'text of a')).toBe('code of a');
    expect(codeIn(file, 'b.js', 'text of b')).toBe('code of b\n');
  });

  test('does not count for another text, of the same length too, and for other modules', () => {
    const file = keepTwo();
    expect(codeIn(file, 'a.js', 'text of b')).toBeUndefined();
    expect(codeIn(file, 'c.js', 'text of a')).toBeUndefined();
  });

  test('stays when other modules are added', () => {
    const file = keepTwo();
    openCodeCache(file).keep(made({ 'b.js': ['new', 'newer'], 'c.js': ['text of c', ''] }), 90);
    expect(codeIn(file, 'a.js', 'text of a')).toBe('code of a');
    expect(codeIn(file, 'b.js', 'new')).toBe('newer');
    expect(codeIn(file, 'c.js', 'text of c')).toBe('');
    expect(readdirSync(dirname(file))).toEqual(['kept.bin']);
  });

  test('is nothing where there is no file, or none can be written', () => {
    const file = join(createDirectory(), 'a file');
    writeFileSync(file, '');
    const below = openCodeCache(join(file, 'code', 'kept.bin'));
    below.keep(made({ 'a.js': ['text', 'code'] }), 1);
    expect(below.cpu).toBe(0);
    expect(below.codeOf('a.js', buffer('text'))).toBeUndefined();
  });

  test('counts for nothing with any byte changed, and cut anywhere', () => {
    const file = keepTwo();
    const whole = readFileSync(file);
    const damaged = fc.oneof(
      fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
      fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, bits]) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ bits;
        return bytes;
      }),
    );
    fc.assert(
      fc.property(damaged, (bytes) => {
        writeFileSync(file, bytes);
        expect(openCodeCache(file).cpu).toBe(0);
        expect(codeIn(file, 'a.js', 'text of a')).toBeUndefined();
      }),
    );
  });

  test.skipIf(process.platform === 'win32')('is for its owner alone, and not believed if others could write it', () => {
    const file = keepTwo();
    chmodSync(file, 0o620);
    expect(codeIn(file, 'a.js', 'text of a')).toBeUndefined();
    chmodSync(file, 0o600);
    expect(codeIn(file, 'a.js', 'text of a')).toBe('code of a');
  });

  test('goes after a month without being written', () => {
    const folder = join(createDirectory(), 'code');
    mkdirSync(folder);
    const days = (count: number): Date => new Date(Date.now() - count * 24 * 3600 * 1000);
    for (const [name, age] of [['old.bin', 31] as const, ['recent.bin', 29] as const]) {
      writeFileSync(join(folder, name), '');
      utimesSync(join(folder, name), days(age), days(age));
    }
    openCodeCache(join(folder, 'kept.bin')).keep(made({}), 1);
    expect(readdirSync(folder).sort()).toEqual(['kept.bin', 'recent.bin']);
  });
});
