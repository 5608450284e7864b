import type { SitesConfig } from '../../config/site-config.ts';
import type { Source } from '../../model/source.ts';
import type { PackedDocument } from '../packed/packed-document.ts';

/** With what a thread begins. */
export interface ThreadTask {
  readonly site: SitesConfig;
  /** Of all texts that it may be given. */
  readonly paths: readonly string[];
}

/** What a thread needs of a source. */
export type BatchedText = Pick<Source, 'path' | 'text'>;

/** What a thread answers to a list of texts: one document for each. */
export type BatchAnswer = readonly PackedDocument[];

/**
 * UTF-16 units of text that a thread is given at once: a twentieth of a second's work, so that all threads end at about the
 * same time, and far more than what handing it over takes.
 */
const batchLength = 32 * 1024;

/** Indexes of texts that are read one after the other. */
export type Batch = readonly number[];

/** Batches that nobody has begun; each is given out once. */
export interface BatchQueue {
  readonly takeLongest: () => Batch | undefined;
  readonly takeShortest: () => Batch | undefined;
}

/** @param texts all that are to be read */
export function queueBatches(texts: readonly BatchedText[]): BatchQueue {
  const batches = toBatches(texts);
  let next = 0;
  let end = batches.length;
  return {
    takeLongest: () => (next < end ? batches[next++] : undefined),
    takeShortest: () => (next < end ? batches[--end] : undefined),
  };
}

/** Indexes of texts, the longest first: one that comes last would leave the other threads with nothing to do. */
export function toBatches(texts: readonly BatchedText[]): readonly Batch[] {
  const order = [...texts.keys()].sort((one, other) => lengthAt(texts, other) - lengthAt(texts, one));
  const batches: number[][] = [];
  let room = 0;
  for (const index of order) {
    const length = lengthAt(texts, index);
    if (length > room || batches.length === 0) {
      batches.push([]);
      room = batchLength;
    }
    batches.at(-1)?.push(index);
    room -= length;
  }
  return batches;
}

function lengthAt(texts: readonly BatchedText[], index: number): number {
  return texts[index]?.text.length ?? 0;
}
