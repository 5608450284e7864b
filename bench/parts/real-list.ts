import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaults } from '../../src/config/defaults.ts';
import { count, median, seconds } from '../figures.ts';
import { runProcess } from '../measure/run-process.ts';
import { atMost, type Part, type Row, row, type Scale } from '../part.ts';
import { type PlayedGithubServer, type SeenGithub, startGithub } from '../real-list/github.ts';
import { elsewhereLinks, githubLinks, type Mix, shape } from '../real-list/list.ts';
import { startWeb, type Web } from '../web/web.ts';

const program = fileURLToPath(new URL('../real-list/check.mjs', import.meta.url));
const rounds = 5;
const wanted = { requests: 60, share: 1 / 5 };
/** How much of the list is asked without a token, in one round: all of it takes as long as its bound. */
const pageByPage: Readonly<Record<Scale, number>> = { quick: 0.02, full: 1 };

/** What a list costs that leads to GitHub nearly everywhere. */
export const realList: Part = {
  name: 'real-list',
  title: 'A real list',
  about: `The shape of awesome-go: ${count(shape.links)} links, ${count(shape.github)} of them to github.com, of which 93 % are repositories and the rest what 3,759 links of twelve other lists are (files 44 %, owners 26 %, wikis 15 %, issues and pull requests 7 %, other 8 %), or what the list itself has (33 links: files 19, owners 2, wikis 2, issues 1, other 9); half a percent is dead, 3 % has another name by now. A played GitHub on loopback keeps the limits that GitHub publishes; it and all other hosts have a log-normal latency around 120 ms. Whole processes of the library on its defaults, the median of five. Who asks the pages one by one as politely (50 ms between two starts, four at once) needs at least the bound, however fast, if no page is asked twice.`,
  measure: async (scale, note) => {
    const folder = mkdtempSync(join(tmpdir(), 'linkmend-real-list-'));
    await using web = await startWeb();
    await using github = await startGithub('twelve-lists');
    await using own = await startGithub('awesome-go');
    try {
      const whole = await writeList(join(folder, 'list.md'), web, 'twelve-lists', 1);
      const runs: Outcome[] = [];
      for (let round = 0; round < rounds; round += 1) runs.push(await checkList(whole, github, 'token'));
      const share = await writeList(join(folder, 'share.md'), web, 'twelve-lists', pageByPage[scale]);
      const without = await checkList(share, github, 'none');
      const itself = await checkList(await writeList(join(folder, 'own.md'), web, 'awesome-go', 1), own, 'token');
      return [...toRows(runs, whole, without, share, note), ...ownRows(itself)];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

interface List {
  readonly file: string;
  readonly github: number;
  readonly dead: number;
}

/** Writes the first links of the list, those of GitHub and those that lead elsewhere. */
async function writeList(file: string, web: Web, mix: Mix, share: number): Promise<List> {
  const first = <Link>(links: readonly Link[]): readonly Link[] => links.slice(0, Math.round(links.length * share));
  const github = first(githubLinks(mix));
  const elsewhere = first(elsewhereLinks());
  const addresses = [
    ...github.map(({ path }) => `https://github.com${path}`),
    ...elsewhere.map(({ host, path }) => `${web.origin(host)}${path}`),
  ];
  const lines = addresses.map((address, index) => `- [Page ${index}](${address}) - What it is.`);
  writeFileSync(file, `# List\n\n${lines.join('\n')}\n`);
  const dead = [...github, ...elsewhere].filter(({ fate }) => fate === 'dead').length;
  return { file, github: github.length, dead };
}

interface Outcome {
  /** Seconds. */
  readonly wall: number;
  readonly seen: SeenGithub;
}

/** @throws Error where the run did not find what is there and what is not: then its time says nothing */
async function checkList({ file, dead }: List, github: PlayedGithubServer, token: 'token' | 'none'): Promise<Outcome> {
  const { api, pages } = github.ports;
  await github.seen();
  const args = [program, file, `${api}`, `${pages}`, ...(token === 'none' ? [] : ['played-token'])];
  const { wall, stdout, stderr } = await runProcess(process.execPath, args);
  const seen = await github.seen();
  const found = stdout === '' ? null : (JSON.parse(stdout) as { readonly verdicts: Readonly<Record<string, number>> });
  if (found?.verdicts['dead'] !== dead)
    throw new Error(`the run did not find the ${dead} dead links: ${stdout}${stderr}`);
  return { wall: wall / 1000, seen };
}

/** Seconds. */
function bound({ github }: List): number {
  const { hostConcurrency, hostInterval } = defaults.probe;
  return Math.max((github - 1) * hostInterval, (github * shape.latency) / hostConcurrency) / 1000;
}

function toRows(
  runs: readonly Outcome[],
  whole: List,
  without: Outcome,
  share: List,
  note: (text: string) => void,
): readonly Row[] {
  const took = median(runs.map(({ wall }) => wall));
  const counted = runs.at(-1)?.seen;
  if (counted === undefined) return [];
  const kinds = Object.entries(counted.pages).map(([kind, number]) => `${kind} ${number}`);
  note(
    `Pages that were asked with a token and are there: ${kinds.join(', ')}. Refused by a limit: ${counted.refused}.`,
  );
  return [
    row('the pages one by one: lower bound', seconds(bound(whole))),
    row(
      `linkmend without a token, ${count(share.github)} of the links to GitHub, one round`,
      `${seconds(without.wall)}, ${count(requestsOf(without.seen))} requests`,
    ),
    row('— lower bound of these', seconds(bound(share))),
    atMost('linkmend with a token', took, bound(whole) * wanted.share, seconds),
    atMost('— requests to GitHub', requestsOf(counted), wanted.requests, count),
    row('— of these to the API', count(counted.api)),
    row('— of pages that only their server can tell', count(pagesOf(counted))),
    row('— of pages that are missing', count(counted.confirmations)),
  ];
}

function ownRows({ seen }: Outcome): readonly Row[] {
  return [
    atMost(
      'linkmend with a token, the links of awesome-go itself: requests to GitHub',
      requestsOf(seen),
      wanted.requests,
      count,
    ),
    row('— of these to the API', count(seen.api)),
    row('— of pages that only their server can tell', count(pagesOf(seen))),
    row('— of pages that are missing', count(seen.confirmations)),
  ];
}

function requestsOf(seen: SeenGithub): number {
  return seen.api + pagesOf(seen) + seen.confirmations;
}

function pagesOf({ pages }: SeenGithub): number {
  return Object.values(pages).reduce((sum, number) => sum + number, 0);
}
