// Measures what linting costs next to parsing alone, in one process, and the whole command on one file.
//   node bench/lint/run.mjs [FILE...]
// By default the lists in fixtures/lists. Each figure is the median of several rounds after one that does not count; the
// rounds of both kinds take turns, so that a busy machine slows both down.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lint } from '../../dist/index.js';

const rounds = 7;
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

const lists = at('fixtures/lists');
const files =
  process.argv.length > 2
    ? process.argv.slice(2).map((file) => resolve(file))
    : readdirSync(lists)
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(lists, name));
const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

function parseAll() {
  for (const { text } of texts) parser.parse(text);
}

async function time(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

parseAll();
const { findings } = await lint({ paths: files });
const parsing = [];
const linting = [];
for (let round = 0; round < rounds; round += 1) {
  parsing.push(await time(parseAll));
  linting.push(await time(() => lint({ paths: files })));
}
const ratio = median(linting) / median(parsing);
say(`${texts.length} files, ${(bytes / 1e6).toFixed(2)} MB, Node ${process.version}`);
say(`remark-parse and remark-gfm alone  ${median(parsing).toFixed(0)} ms`);
say(`reading, linting and reporting     ${median(linting).toFixed(0)} ms  ${ratio.toFixed(2)} times`);
say(`findings                           ${findings.length}, ${(findings.length / texts.length).toFixed(1)} a file`);

const folder = mkdtempSync(join(tmpdir(), 'linkmend-lint-'));
const small = join(folder, 'small.md');
writeFileSync(small, '# A\n\n- [b](https://b.example/) - What it is.\n');
const large = texts.toSorted((one, other) => Math.abs(one.text.length - 1e5) - Math.abs(other.text.length - 1e5))[0];
const kilobytes = (Buffer.byteLength(large.text) / 1000).toFixed(0);
const commands = [
  { what: '--help', args: ['--help'], times: [] },
  { what: 'lint, one line', args: ['lint', '--no-config', small], times: [] },
  { what: `lint, ${kilobytes} KB`, args: ['lint', '--no-config', large.file], times: [] },
];
for (let round = 0; round < rounds; round += 1) {
  for (const { args, times } of commands)
    times.push(await time(() => spawnSync(process.execPath, [at('dist/cli/main.js'), ...args])));
}
rmSync(folder, { recursive: true });
for (const { what, times } of commands)
  say(
    `the command, ${what.padEnd(20)}  ${median(times).toFixed(0)} ms, the fastest ${Math.min(...times).toFixed(0)} ms`,
  );
