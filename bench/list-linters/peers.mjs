// The other linters of lists: which versions are measured, and how they are asked.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const versions = { 'awesome-lint': '2.3.0', 'markdownlint-cli2': '0.24.1' };

/** There is no repository on GitHub that it could look at. */
const aboutRepository = 'awesome-github';

/**
 * Installs peers with npm into a new temporary folder that is gone when the process is. There are 300 packages behind them:
 * too many for everyone who works on this.
 *
 * @returns the folder, or `null` where npm could not install
 */
export function installPeers(names) {
  const folder = mkdtempSync(join(tmpdir(), 'linkmend-linters-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const dependencies = Object.fromEntries(names.map((name) => [name, versions[name]]));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'];
  return spawnSync('npm', install, { cwd: folder, stdio: 'inherit' }).status === 0 ? folder : null;
}

/** Imports a file of an installed package. */
export function load(folder, path) {
  return import(pathToFileURL(join(folder, 'node_modules', path)).href);
}

/** Writes files into a folder below the peers' own, and returns it. */
export function writeList(folder, name, files) {
  const home = join(folder, 'lists', name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), text);
  }
  return home;
}

/** What awesome-lint says about each list as it comes, with the contribution guidelines that it wants beside it. */
export async function askAwesomeLint(folder, texts) {
  const { default: lint } = await load(folder, 'awesome-lint/index.js');
  const answers = [];
  for (const [index, text] of texts.entries()) {
    const home = writeList(folder, `awesome-lint/${index}`, { 'readme.md': text, 'contributing.md': 'Please do.\n' });
    const [{ messages }] = await lint({ filename: join(home, 'readme.md') });
    answers.push(
      messages
        .filter(({ ruleId }) => ruleId !== aboutRepository)
        .map(({ ruleId, line, reason }) => ({ rule: ruleId, line: line ?? 0, text: reason })),
    );
  }
  return answers;
}

/** What markdownlint says about each list with its default rules. */
export function askMarkdownlint(folder, texts) {
  const { home, stderr } = runMarkdownlint(folder, 'found', texts, []);
  const answers = texts.map(() => []);
  for (const line of stderr.split('\n')) {
    const [, index, at, rule, text] = /^(\d+)\.md:(\d+)(?::\d+)? error (MD\d+)\S* (.*)$/.exec(line) ?? [];
    if (index !== undefined) answers[index].push({ rule, line: Number(at), text });
  }
  rmSync(home, { recursive: true });
  return answers;
}

/** Each list as `markdownlint-cli2 --fix` leaves it. */
export function fixWithMarkdownlint(folder, texts) {
  const { home } = runMarkdownlint(folder, 'fixed', texts, ['--fix']);
  return texts.map((_, index) => readFileSync(join(home, `${index}.md`), 'utf8'));
}

function runMarkdownlint(folder, name, texts, flags) {
  const files = Object.fromEntries(texts.map((text, index) => [`${index}.md`, text]));
  const home = writeList(folder, `markdownlint/${name}`, files);
  const command = join(folder, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs');
  const { status, stderr } = spawnSync(process.execPath, [command, '*.md', ...flags], { cwd: home, encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`markdownlint-cli2 ended with ${status}: ${stderr}`);
  return { home, stderr };
}
