import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaults } from '../../src/config/defaults.ts';
import { count, median, seconds, times } from '../figures.ts';
import type { CheckedNames } from '../measure/check-with-names.ts';
import { runProcess } from '../measure/run-process.ts';
import { atMost, type Part, type Row, row, type Scale } from '../part.ts';
import { jiti, ourCommand } from '../programs.ts';
import { startHoles } from '../web/holes.ts';
import { startServer } from '../web/start-server.ts';
import { startWeb } from '../web/web.ts';

const rounds: Readonly<Record<Scale, number>> = { quick: 1, full: 5 };
interface Links {
  readonly deadNames: number;
  readonly holes: number;
  readonly good: number;
}
const sizes: Readonly<Record<Scale, Links>> = {
  // With fewer holes it is the back-offs that take the time.
  quick: { deadNames: 1_000, holes: 500, good: 2_000 },
  full: { deadNames: 2_000, holes: 500, good: 2_000 },
};
/** Milliseconds: what a name server, the system's resolver and a good page take, and how long we wait for a hole. */
const takes = { nameServer: 20, system: 20, page: 120, hole: 500 };
/** A death is asked for twice before it counts. */
const asksOfDeath = 2;
/** Each time the name server says that there is no such name, the system agrees, and a well-known name still has an address. */
const takesNoName = 2 * takes.nameServer + takes.system;
const goal = 1.2;

/** Where nobody answers, time runs: how much longer it takes than the number of exchanges at once makes it. */
export const noAnswer: Part = {
  name: 'no-answer',
  title: 'Dead names and black holes',
  about: `Default settings, ${defaults.probe.concurrency} exchanges at once, against what that number alone makes necessary. Dead names: each is asked about twice, and each time ${takes.nameServer} ms pass for the name server's "no such name", ${takes.system} ms for the system's resolver, which is asked to confirm it, and ${takes.nameServer} ms for a well-known name, which shows that it is not the network's fault; from the first question to the last answer. Black holes: hosts that leave every attempt to connect unanswered, ${defaults.probe.attempts} attempts of ${takes.hole} ms each, the back-offs of the last one not counted; whole processes. Among them: good pages that take ${takes.page} ms each, which should not wait for the further attempts at the holes; from the start of the process to the last good answer. The bound has the time that \`linkmend links\` takes for the same list added.`,
  measure: async (scale) => {
    const folder = await mkdtemp(join(tmpdir(), 'linkmend-no-answer-'));
    try {
      const [links, times] = [sizes[scale], rounds[scale]];
      return [...(await measureNames(links, times, folder)), ...(await measureHoles(links, times, folder))];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measureNames(links: Links, rounds: number, folder: string): Promise<readonly Row[]> {
  const list = join(folder, 'names.md');
  await writeFile(list, listOf(Array.from({ length: links.deadNames }, (_, name) => `http://dead-${name}.example/`)));
  const script = fileURLToPath(new URL('../measure/check-with-names.ts', import.meta.url));
  await using server = await startServer<number>(new URL('../web/serve-names.ts', import.meta.url), [
    `${takes.nameServer}`,
  ]);
  const run = async (): Promise<CheckedNames> => {
    const args = [script, list, `127.0.0.1:${server.ports}`, `${takes.system}`, join(folder, 'names.json')];
    return JSON.parse((await runProcess(process.execPath, [jiti, ...args])).stdout) as CheckedNames;
  };
  const checked = await repeat(rounds, run);
  const took = median(checked.map(({ took }) => took));
  const bound = (links.deadNames * asksOfDeath * takesNoName) / defaults.probe.concurrency;
  const lookups = median(checked.map(({ systemLookups }) => systemLookups));
  return [
    row(`${count(links.deadNames)} dead names, lower bound`, seconds(bound / 1000)),
    row(`… took, with ${count(lookups)} questions to the system`, seconds(took / 1000)),
    atMost('… over the bound', took / bound, goal, times),
  ];
}

async function measureHoles(links: Links, rounds: number, folder: string): Promise<readonly Row[]> {
  const report = ['--format', `json=${join(folder, 'holes.json')}`];
  const settings = ['--no-config', '--allow-private', '--no-state', '--timeout', `${takes.hole}`, ...report];
  const { concurrency, attempts } = defaults.probe;
  await using holes = await startHoles();
  await using web = await startWeb();
  const dark = Array.from({ length: links.holes }, (_, hole) => `${holes.origin(2 + hole)}/`);
  const page = (good: number): string => `${web.origin(2 + links.holes + good)}/200/${takes.page}/${good}`;
  const bright = Array.from({ length: links.good }, (_, good) => page(good));
  // The holes stand evenly among the others.
  const mixed = bright.flatMap((good, place) => (place % 4 === 0 ? [dark[place / 4] ?? good, good] : [good]));

  const check = async (name: string, addresses: readonly string[]): Promise<{ reading: number; wall: number }> => {
    const list = join(folder, name);
    await writeFile(list, listOf(addresses));
    const asked = await runProcess(process.execPath, [ourCommand, 'links', list, '--no-config', ...report]);
    const { wall } = await runProcess(process.execPath, [ourCommand, 'check', list, ...settings]);
    return { reading: asked.wall, wall };
  };
  const alone = await repeat(rounds, () => check('holes.md', dark));
  const among = await repeat(rounds, async () => {
    await web.seen();
    const startedAt = Date.now();
    const checked = await check('mixed.md', mixed);
    const lastAt = Math.max(...Object.values(await web.seen()).map((host) => host.lastAt));
    return { ...checked, last: lastAt - startedAt - checked.reading };
  });
  const waves = Math.ceil((links.holes * attempts) / concurrency) * takes.hole;
  const bound = waves + median(alone.map(({ reading }) => reading));
  const first = (links.holes * takes.hole + links.good * takes.page) / concurrency;
  const lastBound = first + median(among.map(({ reading }) => reading));
  const [wall, last] = [median(alone.map(({ wall }) => wall)), median(among.map((each) => each.last))];
  return [
    row(`${count(links.holes)} black holes, lower bound`, seconds(bound / 1000)),
    row('… took', seconds(wall / 1000)),
    atMost('… over the bound', wall / bound, goal, times),
    row(`${count(links.good)} good links among them, lower bound of the last answer`, seconds(lastBound / 1000)),
    row('… came after', seconds(last / 1000)),
    atMost('… over the bound', last / lastBound, goal, times),
  ];
}

async function repeat<Value>(rounds: number, work: () => Promise<Value>): Promise<readonly Value[]> {
  const values: Value[] = [];
  for (let round = 0; round < rounds; round += 1) values.push(await work());
  return values;
}

function listOf(addresses: readonly string[]): string {
  return `# A list\n\n${addresses.map((address, place) => `- [Page ${place}](${address}) - What it has.`).join('\n')}\n`;
}
