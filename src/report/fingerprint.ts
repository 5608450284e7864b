import { createHash } from 'node:crypto';
import type { LinkRow, ReportFinding } from '../model/report.ts';

/**
 * Names the findings of one report, asked for one after the other, so that a platform knows each again in the next run: 32
 * hexadecimal digits, no two alike. A name is made of the rule, the file, and the address (without one: the texts that the rule
 * found) and never of a line, so that a finding keeps it when lines are added above. Findings alike in all of that are told
 * apart by their order.
 */
export function createFingerprints(): (finding: ReportFinding, link: LinkRow | null) => string {
  const seen = new Map<string, number>();
  return (finding, link) => {
    const subject = subjectOf(finding, link);
    const times = seen.get(subject) ?? 0;
    seen.set(subject, times + 1);
    return createHash('sha256')
      .update(JSON.stringify([subject, times]))
      .digest('hex')
      .slice(0, 32);
  };
}

function subjectOf({ rule, file, data }: ReportFinding, link: LinkRow | null): string {
  // Numbers are lines and counts: they change when something else does.
  const texts = Object.entries(data).filter(([, value]) => typeof value === 'string');
  return JSON.stringify([rule, file, link?.url ?? texts.sort(([a], [b]) => (a < b ? -1 : 1))]);
}
