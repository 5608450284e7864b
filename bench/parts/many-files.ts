import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePages } from '../documentation/pages.ts';
import type { ReadingTimes } from '../documentation/read-pages.ts';
import { count, median, megabytes, seconds, times } from '../figures.ts';
import { inTurn } from '../measure/in-turn.ts';
import { runProcess } from '../measure/run-process.ts';
import { atLeast, atMost, type Part, type Row, row, type Scale } from '../part.ts';
import { jiti, ourCommand } from '../programs.ts';

const readPages = fileURLToPath(new URL('../documentation/read-pages.ts', import.meta.url));

/** Pages: 10,000 are 42 MB. A few hundred are read before threads have warmed up, so that they gain less. */
const sizes: Readonly<Record<Scale, number>> = { quick: 300, full: 10_000 };
const seed = 6;
const rounds = 5;

/** What a documentation repository feels. */
export const manyFiles: Part = {
  name: 'many-files',
  title: 'Many files',
  about:
    'Generated pages of a documentation, 4 KB each with 5 to 15 links. The stages alone are timed from within processes that read once, the rest are whole processes with a quiet report; each is the median of five that took turns. A second run finds all pages unchanged. One thread is not alone: V8 compiles and collects garbage beside it, on the other processor; so it is measured on one processor as well, where there is a command for that.',
  measure: async (scale, note) => {
    const folder = mkdtempSync(join(tmpdir(), 'linkmend-many-files-'));
    try {
      const docs = join(folder, 'docs');
      const length = writePages(docs, sizes[scale]);
      note(`${count(sizes[scale])} files, ${megabytes(length)}; ${availableParallelism()} processors.`);
      return [...(await measureStages(folder, docs, scale)), ...(await measureRuns(folder, docs))];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** Gives the bytes of all of them. */
function writePages(docs: string, pages: number): number {
  let length = 0;
  for (const { path, text } of makePages(pages, seed)) {
    mkdirSync(dirname(join(docs, path)), { recursive: true });
    writeFileSync(join(docs, path), text);
    length += text.length;
  }
  return length;
}

async function measureStages(folder: string, docs: string, scale: Scale): Promise<readonly Row[]> {
  const state = join(folder, 'state-of-stages');
  const run = async (command: string, args: readonly string[]): Promise<ReadingTimes> => {
    const { stdout, stderr } = await runProcess(command, args, { cwd: docs });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as ReadingTimes;
  };
  const read = (...args: readonly string[]) => run(process.execPath, [jiti, readPages, ...args]);
  const isPinned = canPin();
  const taken = await inTurn(rounds, {
    one: () => read('1'),
    pinned: () => (isPinned ? run('taskset', [...onFirstProcessor, process.execPath, jiti, readPages, '1']) : null),
    two: () => read('2'),
    // The round that does not count is the first run.
    again: () => read('2', state),
  });
  const pinned = taken.pinned.filter((times) => times !== null);
  const readingOf = (all: readonly ReadingTimes[]): number => median(all.map((each) => each.read));
  const ratioTo = (all: readonly ReadingTimes[]): number =>
    median(all.map((each, round) => each.read / (taken.two[round]?.read ?? Number.NaN)));
  const find = median(taken.again.map((each) => each.find));
  return [
    ...(isPinned ? [row('reading, one thread on one processor', seconds(readingOf(pinned) / 1000))] : []),
    row('reading, one thread', seconds(readingOf(taken.one) / 1000)),
    row('reading, two threads', seconds(readingOf(taken.two) / 1000)),
    ...(isPinned ? [row('two processors are faster than one', times(ratioTo(pinned)))] : []),
    scale === 'full'
      ? atLeast('two threads are faster than one', ratioTo(taken.one), 1.8, times)
      : row('two threads are faster than one', times(ratioTo(taken.one))),
    row('finding the files, reading their bytes and hashing them', seconds(find / 1000)),
    atMost('reading what an earlier run has read', readingOf(taken.again) / 1000, 1, seconds),
  ];
}

const onFirstProcessor = ['--cpu-list', '0'];

/** Linux can keep a process on one processor. */
function canPin(): boolean {
  return spawnSync('taskset', [...onFirstProcessor, 'true']).status === 0;
}

async function measureRuns(folder: string, docs: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const kind of ['links', 'lint']) {
    const run = (...args: readonly string[]) =>
      runProcess(process.execPath, [ourCommand, kind, '--no-config', '--quiet', ...args], { cwd: docs });
    const taken = await inTurn(rounds, {
      'a first run': () => run('--no-state'),
      'a second run': () => run('--state', join(folder, `state-of-${kind}`)),
    });
    for (const [how, costs] of Object.entries(taken)) {
      const wall = median(costs.map((cost) => cost.wall));
      const memory = median(costs.map(({ peakMemory }) => peakMemory));
      rows.push(row(`\`linkmend ${kind}\`, ${how}`, `${seconds(wall / 1000)}, ${megabytes(memory)}`));
    }
  }
  return rows;
}
