// Measures how fast linkmend is, and writes one table a part.
//   npm run bench -- [PART...] [--full] [--write]
// `--full` measures at the sizes that the goals are said for, `--write` puts the results into bench/RESULTS.md.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Part, Scale } from './part.ts';
import { costPerLink } from './parts/cost-per-link.ts';
import { hostileMarkdown } from './parts/hostile-markdown.ts';
import { lint } from './parts/lint.ts';
import { manyFiles } from './parts/many-files.ts';
import { noAnswer } from './parts/no-answer.ts';
import { probing } from './parts/probing.ts';
import { quietMonth } from './parts/quiet-month.ts';
import { reading } from './parts/reading.ts';
import { realList } from './parts/real-list.ts';
import { scheduler } from './parts/scheduler.ts';
import { startUp } from './parts/start-up.ts';
import { type Measured, renderPart, renderResults } from './render.ts';

const parts: readonly Part[] = [
  startUp,
  lint,
  probing,
  realList,
  costPerLink,
  noAnswer,
  scheduler,
  reading,
  hostileMarkdown,
  manyFiles,
  quietMonth,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
const scale: Scale = values.full ? 'full' : 'quick';
const unknown = positionals.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `no part is called ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(2);
}

const measured: Measured[] = [];
for (const part of parts) {
  if (positionals.length > 0 && !positionals.includes(part.name)) continue;
  const started = performance.now();
  const notes: string[] = [];
  const rows = await part.measure(scale, (note) => notes.push(note));
  const done = { part, rows, notes, took: (performance.now() - started) / 1000 };
  measured.push(done);
  process.stdout.write(`${renderPart(done)}\n\n`);
}
if (values.write) {
  const results = renderResults(measured, scale, new Date().toISOString().slice(0, 10));
  writeFileSync(new URL('RESULTS.md', import.meta.url), results);
}
