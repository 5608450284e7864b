import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, median, seconds, times } from '../figures.ts';
import { playAlone } from '../measure/play-alone.ts';
import { type ProcessCost, runProcess } from '../measure/run-process.ts';
import { atMost, type Part, type Row, row, type Scale } from '../part.ts';
import { installPeers, type Peer } from '../peers/peers.ts';
import { ourCommand } from '../programs.ts';
import { createRandom, latency, zipf } from '../web/random.ts';
import { type SeenHost, startWeb, type Web } from '../web/web.ts';

/** Two fifths of it in quick runs. The shares are those of the issue trackers' complaint: one host has much of every list. */
const shape = { hosts: 500, links: 2000, busiest: 0.11, redirected: 0.1, missing: 0.08, latency: 120 };
const rounds = 5;
/** How far above the lower bound a run may stay. */
const wanted = 1.1;

/** How many requests of a host may be under way at once, and how many milliseconds lie between two starts. */
interface Politeness {
  readonly what: string;
  readonly perHost: number;
  readonly interval: number;
}
const concurrency = 64;
const polite: Politeness = { what: 'our defaults (4 per host, 50 ms apart)', perHost: 4, interval: 50 };
const brisk: Politeness = { what: '8 per host, no interval', perHost: 8, interval: 0 };

/** One link of the list: where it leads, and how long each request for it takes. */
interface ListedLink {
  readonly host: number;
  readonly path: string;
  /** Milliseconds of its requests, in order: a redirect has two, and what is missing is asked twice. */
  readonly waits: readonly number[];
}

