// Lints the lists in fixtures/lists with the built library, and parses them with remark alone, in turn; prints what it took as
// JSON. In a process of its own, as a program that uses the library.
//   node bench/lint/measure.mjs ROUNDS
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lint } from '../../dist/index.js';

const rounds = Number(process.argv[2]);
const lists = fileURLToPath(new URL('../../fixtures/lists', import.meta.url));
const files = readdirSync(lists)
  .filter((name) => name.endsWith('.md'))
  .map((name) => join(lists, name));
const texts = files.map((file) => readFileSync(file, 'utf8'));
const parser = unified().use(remarkParse).use(remarkGfm).freeze();

function parseAll() {
  for (const text of texts) parser.parse(text);
}

async function time(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

parseAll();
const { findings } = await lint({ paths: files });
const parsing = [];
const linting = [];
for (let round = 0; round < rounds; round += 1) {
  parsing.push(await time(parseAll));
  linting.push(await time(() => lint({ paths: files })));
}
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
process.stdout.write(JSON.stringify({ files: files.length, bytes, findings: findings.length, parsing, linting }));
