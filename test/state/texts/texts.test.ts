import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packDocument, unpackDocument } from '../../../src/extract/packed/packed-document.ts';
import type { Source } from '../../../src/model/source.ts';
import { openTexts, type TextsContext } from '../../../src/state/texts/texts.ts';
import { fixtureSources, oddSources, openTestReader, site, sourceOf, wholeOf } from '../../extract/packed/texts.ts';
import { newDirectory } from '../past-runs.ts';

const day = 24 * 3600 * 1000;
const now = Date.UTC(2026, 5, 1);
const config = { bytes: 64 * 100_000, forget: 30, renew: 7 };

const { read } = await openTestReader();

const hashed = (source: Source): Source => ({
  ...source,
  sha256: createHash('sha256').update(source.text).digest('hex'),
});
const sources = [...fixtureSources('sites'), ...oddSources].map(hashed);
const packed = new Map(sources.map((source) => [source, packDocument(read(source))]));

function open(directory: string, context: Partial<TextsContext> = {}) {
  return openTexts({ directory, config, site, reader: 'one', now, ...context });
}

async function keepIn(directory: string, context: Partial<TextsContext> = {}, kept = packed): Promise<void> {
  const texts = open(directory, context);
  await texts.recall([...kept.keys()]);
  await texts.keep(kept);
}

async function recallFrom(directory: string, context: Partial<TextsContext> = {}, wanted = sources) {
  return [...(await open(directory, context).recall(wanted))];
}

const bucketsOf = (directory: string): readonly string[] =>
  readdirSync(join(directory, 'texts')).map((name) => join(directory, 'texts', name));

describe('texts', () => {
  test('are recalled as they were kept', async () => {
    const directory = newDirectory();
    expect(await recallFrom(directory)).toEqual([]);
    await keepIn(directory);
    expect(await recallFrom(directory)).toEqual([...packed]);
  });

  test('are recalled wherever they stand, by what is in them', async () => {
    const directory = newDirectory();
    const [one, other] = [hashed(sourceOf('mkdocs/a.md', '# A\n')), hashed(sourceOf('mkdocs/b/c.md', '# A\n'))];
    await keepIn(directory, {}, new Map([[one, 'x']]));
    expect(await recallFrom(directory, {}, [other])).toEqual([[other, 'x']]);
  });

  test.each<readonly [what: string, path: string, context: Partial<TextsContext>]>([
    ['by another program', 'mkdocs/a.md', { reader: 'other' }],
    ['as MDX', 'mkdocs/a.mdx', {}],
    ['in another site', 'a.md', {}],
    ['in a site of other settings', 'mkdocs/a.md', { site: { ...site, sites: [] } }],
    ['with other front matter', 'mkdocs/a.md', { site: { ...site, frontMatter: [] } }],
  ])('are not recalled where they would be read otherwise: %s', async (_, path, context) => {
    const directory = newDirectory();
    await keepIn(directory, {}, new Map([[hashed(sourceOf('mkdocs/a.md', '# A\n')), 'x']]));
    expect(await recallFrom(directory, context, [hashed(sourceOf(path, '# A\n'))])).toEqual([]);
  });
});

describe('damage is as if nothing had been kept', () => {
  test('of any kind', { timeout: 60_000 }, async () => {
    const directory = newDirectory();
    await keepIn(directory);
    const files = bucketsOf(directory).map((path) => ({ path, bytes: readFileSync(path) }));
    const change = fc.constantFrom('cut', 'flip', 'double', 'zeros', 'text');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), change, fc.nat(), async ({ path, bytes }, how, at) => {
        writeFileSync(path, damaged(bytes, how, at % bytes.length));
        const recalled = await recallFrom(directory);
        writeFileSync(path, bytes);
        expect(recalled.filter(([source, text]) => packed.get(source) !== text)).toEqual([]);
        expect(recalled.length).toBeGreaterThan(sources.length / 2);
      }),
      { numRuns: 150 },
    );
  });

  test('and is mended by what is kept next', async () => {
    const directory = newDirectory();
    await keepIn(directory);
    for (const path of bucketsOf(directory)) writeFileSync(path, 'none of ours\n');
    expect(await recallFrom(directory)).toEqual([]);
    await keepIn(directory);
    expect(await recallFrom(directory)).toEqual([...packed]);
  });

  test('whoever writes it on purpose gets no text out of its bounds', async () => {
    const directory = newDirectory();
    const [source = sourceOf('a.md', '')] = sources.filter(({ text }) => text !== '');
    await keepIn(
      directory,
      {},
      new Map([[source, packDocument(read({ ...source, text: `${source.text}\n[a](b)\n` }))]]),
    );
    for (const [, text] of await recallFrom(directory)) {
      const document = unpackDocument(source, text, read) ?? read(source);
      expect(wholeOf(document)).toEqual(wholeOf(read(source)));
    }
  });

  test('a bucket that is a pipe, a link or too large is left alone', async () => {
    const directory = newDirectory();
    await keepIn(directory);
    const whole = bucketsOf(directory);
    const other = newDirectory();
    mkdirSync(join(other, 'texts'), { recursive: true });
    for (const [index, path] of whole.entries()) {
      const name = path.slice(-2);
      if (index % 2 === 0) execFileSync('mkfifo', [join(other, 'texts', name)]);
      else symlinkSync(path, join(other, 'texts', name));
    }
    expect(await recallFrom(other)).toEqual([]);
    expect(await recallFrom(directory, { config: { ...config, bytes: 64 } })).toEqual([]);
  });
});

