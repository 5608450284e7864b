import { fileURLToPath } from 'node:url';
import { bytes, count, median, megabytes, microseconds, times } from '../figures.ts';
import { inTurn } from '../measure/in-turn.ts';
import { type ProcessCost, runProcess } from '../measure/run-process.ts';
import type { Scheduled } from '../measure/schedule-links.ts';
import { atMost, type Part, type Row, row, type Scale } from '../part.ts';
import { jiti } from '../programs.ts';

const script = fileURLToPath(new URL('../measure/schedule-links.ts', import.meta.url));
const rounds = 5;

/** Links, with a tenth as many hosts. */
const sizes: Readonly<Record<Scale, readonly number[]>> = {
  quick: [10_000, 50_000],
  full: [10_000, 100_000, 1_000_000],
};

type Way = 'lanes' | 'bare';
type Politeness = 'polite' | 'eager';
type Outing = Scheduled & Pick<ProcessCost, 'peakMemory'>;

/** Probing without a web: who is asked when, in virtual time. */
export const scheduler: Part = {
  name: 'scheduler',
  title: 'Scheduling',
  about:
    "The lanes and what hands questions to them, in virtual time: hosts shared out by Zipf's law (a tenth as many as links), answers after a log-normal time around 120 ms, politeness as by default (4 per host, 50 ms apart, 64 in all) or with 8 per host and no interval. The lower bound is the longest of: any lane that has all to itself (each exchange starts as soon as the interval has passed and a slot of the host is free), all work in all slots, the slowest answer. Processor time and memory are what a process takes beyond one that asks the same questions, by the same probe and over the same exchange, with 64 plain workers in place of lanes: each the median of five processes that took turns.",
  measure: async (scale, note) => {
    const rows: Row[] = [];
    for (const size of sizes[scale]) {
      const { lanes, bare } = await inTurn(rounds, {
        lanes: () => schedule(size, 'polite', 'lanes'),
        bare: () => schedule(size, 'polite', 'bare'),
      });
      rows.push(...costRows(size, lanes, bare), ...spanRows(size, lanes[0], await schedule(size, 'eager', 'lanes')));
    }
    note(
      'Where processor time is counted, the program has scheduled 10,000 links five times before: what V8 takes to compile it, once a run, is not in the figures.',
    );
    return rows;
  },
};

function costRows(size: number, lanes: readonly Outing[], bare: readonly Outing[]): readonly Row[] {
  const perLink = (outings: readonly Outing[], of: (outing: Outing) => number): number =>
    median(outings.map((outing) => of(outing) / outing.links));
  const cpu = perLink(lanes, (outing) => outing.cpu * 1000) - perLink(bare, (outing) => outing.cpu * 1000);
  const memory = perLink(lanes, ({ peakMemory }) => peakMemory) - perLink(bare, ({ peakMemory }) => peakMemory);
  return [
    atMost(`processor time a link, ${count(size)} links`, cpu, 5, microseconds),
    row(`memory a link, ${count(size)} links`, bytes(memory)),
    row(`peak memory of the process, ${count(size)} links`, megabytes(median(lanes.map((one) => one.peakMemory)))),
  ];
}

function spanRows(size: number, polite: Outing | undefined, eager: Outing): readonly Row[] {
  const ratio = (outing: Outing | undefined): number =>
    outing === undefined ? Number.NaN : outing.makespan / outing.bound;
  return [
    atMost(`time over the lower bound, ${count(size)} links`, ratio(polite), 1.05, times),
    atMost(`the same with 8 per host and no interval`, ratio(eager), 1.05, times),
  ];
}

/** @returns `NaN` in each figure where the process did not come to an end, as one that runs out of memory */
async function schedule(links: number, politeness: Politeness, way: Way): Promise<Outing> {
  const { code, stdout, peakMemory } = await runProcess(process.execPath, [
    jiti,
    script,
    String(links),
    String(links / 10),
    politeness,
    way,
  ]);
  if (code === 0) return { ...(JSON.parse(stdout) as Scheduled), peakMemory };
  return { links, makespan: Number.NaN, bound: Number.NaN, cpu: Number.NaN, peakMemory };
}
