import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Plays one scenario: writes its lists (into a git repository where links have days), runs the command inside the played
 * internet, and gives back the runs.
 *
 * @param scenario `{ file, hosts, archive, truth, settings }`
 * @param tool the played internet's `run`
 * @param main the command's entry
 * @returns `{ first, mending }`: each run as `{ status, ms, stderr, report, hits }`; `mending` is `null` without `settings.mended`,
 *   else `{ texts, fixed, again }`
 */
export async function play(scenario, { tool, main }) {
  const folder = mkdtempSync(join(tmpdir(), 'linkmend-net-'));
  const lists = join(folder, 'lists');
  const { settings } = scenario;
  const ask = (...args) => command(scenario, { tool, main, lists, hits: join(folder, 'hits.json') }, args);
  try {
    mkdirSync(lists);
    writeLists(scenario, lists);
    const first = await ask();
    if (settings.mended === undefined) return { first, mending: null };
    const fixed = await ask('--fix');
    const texts = Object.keys(settings.mended).map((file) => [file, readFileSync(join(lists, file), 'utf8')]);
    return { first, mending: { texts: Object.fromEntries(texts), fixed, again: await ask('--fix') } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeLists({ truth, settings }, lists) {
  const files = settings.lists ?? { 'list.md': listOf(truth.filter(({ added }) => added === undefined)) };
  const days = [...new Set(truth.flatMap(({ added }) => added ?? []))].sort();
  const git = createGit(lists);
  if (days.length > 0 || settings.mended !== undefined) git(null, 'init', '--quiet', '--initial-branch=main');
  for (const day of days) {
    const sofar = truth.filter(({ added }) => added !== undefined && added <= day);
    writeFileSync(join(lists, 'dated.md'), listOf(sofar));
    git(day, 'add', 'dated.md');
    git(day, 'commit', '--quiet', '--message', `Links of ${day}`);
  }
  settings.history?.({ git, lists });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(lists, file)), { recursive: true });
    writeFileSync(join(lists, file), text);
  }
  if (settings.mended !== undefined) {
    git('2024-03-01', 'add', '.');
    git('2024-03-01', 'commit', '--quiet', '--message', 'Lists');
  }
  if (settings.config !== undefined) {
    writeFileSync(join(lists, 'linkmend.config.json'), JSON.stringify(settings.config));
  }
}

function listOf(truth) {
  return `# Links\n\n${truth.map(({ url }, index) => `- [Link ${index + 1}](<${url}>)\n`).join('')}`;
}

function createGit(cwd) {
  return (day, ...args) => {
    const at = day === null ? {} : { GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` };
    const env = { ...process.env, ...at, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    const identity = ['-c', 'user.name=Editor', '-c', 'user.email=editor@lists.example'];
    return execFileSync('git', [...identity, ...args], { cwd, env, encoding: 'utf8' });
  };
}

/** Runs the command once. Its report has to come, whatever it says. */
async function command({ file, settings }, { tool, main, lists, hits }, args) {
  const unset = (settings.unset ?? []).flatMap((name) => ['-u', name]);
  const configured = settings.config === undefined ? ['--no-config'] : [];
  const own = ['env', ...unset, process.execPath, main, 'check', '--no-state', ...configured, '--format', 'json'];
  const started = performance.now();
  const { status, stdout, stderr } = await runToEnd(
    tool,
    ['-s', file, '-o', hits, '--', ...own, ...(settings.args ?? []), ...args],
    { cwd: lists, env: withoutProxies(process.env) },
  );
  const ms = performance.now() - started;
  try {
    return { status, ms, stderr, report: JSON.parse(stdout), hits: JSON.parse(readFileSync(hits, 'utf8')) };
  } catch {
    throw new Error(`no report (exit ${status}): ${stderr.slice(0, 2000)}`);
  }
}

function runToEnd(tool, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      return chunks;
    });
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

/** Inside the played internet there is no proxy. */
function withoutProxies(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:https?|all|no)_proxy$/i.test(name)));
}
