// Runs the built command over two lists inside a played internet and compares each verdict and capture with what was played.
//   node scripts/compare-seeds.mjs FOLDER     FOLDER: the played internet (run, scenarios/seeds.mjs), with ../seeds beside it
// FAKENET_SEED chooses which page is gone, moved or walled. Exit 1 on any difference.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const fakenet = resolve(process.argv[2] ?? process.env.LINKMEND_FAKENET ?? '');
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const scenario = join(fakenet, 'scenarios/seeds.mjs');
const folder = mkdtempSync(join(tmpdir(), 'linkmend-seeds-'));
const lists = join(folder, 'lists');
const seeds = join(fakenet, '../seeds');
for (const name of readdirSync(seeds)) cpSync(join(seeds, name), join(lists, name));
const names = readdirSync(lists);

const git = (...args) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], { cwd: lists, encoding: 'utf8' });

function linkmend(...args) {
  const hits = join(folder, 'hits.json');
  const { status, stdout, stderr } = spawnSync(
    join(fakenet, 'run'),
    [
      '-s',
      scenario,
      '-o',
      hits,
      '--',
      process.execPath,
      main,
      ...names,
      '--no-state',
      '--no-config',
      '--format',
      'json',
      ...args,
    ],
    { cwd: lists, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  try {
    return { status, report: JSON.parse(stdout), hits: JSON.parse(readFileSync(hits, 'utf8')) };
  } catch {
    throw new Error(`no report (exit ${status}): ${stderr.slice(0, 2000)}`);
  }
}

const differences = [];
const differ = (url, what, wanted, got) => differences.push(`${url}\n    ${what}: wanted ${wanted}, got ${got}`);

function compare(truth, report) {
  const rows = new Map(report.links.map((link) => [link.url, link]));
  for (const { url, verdict, finalUrl, archive } of truth) {
    const row = rows.get(new URL(url).href);
    if (row === undefined) {
      differ(url, 'row', 'one', 'none');
      continue;
    }
    if (row.verdict !== verdict) differ(url, 'verdict', verdict, `${row.verdict}/${row.reason} ${row.status}`);
    if (finalUrl !== undefined && row.finalUrl !== new URL(finalUrl).href)
      differ(url, 'finalUrl', finalUrl, row.finalUrl);
    if (archive === undefined) continue;
    const got = row.archive;
    if (typeof archive === 'string') {
      if (got?.state !== archive) differ(url, 'archive', archive, JSON.stringify(got));
    } else if (!archive.good.some((at) => got?.url?.startsWith(`https://web.archive.org/web/${at}/`))) {
      differ(url, 'archive', archive.good.join(' or '), JSON.stringify(got));
    }
  }
}

try {
  const truth = JSON.parse(
    execFileSync(process.execPath, [scenario, '--truth'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  const first = linkmend();
  compare(truth, first.report);
  for (const [host, peak] of Object.entries(first.hits.peakPerHost)) {
    if (peak > 4) differ(host, 'requests at once', 'at most 4', peak);
  }

  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'lists');
  const fixed = linkmend('--fix');
  const changed = git('diff', '--word-diff=porcelain', '--word-diff-regex=[^][()<> \t]+')
    .split('\n')
    .filter((line) => /^[-+](?![-+]{2} )/.test(line));
  for (const line of changed)
    if (!/^[-+](?:https?:\/\/|www\.)\S+$/.test(line)) differ(line, 'edit', 'an address alone', line);
  if (changed.length === 0) differ('--fix', 'edits', 'some', 'none');
  const again = linkmend('--fix');
  if (again.report.summary.fixed !== 0)
    differ('--fix', 'second run', 'nothing left to fix', again.report.summary.fixed);

  const captured = first.report.links.filter((link) => link.archive?.state === 'found').length;
  process.stdout.write(
    `seed ${process.env.FAKENET_SEED ?? 1}: ${truth.length} links, ${JSON.stringify(first.report.summary.verdicts)}, ${captured} captures, ` +
      `${first.hits.requests} requests, ${fixed.report.summary.fixed} mended, ${differences.length} differences\n`,
  );
  for (const difference of differences) process.stdout.write(`  ${difference}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = differences.length > 0 ? 1 : 0;
