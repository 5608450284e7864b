import type { Report } from '../model/report.ts';
import type { HostRow } from '../probe/lanes/lane.ts';
import { forTerminal } from './escape.ts';
import { hostTable } from './host-table.ts';
import { paragraph, type Word } from './layout.ts';
import { type FindingRow, rowsOf } from './rows.ts';
import type { Style } from './style.ts';
import { collapsedInfos } from './terminal-infos.ts';
import { linkList } from './terminal-links.ts';
import { groupsOf, renderRow } from './terminal-rows.ts';
import { caveats, findingTotals, linkTotals, mendTotals, skippedTotals } from './totals.ts';

/**
 * The report for a person at a terminal. What needs a person comes first: errors, then warnings, each grouped as
 * `style.groupBy` says, one row a target. Infos are counted by reason, what is fine is only counted. With detail
 * `verbose`, infos have rows of their own, and every link and host follows; with `quiet`, errors and totals alone.
 *
 * @param hosts what asking each host took; shown with detail `verbose`
 * @returns lines that end with LF, at most `style.width` columns wide except where an address is wider
 */
export function terminal(report: Report, style: Style, hosts: readonly HostRow[] = []): string {
  const rows = rowsOf(report);
  const open = rows.filter(({ state }) => state === 'open');
  const blocks = [
    ...sections('Errors', 'error', open.filter(bySeverity('error')), style),
    ...(style.detail === 'quiet' ? [] : remaining(rows, open, style)),
    ...(style.detail === 'verbose' ? [linkList(report.links, style), hostTable(hosts, style)] : []),
    totals(report, style),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

function remaining(rows: readonly FindingRow[], open: readonly FindingRow[], style: Style): readonly Block[] {
  const infos = open.filter(bySeverity('info'));
  return [
    ...sections('Warnings', 'warning', open.filter(bySeverity('warning')), style),
    ...(style.detail === 'verbose' ? sections('Infos', 'info', infos, style) : [collapsedInfos(infos, style)]),
    ...sections(
      'Mended',
      'good',
      rows.filter(({ state }) => state === 'mended'),
      style,
    ),
    ...sections(
      'Accepted',
      'faint',
      style.detail === 'verbose' ? rows.filter(({ state }) => state === 'accepted') : [],
      style,
    ),
  ];
}

/** Lines that belong together. */
type Block = readonly string[];

function bySeverity(severity: FindingRow['severity']): (row: FindingRow) => boolean {
  return (row) => row.severity === severity;
}

/** One block a group: a heading such as `Errors in README.md`, an empty line, its rows. */
function sections(
  title: string,
  paint: 'error' | 'warning' | 'info' | 'good' | 'faint',
  rows: readonly FindingRow[],
  style: Style,
): readonly Block[] {
  const { strong, reset } = style.colors;
  return groupsOf(rows, style.groupBy).map(({ name, rows: members }) => [
    `${strong}${title}${name === '' ? '' : ` ${forTerminal(name)}`}${reset}`,
    '',
    ...members.flatMap((row) => renderRow(row, paint, style)),
  ]);
}

function totals(report: Report, style: Style): Block {
  const { summary } = report;
  const mends = mendTotals(report);
  const skipped = skippedTotals(summary);
  const paint = summary.errors > 0 ? 'error' : summary.warnings > 0 ? 'warning' : 'good';
  const line = (text: string, color: Word['paint'] = 'none') =>
    paragraph(counts(text, color), 0, style.width, style.colors);
  return [
    ...caveats(report).flatMap((text) => line(`note: ${forTerminal(text)}`, 'warning')),
    ...line(linkTotals(report)),
    ...(skipped === '' ? [] : line(skipped, 'faint')),
    ...line(findingTotals(summary), paint),
    ...(mends === '' ? [] : line(mends)),
  ];
}

/** The words of a sentence; a number stays with what it counts. */
function counts(text: string, paint: Word['paint']): readonly Word[] {
  return (text.match(/[\d,]*\d [a-z]\S*|\S+/g) ?? []).map((word) => ({ text: word, paint }));
}
