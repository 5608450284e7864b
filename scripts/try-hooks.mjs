// Commits and pushes through the hooks of docs/hooks.md, good and bad, and tells where one does not do what it should. Each
// in a repository of its own. What is tried is the last commit here: pre-commit clones it, and npm builds the clone.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'linkmend-hooks-'));
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: devNull,
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@list.example',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@list.example',
  PRE_COMMIT_HOME: join(folder, 'pre-commit'),
  XDG_CACHE_HOME: join(folder, 'cache'),
};
const problems = [];

/** Never synchronous: the web of this process has to answer meanwhile. */
async function run(cwd, command, ...args) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'close');
  return { code, output };
}

async function must(cwd, command, ...args) {
  const { code, output } = await run(cwd, command, ...args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${code}\n${output}`);
  return output;
}

function write(directory, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
}

async function repository(name, files) {
  const directory = join(folder, name);
  mkdirSync(directory);
  await must(directory, 'git', 'init', '--quiet', '--initial-branch=main');
  write(directory, { ...files, 'a.md': '# A\n' });
  await must(directory, 'git', 'add', '--all');
  await must(directory, 'git', 'commit', '--quiet', '--no-verify', '--message', 'begin');
  return directory;
}

/** Writes files, commits (and pushes), and expects it to pass, or to be stopped with a text that names what is wrong. */
async function expectOutcome(what, directory, files, expected, push = []) {
  write(directory, files);
  await must(directory, 'git', 'add', '--', ...Object.keys(files));
  const started = performance.now();
  const committed = await run(directory, 'git', 'commit', '--message', what);
  const { code, output } =
    push.length === 0 || committed.code !== 0 ? committed : await run(directory, 'git', 'push', ...push);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const passed = code === 0 ? 'passes' : 'is stopped';
  const right = expected === null ? code === 0 : code !== 0 && output.includes(expected);
  process.stdout.write(`${right ? 'ok ' : 'NOT'} ${what} ${passed} (${seconds} s)\n`);
  if (!right) problems.push(`${what} ${passed}, expected ${expected ?? 'to pass'}:\n${output}`);
  if (code !== 0) await must(directory, 'git', 'reset', '--quiet', '--hard', push.length > 0 ? 'HEAD~1' : 'HEAD');
}

const good = { 'a.md': '# A\n\n[this](a.md#a)\n' };
const bad = { 'a.md': '# A\n\n[gone](gone.md)\n' };
const other = { 'b.txt': 'no Markdown\n' };

/** `node_modules` as `npm install --save-dev linkmend husky lint-staged` leaves it. */
function installed(directory, packages) {
  const modules = join(directory, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  for (const name of packages) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  symlinkSync(join(root, 'dist/cli/main.js'), join(modules, '.bin/linkmend'));
  for (const name of ['husky', 'lint-staged']) {
    if (packages.includes(name)) symlinkSync(join(root, 'node_modules/.bin', name), join(modules, '.bin', name));
  }
}

const ignored = { '.gitignore': 'node_modules/\n' };
const manifest = (more) => `${JSON.stringify({ private: true, ...more }, null, 2)}\n`;

async function tryPreCommit(origin) {
  const revision = (await must(root, 'git', 'rev-parse', 'HEAD')).trim();
  const hook = (id) => `      - id: ${id}\n`;
  const directory = await repository('with-pre-commit', {
    '.pre-commit-config.yaml': `repos:\n  - repo: ${root}\n    rev: ${revision}\n    hooks:\n${hook('linkmend-lint')}${hook('linkmend-check')}`,
    'linkmend.config.json': `${JSON.stringify({ allowPrivate: true, archive: false, state: false, excludePath: ['out/'] })}\n`,
    'old.md': `[rotten long ago](${origin}/gone)\n`,
  });
  const remote = join(folder, 'remote.git');
  await must(folder, 'git', 'clone', '--quiet', '--bare', directory, remote);
  await must(directory, 'git', 'remote', 'add', 'origin', remote);
  await must(directory, 'git', 'fetch', '--quiet', 'origin');
  await must(directory, 'git', 'remote', 'set-head', 'origin', 'main');
  await must(directory, 'pre-commit', 'install', '--hook-type', 'pre-commit', '--hook-type', 'pre-push');

  const push = ['--quiet', 'origin', 'HEAD:refs/heads/topic'];
  await expectOutcome('pre-commit: a bad commit, built from a clone', directory, bad, 'missing-file');
  await expectOutcome('pre-commit: a good commit', directory, good, null);
  await expectOutcome('pre-commit: a commit without Markdown', directory, other, null);
  await expectOutcome('pre-commit: a file that is excluded', directory, { 'out/x.md': '[gone](gone.md)\n' }, null);
  await expectOutcome('pre-commit: names with spaces', directory, { 'a b.md': '[gone](gone.md)\n' }, 'missing-file');
  await expectOutcome('pre-push: a link that is there', directory, { 'a.md': `[here](${origin}/)\n` }, null, push);
  const rotten = { 'old.md': `[rotten long ago](${origin}/gone) and one word\n` };
  await expectOutcome('pre-push: a change beside an old dead link', directory, rotten, null, push);
  await expectOutcome('pre-push: a dead link', directory, { 'a.md': `[dead](${origin}/gone)\n` }, 'not-found', push);
}

async function tryHusky() {
  const directory = await repository('with-husky', {
    ...ignored,
    'package.json': manifest({}),
    'old.md': '[rotten long ago](away.md)\n',
    '.husky/pre-commit': 'npx linkmend lint --staged --allow-empty\n',
  });
  installed(directory, ['husky']);
  await must(directory, 'npx', 'husky');
  await expectOutcome('husky: a bad commit', directory, bad, 'missing-file');
  await expectOutcome('husky: a good commit', directory, good, null);
  await expectOutcome('husky: a commit without Markdown', directory, other, null);
  const rotten = { 'old.md': '[rotten long ago](away.md) and one word\n' };
  await expectOutcome('husky: a change beside an old fault', directory, rotten, null);
}

async function tryLintStaged() {
  const directory = await repository('with-lint-staged', {
    ...ignored,
    'package.json': manifest({ 'lint-staged': { '*.{md,markdown}': 'linkmend lint --fix --allow-empty' } }),
    '.husky/pre-commit': 'npx lint-staged\n',
  });
  installed(directory, ['husky', 'lint-staged']);
  await must(directory, 'npx', 'husky');
  await expectOutcome('lint-staged: a bad commit', directory, bad, 'missing-file');
  await expectOutcome(
    'lint-staged: a fault with a safe fix',
    directory,
    { 'a.md': '[x](htts://list.example/)\n' },
    null,
  );
  const mended = await must(directory, 'git', 'show', 'HEAD:a.md');
  if (mended !== '[x](https://list.example/)\n') problems.push(`lint-staged: committed ${JSON.stringify(mended)}`);
  await expectOutcome('lint-staged: a commit without Markdown', directory, other, null);
}

async function tryPlainHook() {
  const directory = await repository('with-git-alone', { ...ignored, 'package.json': manifest({}) });
  installed(directory, []);
  write(directory, {
    '.git/hooks/pre-commit': '#!/bin/sh\nnpx linkmend lint --staged --allow-empty\n',
  });
  await must(directory, 'chmod', '+x', '.git/hooks/pre-commit');
  await expectOutcome('git alone: a bad commit', directory, bad, 'missing-file');
  await expectOutcome('git alone: a good commit', directory, good, null);
}

const web = createServer(({ url }, response) => response.writeHead(url === '/gone' ? 404 : 200).end());
web.listen(0, '127.0.0.1');
await once(web, 'listening');
try {
  await tryHusky();
  await tryLintStaged();
  await tryPlainHook();
  if (spawnSync('pre-commit', ['--version']).status === 0) await tryPreCommit(`http://127.0.0.1:${web.address().port}`);
  else process.stdout.write('pre-commit is not installed here: not tried\n');
} finally {
  web.close();
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) process.stderr.write(`\n${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
