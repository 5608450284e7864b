import { randomBytes } from 'node:crypto';
import * as node from 'node:fs/promises';
import { join } from 'node:path';
import { causeOf } from './cause.ts';
import { nameRun } from './segment-name.ts';

/** Writes one run's lines. */
export interface SegmentWriter {
  /**
   * Adds a line (without its end). Resolves to `written` once the operating system has it: nothing but a loss of power takes
   * it away then. Lines that come while others are being written go together. Never rejects.
   */
  readonly append: (line: string) => Promise<'written' | 'lost'>;
  /** Waits for what was appended, makes it last, and closes the file. */
  readonly close: () => Promise<void>;
  /** The names of the files that were written. */
  readonly segments: () => readonly string[];
  /** Why lines were lost; `null` while none was. */
  readonly fault: () => string | null;
}

/** The part of `node:fs/promises` that writing needs. */
export type WriterFiles = Pick<typeof node, 'access' | 'mkdir' | 'open'>;

/** A second claim in a row means that something else removes our files. */
const mostClaims = 3;

interface Waiting {
  readonly line: string;
  readonly settle: (outcome: 'written' | 'lost') => void;
}

interface Segment {
  readonly name: string;
  readonly path: string;
  readonly handle: node.FileHandle;
}

/**
 * Creates the writer of one run. Nothing is made on disk before the first line.
 *
 * @param now milliseconds since the epoch
 */
export function createSegmentWriter(directory: string, now: () => number, files: WriterFiles = node): SegmentWriter {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let segment: Segment | null = null;
  let fault: string | null = null;
  const names: string[] = [];
  /** What a write that failed in its middle leaves is a line of its own. */
  let before = '';

  const write = async (text: string): Promise<void> => {
    for (let claims = 0; claims < mostClaims; claims += 1) {
      if (segment === null) {
        segment = await openSegment(directory, now(), files);
        names.push(segment.name);
      }
      await segment.handle.appendFile(before + text);
      before = '';
      if (await exists(segment.path, files)) return;
      // A compaction that took this run for dead has claimed the segment, and may have read it before this write.
      await segment.handle.close().catch(() => undefined);
      segment = null;
    }
    throw new Error('its files vanish');
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      let outcome: 'written' | 'lost' = 'written';
      try {
        await write(batch.map(({ line }) => `${line}\n`).join(''));
      } catch (error) {
        fault ??= causeOf(error);
        before = '\n';
        outcome = 'lost';
      }
      for (const { settle } of batch) settle(outcome);
    }
    writing = null;
  };

  return {
    append: (line) =>
      new Promise((settle) => {
        waiting.push({ line, settle });
        writing ??= drain();
      }),
    close: async () => {
      await writing;
      const closing = segment;
      segment = null;
      if (closing === null) return;
      await closing.handle.sync().catch(() => undefined);
      await closing.handle.close().catch(() => undefined);
    },
    segments: () => names,
    fault: () => fault,
  };
}

/** Others have no business with what a user links to. */
async function openSegment(directory: string, now: number, files: WriterFiles): Promise<Segment> {
  await files.mkdir(directory, { recursive: true, mode: 0o700 });
  const name = `${nameRun(now, randomBytes(8).toString('hex'))}.ndjson`;
  const path = join(directory, name);
  return { name, path, handle: await files.open(path, 'ax', 0o600) };
}

async function exists(path: string, files: WriterFiles): Promise<boolean> {
  try {
    await files.access(path);
    return true;
  } catch {
    return false;
  }
}
