import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Source } from '../../model/source.ts';
import type { PackedDocument } from '../packed/packed-document.ts';
import type { Batch, BatchAnswer, BatchedText, BatchQueue, ThreadTask } from './read-batches.ts';

/** Batches that a thread has at a time: it goes on with the second while the first is on its way back. */
const batchesAhead = 2;

export interface ThreadOptions extends Pick<ThreadTask, 'site'> {
  readonly threads: number;
  /** The module that a thread runs. */
  readonly entry: URL;
}

/**
 * Reads texts in threads of their own.
 *
 * @param queue of batches of these sources, from which others may take too
 * @returns one for each source; `null` for what no thread has read: one that dies, or runs out of memory, takes with it what
 *   it was at, and no other takes that on
 */
export async function readInThreads(
  sources: readonly Source[],
  queue: BatchQueue,
  { site, threads, entry }: ThreadOptions,
): Promise<readonly (PackedDocument | null)[]> {
  const read: (PackedDocument | null)[] = sources.map(() => null);
  const task: ThreadTask = { site, paths: sources.map(({ path }) => path) };
  const thread = (): Promise<void> => {
    const worker = new Worker(entry, { workerData: task });
    return new Promise<void>((resolve) => {
      const given: Batch[] = [];
      const give = (): void => {
        const batch = queue.takeLongest();
        if (batch === undefined) return;
        given.push(batch);
        worker.postMessage(
          batch.map((index): BatchedText => {
            const { path = '', text = '' } = sources[index] ?? {};
            return { path, text };
          }),
        );
      };
      worker.on('message', (answer: BatchAnswer) => {
        given.shift()?.forEach((index, place) => {
          read[index] = answer[place] ?? null;
        });
        give();
        if (given.length === 0) resolve();
      });
      worker.on('messageerror', () => resolve());
      worker.on('error', () => resolve());
      worker.on('exit', () => resolve());
      for (let ahead = 0; ahead < batchesAhead; ahead += 1) give();
      if (given.length === 0) resolve();
    }).finally(async () => void (await worker.terminate()));
  };
  await Promise.all(Array.from({ length: threads }, thread));
  return read;
}

/** Processors that this process may use. */
export function countProcessors(): number {
  return availableParallelism();
}

/** What threads run, where there is a module for it: TypeScript as it is written runs in none. */
export function threadEntry(): URL | null {
  return import.meta.url.endsWith('.ts') ? null : new URL('./read-thread.js', import.meta.url);
}
