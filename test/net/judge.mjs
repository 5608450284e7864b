import { compareTruth } from './compare.mjs';
import { play } from './play.mjs';
import { findImpoliteness } from './politeness.mjs';

/** What holds where a scenario's settings say nothing else. Milliseconds. */
const defaults = { concurrency: 4, interval: 50, longestPause: 60_000, defaultPause: 5000, indexBurst: 5 };

/**
 * Plays a scenario and compares what came of it with its truth.
 *
 * @param scenario `{ name, file, hosts, archive, truth, settings }`
 * @param how `{ tool, main }`, see `play.mjs`
 * @returns `{ name, links, requests, seconds, differences }`
 */
export async function judge(scenario, how) {
  const { name, truth, settings } = scenario;
  const started = performance.now();
  const result = (requests, differences) => ({
    name,
    links: truth.length,
    requests,
    seconds: (performance.now() - started) / 1000,
    differences,
  });
  try {
    const { first, mending } = await play(scenario, how);
    return result(first.hits.requests, [
      ...compareTruth(truth, first.report),
      ...findImpoliteness(first.hits, { ...defaults, ...settings.limits }),
      ...compareRun(first, scenario),
      ...(settings.check?.(first) ?? []),
      ...(mending === null ? [] : compareMending(mending, settings.mended)),
    ]);
  } catch (error) {
    return result(0, [{ what: 'the run', wanted: 'a report', got: error.stack }]);
  }
}

function compareRun({ status, ms }, { truth, settings }) {
  const exit = settings.exit ?? (truth.some(({ verdict }) => verdict === 'dead') ? 1 : 0);
  const pairs = [];
  if (status !== exit) pairs.push({ what: 'exit code', wanted: exit, got: status });
  if (ms > settings.seconds * 1000) {
    const got = `${(ms / 1000).toFixed(1)} s`;
    pairs.push({ what: 'time', wanted: `at most ${settings.seconds} s`, got, timing: true });
  }
  return pairs;
}

function compareMending({ texts, again }, mended) {
  const lines = Object.entries(mended).flatMap(([file, text]) => compareLines(file, text, texts[file]));
  const { fixed } = again.report.summary;
  return fixed === 0 ? lines : [...lines, { what: 'a second --fix', wanted: 'nothing left to mend', got: fixed }];
}

function compareLines(file, wanted, got) {
  const [before, after] = [wanted, got].map((text) => text.split('\n'));
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index)
    .filter((index) => before[index] !== after[index])
    .map((index) => ({
      what: `${file}:${index + 1} after --fix`,
      wanted: JSON.stringify(before[index]),
      got: JSON.stringify(after[index]),
    }));
}
