import type { Report } from '../model/report.ts';
import { reportHeading } from '../model/report-heading.ts';
import { markdownAddress, markdownCode, markdownProse } from './escape.ts';
import { markdownRemedy } from './markdown-remedy.ts';
import { type FindingRow, labelOf, locationOf, reasonIn, rowsOf } from './rows.ts';
import { caveats, findingTotals, linkTotals, mendTotals, skippedTotals } from './totals.ts';
import { count, number } from './wording.ts';

/**
 * UTF-16 units of one report. GitHub takes 65,536 characters in a comment and refuses what is longer; the rest is left
 * to whoever puts a marker or a greeting around it.
 */
export const markdownLimit = 60_000;

/** Rows under one heading, in the order in which they would be missed. */
interface Section {
  readonly name: string;
  readonly rows: readonly FindingRow[];
  readonly fold: 'open' | 'folded';
}

/**
 * The report as GitHub-flavoured Markdown for a comment or an issue: totals, then a table for errors and warnings, then
 * infos and what was mended, folded. Nothing in it mentions anybody or refers to an issue. What goes beyond `limit`
 * UTF-16 units is left out from the least important end, and the last line says how much that is.
 */
export function markdown(report: Report, limit: number = markdownLimit): string {
  const head = headOf(report);
  const sections = sectionsOf(rowsOf(report));
  // The line about what is missing, at its longest.
  const reserve = 200;
  let left = limit - head.length - reserve;
  let text = head;
  let missing = 0;
  for (const section of sections) {
    const { shown, written } = writeSection(section, left);
    left -= written.length;
    text += written;
    missing += section.rows.length - shown;
  }
  return missing === 0
    ? text
    : `${text}\n_${count(missing, 'row')} more, left out for length: the JSON report has all._\n`;
}

function headOf(report: Report): string {
  const skipped = skippedTotals(report.summary);
  const mends = mendTotals(report).replace(/--fix(?:-suggested)?/g, (flag) => markdownCode(flag, 'line'));
  const lines = [linkTotals(report), skipped, mends].filter((line) => line !== '');
  const notes = caveats(report).map((note) => `> ${markdownProse(note, 'line')}\n`);
  return [
    `${reportHeading}${findingTotals(report.summary)}\n`,
    `${lines.join('. ')}.\n`,
    ...(notes.length === 0 ? [] : [notes.join('>\n')]),
  ].join('\n');
}

function sectionsOf(rows: readonly FindingRow[]): readonly Section[] {
  const open = rows.filter(({ state }) => state === 'open');
  const mended = rows.filter(({ state }) => state === 'mended');
  const of = (severity: FindingRow['severity']) => open.filter((row) => row.severity === severity);
  const all: readonly Section[] = [
    { name: 'Errors', rows: of('error'), fold: 'open' },
    { name: 'Warnings', rows: of('warning'), fold: 'open' },
    { name: 'Mended', rows: mended, fold: 'folded' },
    { name: 'Infos', rows: of('info'), fold: 'folded' },
  ];
  return all.filter(({ rows: members }) => members.length > 0);
}

const tableHead = '| | Link | Where | Why | What to do |\n|---|---|---|---|---|\n';

/** As many of a section's rows as fit into `room` UTF-16 units, none if not even its heading does. */
function writeSection(section: Section, room: number): { readonly shown: number; readonly written: string } {
  const [before, after] = frameOf(section);
  let written = before + tableHead;
  let shown = 0;
  for (const row of section.rows) {
    const line = tableRow(row);
    if (written.length + line.length + after.length > room) break;
    written += line;
    shown += 1;
  }
  return shown === 0 ? { shown, written: '' } : { shown, written: written + after };
}

function frameOf({ name, rows, fold }: Section): readonly [string, string] {
  if (fold === 'open') return [`\n### ${name}\n\n`, ''];
  const tally = new Map<string, number>();
  for (const { rule } of rows) tally.set(labelOf(rule), (tally.get(labelOf(rule)) ?? 0) + 1);
  const kinds = [...tally].map(([label, times]) => `${number(times)} ${label}`).join(', ');
  return [`\n<details><summary>${name}: ${kinds}</summary>\n\n`, '\n</details>\n'];
}

function tableRow(row: FindingRow): string {
  const { first, link, findings } = row;
  const others = findings.length === 1 ? '' : ` and ${count(findings.length - 1, 'place')} more`;
  const cells = [
    markdownCode(labelOf(row.rule), 'cell'),
    link === null ? markdownCode(reasonIn(row.rule), 'cell') : markdownAddress(link.url, 'cell'),
    `${markdownCode(locationOf(first), 'cell')}${others}`,
    markdownProse(first.message, 'cell'),
    markdownRemedy(row, 'cell'),
  ];
  return `| ${cells.join(' | ')} |\n`;
}
