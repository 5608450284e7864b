import { fileURLToPath } from 'node:url';
import { count, median, milliseconds, times } from '../figures.ts';
import { runProcess } from '../measure/run-process.ts';
import { atMost, type Part, row, type Scale } from '../part.ts';

const program = fileURLToPath(new URL('../lint/measure.mjs', import.meta.url));
/** How many times what parsing takes linting may take besides. */
const wanted = 1.6;
const rounds: Readonly<Record<Scale, number>> = { quick: 9, full: 25 };

/** What the program prints; milliseconds of each round. */
interface Printed {
  readonly files: number;
  readonly bytes: number;
  readonly findings: number;
  readonly parsing: readonly number[];
  readonly linting: readonly number[];
}

/** What linting costs next to parsing. */
export const lint: Part = {
  name: 'lint',
  title: 'Linting',
  about: `The library on the lists of fixtures/lists, from reading the files to the report, next to remark-parse and remark-gfm alone on their texts: in one process, after a round that does not count, taking turns, medians of ${rounds.quick} rounds (${rounds.full} with \`--full\`).`,
  measure: async (scale) => {
    const { stdout, stderr, code } = await runProcess(process.execPath, [program, `${rounds[scale]}`]);
    if (code !== 0) throw new Error(`measuring ended with ${code}: ${stderr}`);
    const { files, bytes, findings, parsing, linting } = JSON.parse(stdout) as Printed;
    const ratio = median(linting.map((took, round) => took / (parsing[round] ?? Number.NaN)));
    return [
      row(`remark alone, ${files} files of ${count(bytes / 1000)} KB together`, milliseconds(median(parsing))),
      row('reading, linting and reporting', milliseconds(median(linting))),
      atMost('linting next to remark alone', ratio, wanted, times),
      row('findings a file', (findings / files).toFixed(1)),
    ];
  },
};
