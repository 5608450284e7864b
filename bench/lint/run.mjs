// Measures what linting costs next to parsing alone, in one process, and the whole command on one file.
//   node bench/lint/run.mjs [FILE...]
// By default the lists in fixtures/lists. Each figure is the median of several rounds after one that does not count; the
// rounds of both kinds take turns, so that a busy machine slows both down.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { defaults } from '../../dist/config/defaults.js';
import { readDocument } from '../../dist/extract/document.js';
import { lintDocuments } from '../../dist/lint/lint.js';
import { rules } from '../../dist/lint/rules.js';

const rounds = 7;
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

const lists = at('fixtures/lists');
const files =
  process.argv.length > 2
    ? process.argv.slice(2)
    : readdirSync(lists)
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(lists, name));
const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') }));
const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
const options = { ...defaults.lint, ...defaults.judge };

function parseAll() {
  for (const { text } of texts) parser.parse(text);
}

function lintAll() {
  const documents = texts.map(({ file, text }) =>
    readDocument({ path: file, absolutePath: file, text, bom: '', sha256: '', origin: 'written' }),
  );
  return lintDocuments(documents, rules, options);
}

function time(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

parseAll();
const findings = lintAll();
const parsing = [];
const linting = [];
for (let round = 0; round < rounds; round += 1) {
  parsing.push(time(parseAll));
  linting.push(time(lintAll));
}
const ratio = median(linting) / median(parsing);
say(`${texts.length} files, ${(bytes / 1e6).toFixed(2)} MB, ${rules.length} rules, Node ${process.version}`);
say(`remark-parse and remark-gfm alone  ${median(parsing).toFixed(0)} ms`);
say(`reading and linting                ${median(linting).toFixed(0)} ms  ${ratio.toFixed(2)} times`);
say(`findings                           ${findings.length}, ${(findings.length / texts.length).toFixed(1)} a file`);

const nearest = texts.toSorted((one, other) => Math.abs(one.text.length - 1e5) - Math.abs(other.text.length - 1e5))[0];
const whole = Array.from({ length: rounds }, () =>
  time(() => spawnSync(process.execPath, [at('dist/cli/main.js'), 'lint', '--no-config', nearest.file])),
);
const kilobytes = (Buffer.byteLength(nearest.text) / 1000).toFixed(0);
say(`the whole command on ${kilobytes} KB         ${median(whole).toFixed(0)} ms`);
