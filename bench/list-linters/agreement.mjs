// Compares the rules for awesome lists with those of awesome-lint that mean the same: what passes here must pass there.
//   node bench/list-linters/agreement.mjs
// Installs awesome-lint with npm into a temporary folder (300 packages: too many for everyone who works on this), and runs
// one of its rules over each good and bad example of ours. Exits with 1 where it tells something about a good one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createJiti } from 'jiti';

const version = '2.3.0';
/** Our rule, and the file of theirs. Theirs knows one spelling of "Contents" and says nothing about lists without it. */
const pairs = [
  ['awesome-badge', 'badge'],
  ['awesome-title', 'heading'],
  ['awesome-contents', 'toc'],
  ['awesome-license-section', 'license'],
  ['awesome-contributing', 'contributing'],
  ['awesome-ci-badge', 'no-ci-badge'],
];

const say = (text) => process.stdout.write(`${text}\n`);
const folder = mkdtempSync(join(tmpdir(), 'linkmend-awesome-lint-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({ private: true, type: 'module', dependencies: { 'awesome-lint': version } }),
);
const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'];
if (spawnSync('npm', install, { cwd: folder, stdio: 'inherit' }).status !== 0) throw new Error('npm could not install');

const load = (path) => import(pathToFileURL(join(folder, 'node_modules', path)).href);
const { remark } = await load('remark/index.js');
const { default: remarkGfm } = await load('remark-gfm/index.js');
const { VFile } = await load('vfile/index.js');
const jiti = createJiti(import.meta.url);
const { rules } = await jiti.import(fileURLToPath(new URL('../../src/lint/rules.ts', import.meta.url)));

/** What their rule says about an example, with the files that stand beside it. */
async function theirs(plugin, example, name) {
  const home = join(folder, 'lists', name);
  const text = example.good ?? example.bad;
  mkdirSync(home, { recursive: true });
  for (const sibling of example.siblings ?? []) {
    mkdirSync(dirname(join(home, sibling.name)), { recursive: true });
    writeFileSync(join(home, sibling.name), sibling.text ?? '');
  }
  const file = new VFile({ path: join(home, 'readme.md'), value: text });
  await remark().use(remarkGfm).use(plugin).process(file);
  return file.messages.map(({ reason }) => reason);
}

let contradictions = 0;
for (const [name, file] of pairs) {
  const { examples } = rules.find((rule) => rule.name === name);
  const { default: plugin } = await load(`awesome-lint/rules/${file}.js`);
  let found = 0;
  let bad = 0;
  for (const [index, example] of examples.entries()) {
    // Nobody knows there what stands beside a text.
    if (name === 'awesome-contributing' && example.siblings === undefined) continue;
    const told = await theirs(plugin, example, `${name}-${index}`);
    if (example.bad !== undefined) {
      bad++;
      if (told.length > 0) found++;
    } else if (told.length > 0) {
      contradictions++;
      say(`${name}: good here, there: ${told.join('; ')}\n  ${JSON.stringify(example.good)}`);
    }
  }
  say(`${name}: of ${bad} bad examples awesome-lint's ${file} finds ${found}`);
}
process.exitCode = contradictions > 0 ? 1 : 0;
