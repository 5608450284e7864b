import * as node from 'node:fs/promises';
import { join } from 'node:path';
import { causeOf, codeOf } from './cause.ts';
import { decodeLine, type StateRecord } from './record.ts';
import { readSegmentName } from './segment-name.ts';

/** One segment as far as it can be read. */
export interface ReadSegment {
  readonly name: string;
  readonly bytes: number;
  readonly records: readonly StateRecord[];
  /** Lines of another version, as they are. */
  readonly foreign: readonly string[];
}

export interface ReadSegments {
  readonly segments: readonly ReadSegment[];
  /** What could not be read and why, in words that follow a name. */
  readonly faults: readonly string[];
}

/** The part of `node:fs/promises` that reading needs. */
export interface ReaderFiles extends Pick<typeof node, 'readFile' | 'stat'> {
  readonly readdir: (path: string) => Promise<readonly string[]>;
}

/** Rounds of listing: another process may bring segments together while this one reads. */
const rounds = 5;

/**
 * Reads all segments of a directory. Whatever is damaged, torn, unreadable or gone is left out; never rejects.
 *
 * @param largest bytes beyond which a file is left alone
 */
export async function readSegments(
  directory: string,
  largest: number,
  files: ReaderFiles = node,
): Promise<ReadSegments> {
  const segments = new Map<string, ReadSegment>();
  const faults = new Map<string, string>();
  for (let round = 0; round < rounds; round += 1) {
    let vanished = 0;
    for (const name of await listSegments(directory, faults, files)) {
      if (segments.has(name) || faults.has(name)) continue;
      const read = await readSegment(directory, name, largest, files);
      if (read.kind === 'vanished') vanished += 1;
      else if (read.kind === 'fault') faults.set(name, `${join(directory, name)}: ${read.why}`);
      else segments.set(name, read.segment);
    }
    if (vanished === 0) break;
  }
  return { segments: [...segments.values()], faults: [...faults.values()] };
}

async function listSegments(
  directory: string,
  faults: Map<string, string>,
  files: ReaderFiles,
): Promise<readonly string[]> {
  try {
    const names = await files.readdir(directory);
    return names.filter((name) => readSegmentName(name) !== null).sort();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') faults.set('', `${directory}: ${causeOf(error)}`);
    return [];
  }
}

export type SegmentOutcome =
  | { readonly kind: 'read'; readonly segment: ReadSegment }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'fault'; readonly why: string };

/** Reads one segment; see {@link readSegments}. */
export async function readSegment(
  directory: string,
  name: string,
  largest: number,
  files: ReaderFiles = node,
): Promise<SegmentOutcome> {
  const path = join(directory, name);
  try {
    const { size } = await files.stat(path);
    if (size > largest) return { kind: 'fault', why: 'too large' };
    const text = await files.readFile(path, 'utf8');
    const records: StateRecord[] = [];
    const foreign: string[] = [];
    for (const line of text.split('\n')) {
      const decoded = decodeLine(line);
      if (decoded.kind === 'record') records.push(decoded.record);
      if (decoded.kind === 'foreign') foreign.push(line);
    }
    return { kind: 'read', segment: { name, bytes: size, records, foreign } };
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'vanished' } : { kind: 'fault', why: causeOf(error) };
  }
}
