import { setImmediate } from 'node:timers/promises';
import type { ReadConfig } from '../../config/config.ts';
import type { SitesConfig } from '../../config/site-config.ts';
import type { Source } from '../../model/source.ts';
import { type PackedDocument, packDocument } from '../packed/packed-document.ts';
import type { Reader } from '../reader.ts';
import { queueBatches } from './read-batches.ts';

/** What reads, and in which way. */
export interface Reading {
  readonly reader: Reader;
  readonly site: SitesConfig;
  readonly config: ReadConfig;
  /** What threads run; `null` for what is beside the program. */
  readonly thread: URL | null;
}

/** Reads texts, in threads where there is enough for several of them, and keeps no tree of any. */
export async function readPacked(
  sources: readonly Source[],
  reading: Reading,
): Promise<ReadonlyMap<Source, PackedDocument>> {
  const read = await readTogether(sources, reading);
  const packed = new Map<Source, PackedDocument>();
  for (const [index, source] of sources.entries()) {
    packed.set(source, read[index] ?? (await readHere(source, reading.reader)));
  }
  return packed;
}

/** In this thread, which is there and has loaded what it needs, and in others besides. */
async function readTogether(
  sources: readonly Source[],
  { reader, site, config, thread }: Reading,
): Promise<readonly (PackedDocument | null)[]> {
  const worthwhile = Math.floor(lengthOf(sources) / config.ofThread);
  if (worthwhile < 2) return [];
  const { countProcessors, readInThreads, threadEntry } = await import('./read-in-threads.ts');
  const threads = Math.min(worthwhile, config.threads ?? Math.min(countProcessors(), config.mostThreads));
  const entry = thread ?? threadEntry();
  if (threads < 2 || entry === null) return [];
  const queue = queueBatches(sources);
  const elsewhere = readInThreads(sources, queue, { site, threads: threads - 1, entry });
  const here: PackedDocument[] = [];
  // The shortest: whoever waits for an answer need not wait long.
  for (let batch = queue.takeShortest(); batch !== undefined; batch = queue.takeShortest()) {
    for (const index of batch) here[index] = await readHere(sources[index] as Source, reader);
  }
  return (await elsewhere).map((read, index) => read ?? here[index] ?? null);
}

async function readHere(source: Source, reader: Reader): Promise<PackedDocument> {
  const packed = packDocument(reader.read(source));
  // Signals and answers of threads are heard in between.
  await setImmediate();
  return packed;
}

/** UTF-16 units of texts together. */
export function lengthOf(sources: readonly Source[]): number {
  return sources.reduce((length, { text }) => length + text.length, 0);
}
