import type { Report } from '../model/report.ts';
import { forJson, visible } from './escape.ts';
import { openFindings } from './open-findings.ts';

/** Of GitLab's five severities those that fit: nothing here is a threat. */
const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/**
 * The report as GitLab's Code Quality artifact (docs.gitlab.com, "Code Quality report format"): one violation an open finding,
 * most important first. GitLab shows one violation a fingerprint; no two are alike.
 */
export function gitlab(report: Report): string {
  const violations = openFindings(report).map(({ finding, sentence, fingerprint }) => ({
    description: sentence,
    check_name: visible(finding.rule),
    fingerprint,
    severity: severities[finding.severity],
    // What is about a whole file stands at its beginning: a line is wanted.
    location: { path: finding.file, lines: { begin: finding.line ?? 1, end: finding.endLine ?? 1 } },
  }));
  return `${forJson(JSON.stringify(violations, null, 2))}\n`;
}
