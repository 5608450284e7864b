import { parentPort, workerData } from 'node:worker_threads';
import type { Source } from '../../model/source.ts';
import { packDocument } from '../packed/packed-document.ts';
import { openReader } from '../reader.ts';
import type { BatchAnswer, BatchedText, ThreadTask } from './read-batches.ts';

/** What a thread runs: it reads the texts that it is given until nobody has more. */
const { site, paths } = workerData as ThreadTask;
const reader = openReader(site, paths);

parentPort?.on('message', async (texts: readonly BatchedText[]) => {
  const { read } = await reader;
  const answer: BatchAnswer = texts.map((text) => packDocument(read(toSource(text))));
  parentPort?.postMessage(answer);
});

/** Nothing but its path and its text counts for what is read of it. */
function toSource({ path, text }: BatchedText): Source {
  return { path, text, absolutePath: path, bom: '', sha256: '', origin: 'written' };
}
