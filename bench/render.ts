import { cpus, totalmem } from 'node:os';
import { count } from './figures.ts';
import type { Part, Row, Scale } from './part.ts';

/** What was measured of a part. */
export interface Measured {
  readonly rows: readonly Row[];
  /** What the part said of its own run, one line each. */
  readonly notes: readonly string[];
  /** Seconds that measuring took. */
  readonly took: number;
  readonly scale: Scale;
  /** The day, as `YYYY-MM-DD`. */
  readonly date: string;
}

/** What was measured where, as Markdown. */
export function renderResults(results: readonly (readonly [Part, Measured])[]): string {
  const [cpu] = cpus();
  const goals = results.flatMap(([, { rows }]) => rows.flatMap(({ goal }) => (goal === null ? [] : [goal])));
  const met = goals.filter((goal) => goal.met === 'yes').length;
  return [
    '# Results',
    `Measured with \`npm run bench:full\` or, for parts, as each says, on ${cpus().length} × ${cpu?.model.trim() ?? 'an unknown processor'}, ${count(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}. Of ${goals.length} goals ${met} are met.`,
    ...results.map(([part, measured]) => renderPart(part, measured)),
    '',
  ].join('\n\n');
}

/** One part as a section with a table. */
export function renderPart({ name, title, about }: Part, { rows, notes, took, scale, date }: Measured): string {
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
    `## ${title}`,
    `${about} \`npm run bench -- ${name}${scale === 'full' ? ' --full' : ''}\`, ${date}, ${took.toFixed(0)} s.`,
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
