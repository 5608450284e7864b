import type { Config } from './config/config.ts';
import { unpackDocument } from './extract/packed/packed-document.ts';
import type { Reader } from './extract/reader.ts';
import { lengthOf, readPacked } from './extract/threads/read-packed.ts';
import type { Document } from './model/document.ts';
import type { Input } from './model/source.ts';
import type { Ports } from './ports.ts';

/**
 * Reads the Markdown of a run. Little is read as it is. Where there is much, it is read in threads, and the tree of no text
 * is kept: those of 10,000 files take two gigabytes.
 */
export async function readDocuments(
  inputs: readonly Input[],
  reader: Reader,
  { read, site }: Config,
  { readingThread }: Ports,
): Promise<readonly Document[]> {
  const sources = inputs.flatMap((input) => (input.state === 'read' ? [input.source] : []));
  if (lengthOf(sources) < read.much) return sources.map(reader.read);
  const packed = await readPacked(sources, { reader, site, config: read, thread: readingThread ?? null });
  return [...packed].map(([source, one]) => unpackDocument(source, one, reader.read) ?? reader.read(source));
}
