import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { access, mkdir, open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { compactProbe } from '../../src/state/compact-probe.ts';
import { type Journal, openJournal } from '../../src/state/journal.ts';
import { mergeRecords } from '../../src/state/merge.ts';
import { readSegments } from '../../src/state/read-segments.ts';
import { encodeRecord, type StateRecord } from '../../src/state/record.ts';
import { createSegmentWriter, type WriterFiles } from '../../src/state/segment-writer.ts';
import { good, newDirectory } from './past-runs.ts';

const config = defaults.state;
const eager = { ...config, journal: { ...config.journal, segments: 2 } };
const never = { ...config, journal: { ...config.journal, segments: 1000 } };
const now = Date.now();

const facts = compactProbe(good, { fragments: [], conditions: '' });
if (facts === null) throw new Error('no facts');
const key = (count: number): string => count.toString(16).padStart(32, '0');

function sighting(journal: Pick<Journal, 'run'>, count: number): StateRecord {
  if (facts === null) throw new Error('no facts');
  return { kind: 'sighting', run: journal.run, key: key(count), at: now - 60_000 + count, facts };
}

function endOf({ run }: Pick<Journal, 'run'>, outcome: 'complete' | 'incomplete' = 'complete') {
  return { kind: 'end', run, at: now, outcome, network: 'online', resumed: [] } as const;
}

/** A run that remembers these. */
async function write(directory: string, counts: readonly number[], settings: typeof config = never): Promise<void> {
  const journal = await openJournal(directory, settings, () => now);
  for (const count of counts) expect(await journal.append(sighting(journal, count))).toBe('written');
  await journal.close(endOf(journal));
}

async function load(
  directory: string,
): Promise<{ readonly counts: readonly number[]; readonly notes: readonly string[] }> {
  const journal = await openJournal(directory, never, () => now);
  const counts = [...mergeRecords(journal.records).pages.keys()].map((page) => Number.parseInt(page, 16));
  return { counts: counts.sort((a, b) => a - b), notes: journal.notes() };
}

const segmentsOf = (directory: string): readonly string[] => readdirSync(directory).sort();

function makeIdle(directory: string): void {
  const long = new Date(now - 2 * config.journal.idle);
  for (const name of segmentsOf(directory)) utimesSync(join(directory, name), long, long);
}

describe('a journal', () => {
  test('holds what runs have written, each in a file of its own that is for its user alone', async () => {
    const directory = newDirectory();
    await write(directory, [1, 2]);
    await write(directory, [2, 3]);
    expect(segmentsOf(directory)).toEqual([expect.stringMatching(/\.ndjson$/), expect.stringMatching(/\.ndjson$/)]);
    expect(await load(directory)).toEqual({ counts: [1, 2, 3], notes: [] });
    if (process.platform === 'win32') return;
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    for (const name of segmentsOf(directory)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
  });

  test('has on disk what it says is written, before it is closed', async () => {
    const directory = newDirectory();
    const journal = await openJournal(directory, never, () => now);
    await Promise.all([1, 2, 3].map((count) => journal.append(sighting(journal, count))));
    expect((await load(directory)).counts).toEqual([1, 2, 3]);
    await journal.close(null);
  });

  test('loses nothing but the line that was torn', async () => {
    const directory = newDirectory();
    await write(directory, [1, 2]);
    const [name = ''] = segmentsOf(directory);
    appendFileSync(join(directory, name), encodeRecord(sighting({ run: 'r' }, 3)).slice(0, -5));
    expect(await load(directory)).toEqual({ counts: [1, 2], notes: [] });
  });

  test('reads a last line without an end', async () => {
    const directory = newDirectory();
    await write(directory, [1]);
    const [name = ''] = segmentsOf(directory);
    appendFileSync(join(directory, name), encodeRecord(sighting({ run: 'r' }, 3)));
    expect((await load(directory)).counts).toEqual([1, 3]);
  });

  test('is the same in whatever order and how often its lines and files come, and less where some are missing', async () => {
    const lines = Array.from({ length: 8 }, (_, count) => encodeRecord(sighting({ run: 'r' }, count)));
    const rubbish = fc.oneof(fc.constantFrom(...lines), fc.string({ unit: 'binary' }), fc.json());
    const segment = fc.array(rubbish, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { maxLength: 4 }), async (segments) => {
        const directory = newDirectory();
        mkdirSync(directory);
        segments.forEach((content, count) => {
          writeFileSync(
            join(directory, `20260301T020000000Z-${String(count).padStart(16, '0')}.ndjson`),
            content.join('\n'),
          );
        });
        const present = segments.flat().flatMap((line) => line.split('\n'));
        const { counts, notes } = await load(directory);
        expect(counts).toEqual(lines.flatMap((line, count) => (present.includes(line) ? [count] : [])));
        expect(notes).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('can be any bytes', async () => {
    const directory = newDirectory();
    mkdirSync(directory);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        writeFileSync(join(directory, '20260301T020000000Z-0123456789abcdef.ndjson'), bytes);
        expect((await load(directory)).counts).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('leaves files alone that are not its own', async () => {
    const directory = newDirectory();
    mkdirSync(directory);
    writeFileSync(join(directory, 'notes.ndjson'), `${encodeRecord(sighting({ run: 'r' }, 1))}\n`);
    for (let count = 2; count < 6; count += 1) await write(directory, [count], eager);
    expect((await load(directory)).counts).toEqual([2, 3, 4, 5]);
    expect(segmentsOf(directory)).toContain('notes.ndjson');
  });
});

describe('trouble with the disk', () => {
  test('a write that fails in its middle costs what it was to write, and nothing after it', async () => {
    const directory = newDirectory();
    const half: WriterFiles['open'] = async (...args) => {
      const handle = await open(...args);
      const whole = handle.appendFile.bind(handle);
      handle.appendFile = async (text) => {
        handle.appendFile = whole;
        await whole(String(text).slice(0, 40));
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      };
      return handle;
    };
    const writer = createSegmentWriter(directory, () => now, { access, mkdir, open: half });
    const append = (count: number) => writer.append(encodeRecord(sighting({ run: 'r' }, count)));
    expect(await append(1)).toBe('lost');
    expect(await append(2)).toBe('written');
    expect(writer.fault()).toBe('no space left on the disk');
    await writer.close();
    expect((await load(directory)).counts).toEqual([2]);
  });

  test('a segment that cannot be read is left out, and named', async () => {
    const directory = newDirectory();
    await write(directory, [1]);
    mkdirSync(join(directory, '20260301T020000000Z-0123456789abcdef.ndjson'));
    const { counts, notes } = await load(directory);
    expect(counts).toEqual([1]);
    expect(notes).toEqual([expect.stringContaining('20260301T020000000Z-0123456789abcdef.ndjson')]);
  });

  test('a segment that is far too large is left out', async () => {
    const directory = newDirectory();
    await write(directory, [1, 2]);
    const small = { ...never, journal: { ...never.journal, largest: 10 } };
    const journal = await openJournal(directory, small, () => now);
    expect(journal.records).toEqual([]);
    expect(journal.notes()).toEqual([expect.stringContaining('too large')]);
  });

  test('a directory that cannot be made costs the memory, nothing else', async () => {
    const file = newDirectory();
    writeFileSync(file, '');
    const directory = join(file, 'below');
    const journal = await openJournal(directory, config, () => now);
    expect(await journal.append(sighting(journal, 1))).toBe('lost');
    expect(await journal.append(sighting(journal, 2))).toBe('lost');
    await journal.close(endOf(journal));
    expect(journal.records).toEqual([]);
    expect(journal.notes()).toEqual([
      `some of what earlier runs saw cannot be read: ${directory}: a part of its path is no directory`,
      `what this run saw could not be remembered in ${directory}: a part of its path is no directory`,
    ]);
  });

  test('a directory that vanishes while a run goes on is made again', async () => {
    const directory = newDirectory();
    const journal = await openJournal(directory, config, () => now);
    await journal.append(sighting(journal, 1));
    rmSync(directory, { recursive: true });
    expect(await journal.append(sighting(journal, 2))).toBe('written');
    await journal.close(endOf(journal));
    expect(await load(directory)).toEqual({ counts: [2], notes: [] });
  });
});

describe('compaction', () => {
  test('makes one segment of many', async () => {
    const directory = newDirectory();
    for (let count = 0; count < 20; count += 1) await write(directory, [count, 100], config);
    expect(segmentsOf(directory).length).toBeLessThan(config.journal.segments);
    expect((await load(directory)).counts).toEqual([...Array(20).keys(), 100]);
  });

  test('waits until there is something to gain', async () => {
    const directory = newDirectory();
    for (let count = 0; count < 7; count += 1) await write(directory, [count], config);
    expect(segmentsOf(directory)).toHaveLength(7);
    await write(directory, [7], { ...never, journal: { ...never.journal, bytes: 100 } });
    expect(segmentsOf(directory)).toEqual([expect.stringContaining('.merged.')]);
  });

  test('never touches the segment of a run that may go on', async () => {
    const directory = newDirectory();
    const running = await openJournal(directory, eager, () => now);
    await running.append(sighting(running, 1));
    const [name = ''] = segmentsOf(directory);
    for (let count = 2; count < 6; count += 1) await write(directory, [count], eager);
    expect(segmentsOf(directory)).toContain(name);
    await running.append(sighting(running, 6));
    await running.close(endOf(running, 'incomplete'));
    await write(directory, [7], eager);
    expect(segmentsOf(directory)).toContain(name);
    expect((await load(directory)).counts).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('takes in what a run left that crashed long ago', async () => {
    const directory = newDirectory();
    const crashed = await openJournal(directory, eager, () => now);
    await crashed.append(sighting(crashed, 1));
    onTestFinished(() => crashed.close(null));
    const [name = ''] = segmentsOf(directory);
    makeIdle(directory);
    await write(directory, [2], eager);
    expect(segmentsOf(directory)).not.toContain(name);
    expect((await load(directory)).counts).toEqual([1, 2]);
  });

  test('loses nothing of a run that was only silent for long', async () => {
    const directory = newDirectory();
    const silent = await openJournal(directory, eager, () => now);
    await silent.append(sighting(silent, 1));
    makeIdle(directory);
    await write(directory, [2], eager);
    expect(await silent.append(sighting(silent, 3))).toBe('written');
    expect(await silent.append(sighting(silent, 4))).toBe('written');
    await silent.close(endOf(silent));
    expect((await load(directory)).counts).toEqual([1, 2, 3, 4]);
  });

  test('carries on with what another one left behind', async () => {
    const directory = newDirectory();
    await write(directory, [1]);
    const [name = ''] = segmentsOf(directory);
    const text = readFileSync(join(directory, name), 'utf8');
    writeFileSync(join(directory, `${name}.closing`), text);
    writeFileSync(join(directory, name.replace('.ndjson', '.merged.ndjson.tmp')), text.slice(0, 50));
    rmSync(join(directory, name));
    expect((await load(directory)).counts).toEqual([1]);
    makeIdle(directory);
    await write(directory, [2]);
    expect(segmentsOf(directory)).toEqual([expect.stringMatching(/\.merged\.ndjson$/)]);
    expect((await load(directory)).counts).toEqual([1, 2]);
  });

  test('keeps what another version has written', async () => {
    const directory = newDirectory();
    const foreign = encodeRecord({ kind: 'dream', about: 'sheep' } as unknown as StateRecord);
    await write(directory, [1]);
    const [name = ''] = segmentsOf(directory);
    appendFileSync(join(directory, name), `${foreign}\n`);
    for (const count of [2, 3, 4]) await write(directory, [count], eager);
    const text = segmentsOf(directory).map((one) => readFileSync(join(directory, one), 'utf8'));
    expect(text.join('').split('\n')).toContain(foreign);
    expect((await load(directory)).counts).toEqual([1, 2, 3, 4]);
  });

  test('forgets what no list has asked for in half a year', async () => {
    const directory = newDirectory();
    await write(directory, [1]);
    const later = now + 181 * 24 * 3600 * 1000;
    const journal = await openJournal(directory, eager, () => later);
    await journal.append({ ...sighting(journal, 2), at: later } as StateRecord);
    await journal.close(endOf(journal));
    expect((await load(directory)).counts).toEqual([2]);
  });

  test('can be done by two processes at once', async () => {
    const directory = newDirectory();
    for (let count = 0; count < 6; count += 1) await write(directory, [count]);
    const journals = await Promise.all([1, 2, 3].map(() => openJournal(directory, eager, () => now)));
    await Promise.all(
      journals.map(async (journal, index) => {
        await journal.append(sighting(journal, 10 + index));
        await journal.close(endOf(journal));
      }),
    );
    expect((await load(directory)).counts).toEqual([0, 1, 2, 3, 4, 5, 10, 11, 12]);
  });

  test('hides nothing from who reads meanwhile', async () => {
    const directory = newDirectory();
    for (const count of [0, 1, 2]) await write(directory, [count]);
    let listed = 0;
    const readdir = async (path: string): Promise<readonly string[]> => {
      const names = segmentsOf(path);
      listed += 1;
      // Between the list and the first look at a segment all of them become another one.
      if (listed === 1) await write(directory, [3], eager);
      return names;
    };
    const { segments, faults } = await readSegments(directory, 1e6, { readdir, readFile, stat });
    expect(mergeRecords(segments.flatMap(({ records }) => records)).pages.size).toBe(4);
    expect(faults).toEqual([]);
  });
});
