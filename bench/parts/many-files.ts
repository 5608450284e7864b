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
    'Generated pages of a documentation, 4 KB each with 5 to 15 links. The stages alone are timed from within processes that read once, the rest are whole processes with a quiet report; each is the median of five that took turns. A second run finds all pages unchanged.',
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
  const read = async (...args: readonly string[]): Promise<ReadingTimes> => {
    const { stdout, stderr } = await runProcess(process.execPath, [jiti, readPages, ...args], { cwd: docs });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as ReadingTimes;
  };
  const taken = await inTurn(rounds, {
    one: () => read('1'),
    two: () => read('2'),
    // The round that does not count is the first run.
    again: () => read('2', state),
  });
  const [one, two, again] = [taken.one, taken.two, taken.again].map((all) => median(all.map((each) => each.read))) as [
    number,
    number,
    number,
  ];
  const ratios = taken.one.map((each, round) => each.read / (taken.two[round]?.read ?? Number.NaN));
  const find = median(taken.again.map((each) => each.find));
  return [
    row('reading, one thread', seconds(one / 1000)),
    row('reading, two threads', seconds(two / 1000)),
    scale === 'full'
      ? atLeast('two threads are faster than one', median(ratios), 1.8, times)
      : row('two threads are faster than one', times(median(ratios))),
    row('finding the files, reading their bytes and hashing them', seconds(find / 1000)),
    atMost('reading what an earlier run has read', again / 1000, 1, seconds),
  ];
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
