import type { Config } from './config/config.ts';
import { type PackedDocument, unpackDocument } from './extract/packed/packed-document.ts';
import type { Reader } from './extract/reader.ts';
import { readerFingerprint } from './extract/reader-fingerprint.ts';
import { lengthOf, readPacked } from './extract/threads/read-packed.ts';
import type { Document } from './model/document.ts';
import type { Input, Source } from './model/source.ts';
import type { Ports } from './ports.ts';
import { stateDirectory } from './state/state-directory.ts';
import type { Texts } from './state/texts/texts.ts';

/**
 * Reads the Markdown of a run. Little is read as it is. Where there is much, what an earlier run has read of the same texts
 * is recalled, the others are read in threads, and the tree of none is kept: those of 10,000 files take two gigabytes.
 */
export async function readDocuments(
  inputs: readonly Input[],
  reader: Reader,
  config: Config,
  ports: Ports,
): Promise<readonly Document[]> {
  const sources = inputs.flatMap((input) => (input.state === 'read' ? [input.source] : []));
  if (lengthOf(sources) < config.read.much) return sources.map(reader.read);
  const documents = new Map<Source, Document>();
  const take = (source: Source, packed: PackedDocument): void => {
    const document = unpackDocument(source, packed, reader.read);
    if (document !== null) documents.set(source, document);
  };
  const texts = await openRunTexts(config, ports);
  for (const [source, packed] of await texts.recall(sources)) take(source, packed);
  const rest = sources.filter((source) => !documents.has(source));
  const thread = ports.readingThread ?? null;
  const packed = await readPacked(rest, { reader, site: config.site, config: config.read, thread });
  for (const [source, one] of packed) take(source, one);
  await texts.keep(packed);
  return sources.map((source) => documents.get(source) ?? reader.read(source));
}

async function openRunTexts({ state, site }: Config, ports: Ports): Promise<Texts> {
  const directory = state.use === 'off' ? null : (state.directory ?? stateDirectory(ports));
  if (directory === null || readerFingerprint === null) return noTexts;
  const { openTexts } = await import('./state/texts/texts.ts');
  return openTexts({ directory, config: state.texts, site, reader: readerFingerprint, now: ports.now() });
}

const noTexts: Texts = { recall: async () => new Map(), keep: async () => {} };
