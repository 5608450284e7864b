import { cpus, totalmem } from 'node:os';
import { count } from './figures.ts';
import type { Part, Row, Scale } from './part.ts';

/** A part that was measured. */
export interface Measured {
  readonly part: Part;
  readonly rows: readonly Row[];
  /** What the part said of its own run, one line each. */
  readonly notes: readonly string[];
  /** Seconds that measuring took. */
  readonly took: number;
}

/** What was measured where, as Markdown. */
export function renderResults(measured: readonly Measured[], scale: Scale, today: string): string {
  const [cpu] = cpus();
  const goals = measured.flatMap(({ rows }) => rows.flatMap(({ goal }) => (goal === null ? [] : [goal])));
  const met = goals.filter((goal) => goal.met === 'yes').length;
  return [
    '# Results',
    `Measured on ${today} with \`npm run bench${scale === 'full' ? ':full' : ''}\` on ${cpus().length} × ${cpu?.model.trim() ?? 'an unknown processor'}, ${count(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}. Of ${goals.length} goals ${met} are met.`,
    ...measured.map(renderPart),
    '',
  ].join('\n\n');
}

/** One part as a section with a table. */
export function renderPart({ part, rows, notes, took }: Measured): string {
  const cells = [
    ['what', 'figure', 'goal', ''],
    ...rows.map(({ what, figure, goal }) => [what, figure, goal?.text ?? '', markOf(goal)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(3, ...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map(
    (line) => `| ${line.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`,
  );
  const rule = `|${widths.map((width, column) => (column === 1 ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  const [head = '', ...body] = lines;
  return [
    `## ${part.title}`,
    `${part.about} \`npm run bench -- ${part.name}\`, ${took.toFixed(0)} s.`,
    [head, rule, ...body].join('\n'),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
  ].join('\n\n');
}

function markOf(goal: Row['goal']): string {
  if (goal === null) return '';
  return goal.met === 'yes' ? 'met' : 'not met';
}

function pad(cell: string, width: number, column: number): string {
  return column === 1 ? cell.padStart(width) : cell.padEnd(width);
}