describe('what cannot be written is no failure', () => {
  test('a file in the place of the folder', async () => {
    const directory = newDirectory();
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'texts'), '');
    await keepIn(directory);
    expect(await recallFrom(directory)).toEqual([]);
  });

  test('a folder in the place of a bucket, and nothing is left beside it', async () => {
    const directory = newDirectory();
    for (let bucket = 0; bucket < 64; bucket += 1) {
      mkdirSync(join(directory, 'texts', bucket.toString(16).padStart(2, '0'), 'a'), { recursive: true });
    }
    await keepIn(directory);
    expect(await recallFrom(directory)).toEqual([]);
    expect(bucketsOf(directory).filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });
});

test('two at once do each other no harm', async () => {
  const directory = newDirectory();
  const half = sources.length / 2;
  const parts = [[...packed].slice(0, half), [...packed].slice(half), [...packed]];
  await Promise.all(parts.map((part) => keepIn(directory, {}, new Map(part))));
  const recalled = await recallFrom(directory);
  expect(recalled.filter(([source, text]) => packed.get(source) !== text)).toEqual([]);
  // Who comes last in a bucket has none of the others' there; what is missing is kept by the next.
  await keepIn(directory);
  expect(await recallFrom(directory)).toEqual([...packed]);
});

describe('room', () => {
  /** Of one bucket. */
  const made = (index: number): Source => {
    const source = hashed(sourceOf('a.md', `${index}`));
    return { ...source, sha256: `00${source.sha256.slice(2)}` };
  };

  test('what was of no use for a month is forgotten, and what is of use stays', async () => {
    const directory = newDirectory();
    const [used, unused] = [made(1), made(2)];
    await keepIn(directory, {}, new Map([used, unused].map((source) => [source, 'x'])));
    for (let week = 1; week <= 5; week += 1) {
      expect(await recallFrom(directory, {}, [unused])).toHaveLength(1);
      const texts = open(directory, { now: now + week * 7 * day });
      await texts.recall([used]);
      await texts.keep(new Map());
    }
    expect(await recallFrom(directory, {}, [used, unused])).toEqual([[used, 'x']]);
  });

  test('nothing is written where nothing is new', async () => {
    const directory = newDirectory();
    await keepIn(directory);
    for (const path of bucketsOf(directory)) utimesSync(path, 1, 1);
    const use = async (days: number): Promise<readonly number[]> => {
      const texts = open(directory, { now: now + days * day });
      await texts.recall(sources);
      await texts.keep(new Map());
      return bucketsOf(directory).map((path) => statSync(path).mtimeMs);
    };
    expect(new Set(await use(6))).toEqual(new Set([1000]));
    expect(await use(7)).not.toContain(1000);
  });

  test('all of it stays within its bound, and the latest stay', async () => {
    const directory = newDirectory();
    const small = { ...config, bytes: 64 * 2000 };
    for (let index = 0; index < 40; index += 1) {
      await keepIn(directory, { config: small, now: now + index * day }, new Map([[made(index), 'x'.repeat(500)]]));
    }
    const sizes = bucketsOf(directory).map((path) => statSync(path).size);
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThanOrEqual(2000);
    const recalled = await recallFrom(directory, { config: small }, [made(37), made(38), made(39), made(1)]);
    expect(recalled.map(([{ text }]) => text)).toEqual(['37', '38', '39']);
  });

  test('what a killed process left is removed when it is old', async () => {
    const directory = newDirectory();
    await keepIn(directory);
    const [old, young, foreign] = ['00.0123456789abcdef.tmp', '01.0123456789abcdef.tmp', 'notes.tmp'].map((name) =>
      join(directory, 'texts', name),
    ) as [string, string, string];
    for (const path of [old, young, foreign]) writeFileSync(path, 'x');
    for (const path of [old, foreign]) utimesSync(path, now / 1000 - 7200, now / 1000 - 7200);
    utimesSync(young, now / 1000, now / 1000);
    await keepIn(directory);
    expect([old, young, foreign].map((path) => existsSync(path))).toEqual([false, true, true]);
  });
});

function damaged(bytes: Buffer, how: 'cut' | 'flip' | 'double' | 'zeros' | 'text', at: number): Buffer {
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (how) {
    case 'cut':
      return before;
    case 'flip': {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      return flipped;
    }
    case 'double':
      return Buffer.concat([bytes, bytes.subarray(0, at)]);
    case 'zeros':
      return Buffer.concat([before, Buffer.alloc(after.length)]);
    case 'text':
      return Buffer.concat([before, Buffer.from('\n[]\n'), after]);
  }
}