/** How long asking takes, next to what politeness allows at best and to others. */
export const probing: Part = {
  name: 'probing',
  title: 'Probing',
  about:
    'A web on loopback in a process of its own: 500 hosts with 2,000 links (two fifths of both in quick runs), of which the busiest host has 11 %; a log-normal latency around 120 ms, 10 % redirects, 8 % missing pages. Whole processes, each the median of five that took turns. The lower bound is what politeness leaves at best: the busiest host, the global limit of 64, the slowest single link. It counts on nothing that goes wrong: where four slow answers of a host coincide, a fifth has to wait, and nobody knows beforehand which will be slow; a line tells what the busiest host takes that has all to itself, in the order of the list. Nor does it have anything in it but asking: whole processes also start, read the list, judge and report; the asking alone is from the first request to the last answer. Others run at the nearest settings that they have; the most requests that one host had at once show what a faster run was paid with.',
  measure: async (scale, note) => {
    const folder = mkdtempSync(join(tmpdir(), 'linkmend-bench-'));
    await using web = await startWeb();
    try {
      const links = drawLinks(scale);
      const list = join(folder, 'list.md');
      writeFileSync(list, renderList(links, web));
      writeFileSync(join(folder, 'linkmend.config.json'), '{ "archive": { "use": "off" } }');
      const contenders = [
        ...[polite, brisk].map((politeness) => ourselves(politeness, list, links)),
        ...(scale === 'full' ? await peersOn(list, note) : []),
      ];
      return (await measureInTurn(contenders, web, folder)).flatMap(toRows);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function drawLinks(scale: Scale): readonly ListedLink[] {
  const random = createRandom(1);
  const share = scale === 'full' ? 1 : 0.4;
  const counts = zipf(shape.links * share, shape.hosts * share, shape.busiest);
  const links = counts.flatMap((number, host) =>
    Array.from({ length: number }, (_, index): ListedLink => {
      const [first, second] = [latency(random, shape.latency), latency(random, shape.latency)];
      const name = `page-${index}`;
      const fate = random();
      if (fate < shape.missing) return { host: host + 256, path: `/404/${first}/${name}`, waits: [first, first] };
      if (fate < shape.missing + shape.redirected)
        return { host: host + 256, path: `/301/${first}/${second}/${name}`, waits: [first, second] };
      return { host: host + 256, path: `/200/${first}/${name}`, waits: [first] };
    }),
  );
  return links
    .map((link) => ({ link, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ link }) => link);
}

function renderList(links: readonly ListedLink[], web: Web): string {
  const lines = links.map(({ host, path }, index) => `- [Page ${index}](${web.origin(host)}${path}) - What it is.`);
  return `# List\n\n${lines.join('\n')}\n`;
}

/** Seconds below which no run can be that keeps to a politeness. */
interface Bounds {
  /** Whatever is asked when. */
  readonly lower: number;
  /** In the order of the list, for the host that takes longest: nobody knows beforehand which answers will be slow. */
  readonly alone: number;
}

function boundsOf(links: readonly ListedLink[], { perHost, interval }: Politeness): Bounds {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const hosts = new Map<number, number[]>();
  for (const { host, waits } of links) hosts.set(host, [...(hosts.get(host) ?? []), ...waits]);
  const lanes = [...hosts.values()].map((waits) => {
    return Math.max((waits.length - 1) * interval + Math.min(...waits), sum(waits) / perHost);
  });
  const everything = sum(links.flatMap(({ waits }) => waits)) / concurrency;
  const slowest = Math.max(...links.map(({ waits }) => sum(waits)));
  const alone = Math.max(...[...hosts.values()].map((waits) => playAlone(waits, perHost, interval)));
  return { lower: Math.max(...lanes, everything, slowest) / 1000, alone: alone / 1000 };
}

/** One program at one setting. */
interface Contender {
  readonly what: string;
  readonly run: (folder: string) => Promise<ProcessCost>;
  /** `null` for those to whom our bounds say nothing. */
  readonly bounds: Bounds | null;
  readonly rounds: number;
}

function ourselves(politeness: Politeness, list: string, links: readonly ListedLink[]): Contender {
  const { what, perHost, interval } = politeness;
  const args = ['check', '--allow-private', '--no-state', '--fail-on', 'never', '--format', 'json', list];
  const limits = ['--concurrency', concurrency, '--host-concurrency', perHost, '--host-interval', interval].map(String);
  return {
    what: `linkmend, ${what}`,
    run: (folder) => runProcess(process.execPath, [ourCommand, ...args, ...limits], { cwd: folder }),
    bounds: boundsOf(links, politeness),
    rounds,
  };
}

async function peersOn(list: string, note: (text: string) => void): Promise<readonly Contender[]> {
  const peers = await installPeers(note);
  const at = (peer: Peer | null, settings: string, args: readonly string[], times = rounds): readonly Contender[] =>
    peer === null
      ? []
      : [
          {
            what: `${peer.name} ${peer.version}, ${settings}`,
            run: (folder) => runProcess(peer.command, [...peer.args, ...args], { cwd: folder }),
            bounds: null,
            rounds: times,
          },
        ];
  const lychee = ({ perHost, interval }: Politeness): readonly string[] => [
    ...['--no-progress', '--max-concurrency', `${concurrency}`, '--host-concurrency', `${perHost}`],
    ...['--host-request-interval', `${interval}ms`, list],
  ];
  return [
    ...at(peers.lychee, polite.what, lychee(polite)),
    ...at(peers.lychee, brisk.what, lychee(brisk)),
    ...at(peers.linkinator, '64 at once, no limit per host', [
      'list.md',
      '--markdown',
      '--concurrency',
      `${concurrency}`,
    ]),
    // Two links at a time are all it has: minutes for each round.
    ...at(peers['markdown-link-check'], 'its defaults, one round', ['--quiet', list], 1),
  ];
}

interface Outcome {
  readonly contender: Contender;
  /** Seconds of whole processes. */
  readonly wall: readonly number[];
  /** Seconds from the first request to the last answer. */
  readonly asking: readonly number[];
  readonly seen: Readonly<Record<string, SeenHost>>;
}

async function measureInTurn(contenders: readonly Contender[], web: Web, folder: string): Promise<readonly Outcome[]> {
  const outcomes = contenders.map((contender) => ({
    contender,
    wall: [] as number[],
    asking: [] as number[],
    seen: {},
  }));
  await web.seen();
  for (let round = 0; round < rounds; round += 1) {
    for (const outcome of outcomes.filter(({ contender }) => round < contender.rounds)) {
      const { wall } = await outcome.contender.run(folder);
      outcome.wall.push(wall / 1000);
      const seen = await web.seen();
      outcome.seen = seen;
      outcome.asking.push(askingOf(Object.values(seen)));
    }
  }
  return outcomes;
}

function askingOf(hosts: readonly SeenHost[]): number {
  const [first, last] = [hosts.map(({ firstAt }) => firstAt), hosts.map(({ lastAt }) => lastAt)];
  return (Math.max(...last) - Math.min(...first)) / 1000;
}

function toRows({ contender: { what, bounds }, wall, asking, seen }: Outcome): readonly Row[] {
  const hosts = Object.values(seen);
  const requests = hosts.reduce((sum, host) => sum + host.requests, 0);
  const peak = Math.max(0, ...hosts.map((host) => host.peak));
  const took = median(wall);
  return [
    row(what, `${seconds(took)}, ${count(requests)} requests, at most ${peak} at once on a host`),
    ...(bounds === null
      ? []
      : [
          row('— lower bound', seconds(bounds.lower)),
          atMost('— over the lower bound', took / bounds.lower, wanted, times),
          row('— the asking alone over the lower bound', times(median(asking) / bounds.lower)),
          row('— what the busiest host takes that has all to itself', seconds(bounds.alone)),
        ]),
  ];
}
