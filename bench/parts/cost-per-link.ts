import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytes, count, median, megabytes, milliseconds } from '../figures.ts';
import { inTurn } from '../measure/in-turn.ts';
import { type ProcessCost, runProcess } from '../measure/run-process.ts';
import { atMost, type Part, type Row, row, type Scale } from '../part.ts';
import { ourCommand } from '../programs.ts';
import { startWeb, type Web } from '../web/web.ts';

/** How many links the lists have, and how many runs of the small ones give the median of a time. */
const sizes: Readonly<Record<Scale, { readonly small: number; readonly large: number; readonly rounds: number }>> = {
  quick: { small: 1_000, large: 5_000, rounds: 5 },
  full: { small: 10_000, large: 100_000, rounds: 5 },
};
/** Links of one file: as many as long lists have. */
const perList = 1_000;
/** Hosts of the lists whose connections are used again. */
const fewHosts = 50;
/** What a host may be asked at once; there is no interval between starts, so that the processor is what takes the time. */
const hostConcurrency = 4;
interface Shape {
  readonly name: string;
  readonly hosts: (links: number) => number;
  /** Sockets at once: with a slot for each that a host may have, every connection waits for the host's next link. */
  readonly concurrency: number;
}
const shapes = {
  cold: { name: 'a host for each link', hosts: (links) => links, concurrency: 64 },
  warm: { name: `${fewHosts} hosts`, hosts: () => fewHosts, concurrency: fewHosts * hostConcurrency },
} as const satisfies Readonly<Record<string, Shape>>;

/** What a link costs where neither servers nor politeness make the command wait. */
export const costPerLink: Part = {
  name: 'cost-per-link',
  title: 'Cost per link',
  about: `Whole processes of \`linkmend check --no-state\` with a JSON report, on generated lists of ${count(perList)} links against a web on loopback that answers at once, with ${shapes.cold.concurrency} (a host for each link) or ${shapes.warm.concurrency} at once, ${hostConcurrency} per host, no interval. Starting, reading the lists (a line with one link each), asking, judging and writing the report are all in the figures; \`linkmend links\` on the same lists does all of it but asking and judging. Processor time is that of all threads and of the system for them.`,
  measure: async (scale) => {
    const folder = await mkdtemp(join(tmpdir(), 'linkmend-cost-'));
    try {
      await using web = await startWeb();
      const rows: Row[] = [];
      for (const shape of Object.values(shapes)) rows.push(...(await measureShape(shape, scale, folder, web)));
      return rows;
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measureShape(
  { name, hosts, concurrency }: Shape,
  scale: Scale,
  folder: string,
  web: Web,
): Promise<readonly Row[]> {
  const { small, large, rounds } = sizes[scale];
  const run = async (job: 'check' | 'links', links: number): Promise<ProcessCost> => {
    const lists = await writeLists(join(folder, `${links}`), links, hosts(links), web);
    return runProcess(process.execPath, [ourCommand, job, lists, ...optionsOf(job, concurrency, folder)], {
      cwd: folder,
    });
  };
  const costs = await inTurn(rounds, { check: () => run('check', small), links: () => run('links', small) });
  const [big, read] = [await run('check', large), await run('links', large)];
  const each = (cost: ProcessCost, links: number): number => cost.cpu / links;
  const memory = (runs: readonly ProcessCost[]): number => median(runs.map(({ peakMemory }) => peakMemory));
  const [from, to] = [count(small), count(large)];
  return [
    atMost(
      `${name}: processor a link, ${from} links`,
      median(costs.check.map((cost) => each(cost, small))),
      goals.processor,
      milliseconds,
    ),
    row('… reading and reporting alone', milliseconds(median(costs.links.map((cost) => each(cost, small))))),
    atMost(`${name}: processor a link, ${to} links (one run)`, each(big, large), goals.processor, milliseconds),
    row('… reading and reporting alone', milliseconds(each(read, large))),
    row(`${name}: most memory, ${from} links`, megabytes(memory(costs.check))),
    row(`${name}: most memory, ${to} links`, megabytes(big.peakMemory)),
    memoryRow(
      scale,
      `${name}: memory for each link from ${from} to ${to}`,
      (big.peakMemory - memory(costs.check)) / (large - small),
    ),
    row('… reading and reporting alone', bytes((read.peakMemory - memory(costs.links)) / (large - small))),
    atMost(`${name}: most sockets open at once`, big.peakSockets, concurrency, count),
  ];
}

/** Milliseconds of the processor for one link, and bytes that stay for it. */
const goals = { processor: 0.6, memory: 1024 };

/** The goal is said for what comes after 10,000 links: the first thousands fill what a process needs at least. */
function memoryRow(scale: Scale, what: string, grown: number): Row {
  return scale === 'full' ? atMost(what, grown, goals.memory, bytes) : row(what, bytes(grown));
}

function optionsOf(job: 'check' | 'links', concurrency: number, folder: string): readonly string[] {
  const common = ['--no-config', '--allow-private', '--format', `json=${join(folder, `${job}.json`)}`];
  if (job === 'links') return common;
  const politeness = [
    '--concurrency',
    `${concurrency}`,
    '--host-concurrency',
    `${hostConcurrency}`,
    '--host-interval',
    '0',
  ];
  return [...common, '--no-state', ...politeness];
}

/** Writes lists with so many links in all, and gives the folder that holds them. */
async function writeLists(folder: string, links: number, hosts: number, web: Web): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (let first = 0; first < links; first += perList) {
    const lines = Array.from({ length: Math.min(perList, links - first) }, (_, place) => {
      const link = first + place;
      // The web's own host is 127.0.0.1, and there is none at 0.
      return `- [Page ${link}](${web.origin(2 + (link % hosts))}/200/0/${link}) - What page ${link} has.`;
    });
    await writeFile(join(folder, `${first}.md`), `# A list\n\n${lines.join('\n')}\n`);
  }
  return folder;
}
