// Reads the Markdown below the working directory once, as a run does, and prints what that took as JSON.
//   jiti bench/documentation/read-pages.ts THREADS [STATE]

import { optimizeLater } from '../../src/cli/optimize-later.ts';
import { defaults } from '../../src/config/defaults.ts';
import { discover } from '../../src/discover/files.ts';
import { openReader } from '../../src/extract/reader.ts';
import { systemPorts } from '../../src/ports.ts';
import { timed } from '../measure/in-turn.ts';

/** Milliseconds. */
export interface ReadingTimes {
  /** To find the files, read their bytes and hash them. */
  readonly find: number;
  /** To read what is in them, or to recall it. */
  readonly read: number;
}

const [threads, directory] = process.argv.slice(2);
optimizeLater(process.versions.node);
// What the build puts in: without it nothing is kept.
Object.assign(globalThis, { sourcesFingerprint: 'bench' });
const { readDocuments } = await import('../../src/read-documents.ts');

const ports = { ...systemPorts(), readingThread: new URL('../../dist/chunks/read-thread.js', import.meta.url) };
const state = { ...defaults.state, ...(directory === undefined ? { use: 'off' as const } : { directory }) };
const config = { ...defaults, state, read: { ...defaults.read, threads: Number(threads) } };
let found: Awaited<ReturnType<typeof discover>> | undefined;
const find = await timed(async () => {
  found = await discover(config.discover, ports);
});
const inputs = found?.inputs ?? [];
const reader = await openReader(config.site, []);
const read = await timed(() => readDocuments(inputs, reader, config, ports));
process.stdout.write(JSON.stringify({ find, read } satisfies ReadingTimes));
