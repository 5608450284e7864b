// Measures how fast linkmend is, and writes one table a part.
//   npm run bench -- [PART...] [--full] [--write]
// `--full` measures at the sizes that the goals are said for, `--write` puts the results of each part into bench/RESULTS.md as
// soon as it is done, in place of its earlier ones.
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
import { renderPart } from './render.ts';
import { keepResults } from './results.ts';

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

for (const part of parts) {
  if (positionals.length > 0 && !positionals.includes(part.name)) continue;
  const started = performance.now();
  const notes: string[] = [];
  const rows = await part.measure(scale, (note) => notes.push(note));
  const took = (performance.now() - started) / 1000;
  const measured = { rows, notes, took, scale, date: new Date().toISOString().slice(0, 10) };
  process.stdout.write(`${renderPart(part, measured)}\n\n`);
  if (values.write) keepResults(parts, part.name, measured);
}
