import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { extractLinks } from '../../src/extract/links.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';
import { makePages } from '../documentation/pages.ts';
import { median, percent } from '../figures.ts';
import { inTurn, timed } from '../measure/in-turn.ts';
import { atMost, type Part, type Row, row, type Scale } from '../part.ts';
import { installPeers, type Peer, type Peers } from '../peers/peers.ts';

/** Where the lists are: two are here, and another folder may be named. */
const lists = process.env['LINKMEND_BENCH_LISTS'] ?? fileURLToPath(new URL('../../fixtures/lists', import.meta.url));
/** Generated pages of 4 KB: 2,500 are 10 MB, and 40 MB take the same time each. */
const pages: Readonly<Record<Scale, number>> = { quick: 150, full: 2_500 };
const seed = 6;
const rounds = 5;
/** Rounds before them, in which code becomes fast: two lists are soon read. */
const warmUps = 4;

interface Texts {
  readonly name: string;
  readonly folder: string;
  readonly texts: readonly string[];
  readonly bytes: number;
}

/** What reading Markdown costs within one process and one thread. */
export const reading: Part = {
  name: 'reading',
  title: 'Reading Markdown',
  about:
    'From text to the links with their places, in megabytes a second: one process, one thread, loaded and warmed up, each the median of five that took turns. Bare remark gives a tree and no links. Peers are asked for the links of the same texts: markdown-link-check by its extractor, linkinator by the parser that it uses, lychee as a whole process. `LINKMEND_BENCH_LISTS` names another folder of lists.',
  measure: async (scale, note) => {
    const folder = mkdtempSync(join(tmpdir(), 'linkmend-reading-'));
    try {
      const peers = await installPeers(note);
      const real = readTexts('lists', lists);
      const made = readTexts('small files', writePages(folder, pages[scale]));
      return [...(await measureTexts(real, peers)), ...(await measureTexts(made, peers))];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function writePages(folder: string, count: number): string {
  for (const { path, text } of makePages(count, seed)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function readTexts(name: string, folder: string): Texts {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, ''));
  return { name, folder, texts, bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) };
}

async function measureTexts({ name, folder, texts, bytes }: Texts, peers: Peers): Promise<readonly Row[]> {
  const remark = unified().use(remarkParse).use(remarkGfm);
  const forAll = (read: (text: string) => unknown) => () => timed(() => texts.forEach((text) => void read(text)));
  const others = Object.entries(readersOf(peers)).map(([peer, read]) => [peer, forAll(read)] as const);
  const readers: Readonly<Record<string, () => Promise<number>>> = {
    'bare remark-parse and remark-gfm': forAll((text) => remark.parse(text)),
    'our tree': forAll(parseMarkdown),
    'our tree and links': forAll((text) => extractLinks(parseMarkdown(text))),
    ...Object.fromEntries(others),
    ...dumping(peers.lychee, folder),
  };
  await inTurn(warmUps, readers);
  const taken = await inTurn(rounds, readers);
  const bare = taken['bare remark-parse and remark-gfm'] ?? [];
  const costs = (taken['our tree and links'] ?? []).map((time, round) => time / (bare[round] ?? Number.NaN) - 1);
  return [
    ...Object.entries(taken).map(([what, times]) => row(`${name}: ${what}`, speed(bytes, median(times)))),
    atMost(`${name}: our tree and links, over bare remark`, median(costs), 0.15, percent),
  ];
}

function speed(bytes: number, milliseconds: number): string {
  return `${(bytes / 1000 / milliseconds).toFixed(2)} MB/s`;
}

/** The libraries by which peers find links, as far as they are installed. */
function readersOf(peers: Peers): Readonly<Record<string, (text: string) => unknown>> {
  const readers: Record<string, (text: string) => unknown> = {};
  const [checker, crawler] = [peers['markdown-link-check'], peers.linkinator];
  if (checker !== null) {
    const extract = requireOf(checker)('markdown-link-extractor') as (text: string) => unknown;
    readers['markdown-link-extractor of markdown-link-check'] = extract;
  }
  if (crawler !== null) {
    const { marked } = requireOf(crawler)('marked') as { readonly marked: (text: string, options: object) => unknown };
    readers['marked of linkinator'] = (text) => marked(text, { gfm: true });
  }
  return readers;
}

function requireOf({ args: [script = ''] }: Peer): NodeJS.Require {
  return createRequire(script);
}

function dumping(lychee: Peer | null, folder: string): Readonly<Record<string, () => Promise<number>>> {
  if (lychee === null) return {};
  const args = ['--dump', '--offline', '--no-progress', '--root-dir', folder, folder];
  return {
    '`lychee --dump`': () => timed(() => spawnSync(lychee.command, args, { maxBuffer: Number.POSITIVE_INFINITY })),
  };
}
