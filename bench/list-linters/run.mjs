// Asks linkmend and other linters of lists about the defects that test/lint/acceptance collects, and prints a table.
//   node bench/list-linters/run.mjs [--check | --write] [--verbose]
// --check: exit 1 if the README's table is another one; --write: puts it there; --verbose: every message that counts, with a
// plus sign those that a defect causes and that do not count, and with a minus sign those that are left when it is mended.
// All linters as they come, with their default rules; nothing but npm reaches the network.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { judgeFix, sortMessages } from './judge.mjs';
import { askAwesomeLint, askMarkdownlint, fixWithMarkdownlint, installPeers, versions, writeList } from './peers.mjs';
import { tableOf, withTable } from './table.mjs';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const say = (text) => process.stdout.write(`${text}\n`);
const has = (flag) => process.argv.includes(flag);

const folder = installPeers(Object.keys(versions));
if (folder === null) throw new Error('npm could not install the other linters');
const jiti = createJiti(import.meta.url);
const { acceptanceCases: cases } = await jiti.import(at('test/lint/acceptance/all.ts'));
const { lint } = await jiti.import(at('src/index.ts'));

const texts = cases.map(({ text }) => text);
const mended = cases.map((one) => (one.kind === 'defect' ? one.mended : ''));

const ours = [];
for (const one of cases) ours.push(await judgeOurs(one));
const outcomes = {
  linkmend: ours,
  'awesome-lint': judgePeer('awesome-lint', await askAwesomeLint(folder, [...texts, ...mended])),
  'markdownlint-cli2': judgePeer(
    'markdownlint-cli2',
    askMarkdownlint(folder, [...texts, ...mended]),
    fixWithMarkdownlint(folder, texts),
  ),
};

const names = [...new Set(cases.map(({ name }) => name))].toSorted((one, other) => kindOf(one) - kindOf(other));
const rows = names.map((name) => ({
  name,
  kind: cases.find((one) => one.name === name).kind,
  outcomes: Object.fromEntries(
    Object.entries(outcomes).map(([linter, all]) => [linter, all.filter((_, index) => cases[index].name === name)]),
  ),
}));
const table = tableOf(Object.keys(outcomes), rows);
const about = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
say(`${cases.length} cases, ${about.join(', ')}, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}\n`);
say(table);

const readme = readFileSync(at('README.md'), 'utf8');
const wanted = withTable(readme, table);
if (has('--write')) writeFileSync(at('README.md'), wanted);
else if (has('--check') && wanted !== readme) {
  say('The README has another table: see `npm run bench:linters -- --write`.');
  process.exitCode = 1;
}

function kindOf(name) {
  return ['defect', 'look-alike'].indexOf(cases.find((one) => one.name === name).kind);
}

/** What a peer makes of every case: `answers` to the texts, and then to the mended ones. */
function judgePeer(peer, answers, fixes) {
  return cases.map((one, index) => {
    const afterwards = one.kind === 'defect' ? answers[cases.length + index] : [];
    const { about, others } = sortMessages(peer, one, answers[index], afterwards);
    if (has('--verbose')) {
      for (const { line, rule, text } of about) say(`  ${peer}: ${one.name}: ${line} ${rule} ${text}`);
      for (const { line, rule, text } of others) say(`+ ${peer}: ${one.name}: ${line} ${rule} ${text}`);
      for (const { line, rule, text } of afterwards) say(`- ${peer}: ${one.name}: ${line} ${rule} ${text}`);
    }
    if (about.length === 0) return 'silent';
    if (one.kind === 'look-alike') return 'alarm';
    const fix = fixes === undefined ? 'no' : judgeFix(one, fixes[index]);
    return { right: 'fixed', more: 'fixed-more', no: 'found' }[fix];
  });
}

async function judgeOurs(one) {
  const told = await askOurs(one.text, 'off');
  if (one.kind === 'look-alike') {
    if (told.findings.length === 0) return 'silent';
    return told.findings.every(({ severity }) => severity === 'info') ? 'note' : 'alarm';
  }
  const found = told.findings.map(({ rule, line }) => `${rule} ${line}`);
  if (!one.found.every((wanted) => found.includes(wanted))) return 'silent';
  for (const [mode, outcome] of [
    ['safe', 'fixed'],
    ['suggested', 'suggested'],
  ]) {
    const { text } = await askOurs(one.text, mode);
    if (judgeFix(one, text) === 'right') return outcome;
  }
  return 'found';
}

async function askOurs(text, mode) {
  const home = writeList(folder, 'linkmend', { 'readme.md': text });
  const config = { lists: ['readme.md'], state: false, fix: { mode } };
  const { findings } = await lint({ config, ports: { cwd: home, env: {} } });
  return { findings, text: readFileSync(join(home, 'readme.md'), 'utf8') };
}
