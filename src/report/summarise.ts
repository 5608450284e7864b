import type { Severity } from '../model/finding.ts';
import type { LinkRow, ReportFinding, Summary } from '../model/report.ts';

/** What cannot be told from links and findings. */
export interface Counted extends Pick<Summary, 'files' | 'ignored'> {
  readonly baseline: 'in-use' | 'none';
}

/** Counts what a report has. */
export function summarise(
  links: readonly LinkRow[],
  findings: readonly ReportFinding[],
  { files, ignored, baseline }: Counted,
): Summary {
  const mended = findings.filter(({ fix }) => fix?.state === 'applied');
  const remaining = findings.filter(({ fix, accepted }) => fix?.state !== 'applied' && accepted !== true);
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
    fixed: mended.length,
    ignored,
    ...(baseline === 'none' ? {} : { accepted: findings.filter(({ accepted }) => accepted === true).length }),
  };
}

function countBy<Name extends string>(names: readonly Name[]): Readonly<Partial<Record<Name, number>>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
