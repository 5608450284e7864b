import type { Severity } from '../model/finding.ts';
import type { LinkRow, ReportFinding, Summary } from '../model/report.ts';

/** What cannot be counted from links and findings. */
export type Counted = Pick<Summary, 'files' | 'ignored'>;

/** Counts what a report has. */
export function summarise(
  links: readonly LinkRow[],
  findings: readonly ReportFinding[],
  { files, ignored }: Counted,
): Summary {
  const remaining = findings.filter(({ fix }) => fix?.state !== 'applied');
  const bySeverity = (severity: Severity) => remaining.filter((finding) => finding.severity === severity).length;
  return {
    files,
    places: links.reduce((sum, { places }) => sum + places.length, 0),
    links: links.length,
    verdicts: countBy(links.flatMap(({ verdict }) => verdict ?? [])),
    skipped: countBy(links.flatMap(({ verdict, reason }) => (verdict === 'skipped' && reason !== null ? reason : []))),
    errors: bySeverity('error'),
    warnings: bySeverity('warning'),
    infos: bySeverity('info'),
    fixed: findings.length - remaining.length,
    ignored,
  };
}

function countBy<Name extends string>(names: readonly Name[]): Readonly<Partial<Record<Name, number>>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
