// Runs the built command inside a small internet of its own, where names, routes, certificates and the archive are played,
// and compares every verdict with the truth of the scenario.
//   node test/net/run.mjs [--main FILE] [SCENARIO...]
// --main: the built command (default dist/cli/main.js).
// The played internet is found through LINKMEND_FAKENET, else in ../shared/fakenet. It needs root, Linux and iproute2; where
// they are missing this does nothing and says so, except in CI. Exit 1 on any difference.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { judge } from './judge.mjs';
import { findMissing } from './requirements.mjs';

/** How many scenarios play at once: most of their time they wait. */
const atOnce = 2;
/**
 * Where times alone are wrong, a busy machine may be to blame: so often is the scenario played again, with nothing beside it.
 * What is wrong each time stays wrong.
 */
const repetitions = 3;

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { main: { type: 'string', default: at('../../dist/cli/main.js') } },
});
const tool = join(resolve(process.env.LINKMEND_FAKENET ?? at('../../../shared/fakenet')), 'run');
const main = resolve(values.main);

async function load(name) {
  const file = at(`scenarios/${name}.mjs`);
  const { settings, ...parts } = await import(file);
  return { name, file, archive: {}, settings, ...parts };
}

/** The longest first, so that none of them is alone at the end. */
async function loadAll() {
  const names = readdirSync(at('scenarios')).map((file) => basename(file, '.mjs'));
  const scenarios = await Promise.all(names.map(load));
  return scenarios.sort((a, b) => b.settings.seconds - a.settings.seconds);
}

async function playAll(scenarios, record) {
  const waiting = [...scenarios];
  const late = [];
  const next = async () => {
    for (let scenario = waiting.shift(); scenario !== undefined; scenario = waiting.shift()) {
      const result = await judge(scenario, { tool, main });
      if (isLate(result)) late.push({ scenario, result });
      else record(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  for (const { scenario, result } of late) record(await playAgain(scenario, result));
}

async function playAgain(scenario, first) {
  let result = first;
  for (let times = 0; times < repetitions && isLate(result); times += 1) {
    const before = new Set(result.differences.map(({ what }) => what));
    const again = await judge(scenario, { tool, main });
    const lasting = again.differences.filter(({ timing, what }) => timing !== true || before.has(what));
    result = { ...again, differences: lasting };
  }
  return result;
}

function isLate({ differences }) {
  return differences.length > 0 && differences.every(({ timing }) => timing === true);
}

function tell({ name, links, requests, seconds, differences }) {
  const numbers = [
    `${links} links`.padStart(9),
    `${requests} requests`.padStart(14),
    `${seconds.toFixed(1)} s`.padStart(8),
  ];
  const outcome = differences.length === 0 ? 'as played' : `${differences.length} differences`;
  say(`${name.padEnd(16)}${numbers.join('')}  ${outcome}`);
  for (const { what, wanted, got } of differences) say(`  ${what}\n    wanted ${wanted}\n    got    ${got}`);
}

async function run() {
  const missing = findMissing(tool);
  if (missing !== null) {
    const fails = missing.in === 'CI' && process.env.CI === 'true';
    say(`test:net ${fails ? 'cannot run' : 'is left out'}: ${missing.what} here`);
    return fails ? 1 : 0;
  }
  if (!existsSync(main)) throw new Error(`${main} is not built: npm run build`);
  const results = [];
  await playAll(positionals.length > 0 ? await Promise.all(positionals.map(load)) : await loadAll(), (result) => {
    results.push(result);
    tell(result);
  });
  const sum = (of) => results.reduce((total, result) => total + of(result), 0);
  const differences = sum((result) => result.differences.length);
  const seconds = (performance.now() / 1000).toFixed(0);
  say(`${results.length} scenarios, ${sum(({ links }) => links)} links, ${differences} differences, ${seconds} s`);
  return differences > 0 ? 1 : 0;
}

process.exitCode = await run();
