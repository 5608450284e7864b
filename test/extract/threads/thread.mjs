// What a thread runs, from the sources as they are. A text that says so ends its thread, in one of the ways there are.
import { parentPort } from 'node:worker_threads';
import { createJiti } from 'jiti';

await createJiti(import.meta.url).import('../../../src/extract/threads/read-thread.ts');
// Only now: what comes before anyone listens is kept.
parentPort.on('message', (texts) => {
  for (const { text } of texts) {
    if (text.startsWith('throw')) throw new Error('as the text says');
    if (text.startsWith('exit')) process.exit(7);
  }
});
