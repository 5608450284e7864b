import { setImmediate } from 'node:timers/promises';
import type { ReadConfig } from '../../config/config.ts';
import type { SitesConfig } from '../../config/site-config.ts';
import type { Source } from '../../model/source.ts';
import { type PackedDocument, packDocument } from '../packed/packed-document.ts';
import type { Reader } from '../reader.ts';

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
  { reader, site, config, thread }: Reading,
): Promise<ReadonlyMap<Source, PackedDocument>> {
  const read = await readElsewhere(sources, { site, config, thread });
  const packed = new Map<Source, PackedDocument>();
  for (const [index, source] of sources.entries()) {
    const known = read[index] ?? null;
    packed.set(source, known ?? packDocument(reader.read(source)));
    // Signals are heard in between.
    if (known === null) await setImmediate();
  }
  return packed;
}

async function readElsewhere(
  sources: readonly Source[],
  { site, config, thread }: Omit<Reading, 'reader'>,
): Promise<readonly (PackedDocument | null)[]> {
  const worthwhile = Math.floor(lengthOf(sources) / config.ofThread);
  if (worthwhile < 2) return [];
  const { countProcessors, readInThreads, threadEntry } = await import('./read-in-threads.ts');
  const threads = Math.min(worthwhile, config.threads ?? Math.min(countProcessors(), config.mostThreads));
  const entry = thread ?? threadEntry();
  return threads < 2 || entry === null ? [] : readInThreads(sources, { site, threads, entry });
}

/** UTF-16 units of texts together. */
export function lengthOf(sources: readonly Source[]): number {
  return sources.reduce((length, { text }) => length + text.length, 0);
}
