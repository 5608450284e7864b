import type { Report, ReportFinding } from '../model/report.ts';
import { forCommandData, forCommandProperty, forTerminal } from './escape.ts';
import { byImportance, sentenceOf } from './open-findings.ts';
import { type FindingRow, rowsOf } from './rows.ts';
import { caveats, findingTotals, linkTotals, skippedTotals } from './totals.ts';
import { count } from './wording.ts';

/** Annotations of one kind that GitHub's runner takes from one step (actions/runner, ExecutionContext.cs). */
export const annotationLimit = 10;

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** What an annotation is about, and how many further places of the same row have none of their own. */
interface Annotation {
  readonly row: FindingRow;
  readonly finding: ReportFinding;
  readonly others: number;
}

/**
 * The report as annotations of a pull request: workflow commands of GitHub's Actions, one a line, as many as GitHub shows. The
 * first places of all rows come before the further places of any. Plain lines with the totals follow.
 *
 * @returns lines that end with LF; no text from outside can begin a line or make a command
 */
export function github(report: Report): string {
  const rows = rowsOf(report).filter(({ state }) => state === 'open');
  const all = byImportance.flatMap((severity) => annotationsOf(rows.filter((row) => row.severity === severity)));
  const shown = withinLimits(all);
  const more = all.length - shown.length;
  const rest = `::notice title=linkmend::${count(more, 'finding')} more: the summary or the JSON report has them`;
  return [...shown.map(command), ...(more === 0 ? [] : [rest]), ...totals(report)].map((line) => `${line}\n`).join('');
}

function annotationsOf(rows: readonly FindingRow[]): readonly Annotation[] {
  const firsts = rows.map((row) => ({ row, finding: row.first, others: row.findings.length - 1 }));
  const further = rows.flatMap((row) => row.findings.slice(1).map((finding) => ({ row, finding, others: 0 })));
  return [...firsts, ...further];
}

/** Of each severity what GitHub shows. Where that leaves some out, the last notice is the one that says so. */
function withinLimits(all: readonly Annotation[]): readonly Annotation[] {
  const shown = byImportance.flatMap((severity) => ofSeverity(all, severity).slice(0, annotationLimit));
  if (shown.length === all.length) return shown;
  const notices = ofSeverity(shown, 'info').slice(0, annotationLimit - 1);
  return [...ofSeverity(shown, 'error'), ...ofSeverity(shown, 'warning'), ...notices];
}

function ofSeverity(all: readonly Annotation[], severity: ReportFinding['severity']): readonly Annotation[] {
  return all.filter(({ finding }) => finding.severity === severity);
}

function command({ row, finding, others }: Annotation): string {
  const elsewhere = others === 0 ? '' : ` (and in ${count(others, 'more place')})`;
  const properties = Object.entries({ ...placeOf(finding), title: `linkmend: ${finding.rule}` });
  const list = properties.map(([name, value]) => `${name}=${forCommandProperty(String(value))}`).join(',');
  return `::${commands[finding.severity]} ${list}::${forCommandData(sentenceOf(finding, row.link) + elsewhere)}`;
}

/** Columns say something only within one line: the runner refuses them elsewhere. */
function placeOf({ file, line, column, endLine, endColumn }: ReportFinding): Readonly<Record<string, string | number>> {
  if (line === null) return { file };
  if (endLine !== line || column === null || endColumn === null) return { file, line, endLine: endLine ?? line };
  return { file, line, endLine, col: column, endColumn };
}

function totals(report: Report): readonly string[] {
  const { summary } = report;
  const sums = [linkTotals(report), skippedTotals(summary), findingTotals(summary)].filter((text) => text !== '');
  return [...caveats(report).map((note) => `note: ${forTerminal(note)}`), sums.join('. ')];
}
