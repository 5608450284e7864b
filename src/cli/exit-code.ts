import type { ReportConfig } from '../config/config.ts';
import type { Report } from '../model/report.ts';

/** What the process tells its caller; the numbers are a contract (design, section 7). */
export const exitCodes = { clean: 0, findings: 1, usage: 2, incomplete: 3, interrupted: 130, terminated: 143 } as const;

/**
 * The exit code of a run that ended with a report: findings at or above `failOn` that remain after fixing come first,
 * then a run that left out what it should have asked.
 */
export function exitCodeOf(report: Report, failOn: ReportConfig['failOn']): number {
  // Nothing was to be judged.
  if (report.run.job === 'links') return exitCodes.clean;
  const { errors, warnings } = report.summary;
  const failing = { error: errors, warning: errors + warnings, never: 0 }[failOn];
  if (failing > 0) return exitCodes.findings;
  return report.run.complete ? exitCodes.clean : exitCodes.incomplete;
}
