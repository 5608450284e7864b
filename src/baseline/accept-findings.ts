import type { BaselineEntry } from '../model/baseline.ts';
import type { Report, ReportFinding } from '../model/report.ts';
import { type Identity, identify, keyOf } from './identify.ts';

/** Findings with those marked that are accepted, and what of the entries none of them needed. */
export interface Acceptance {
  readonly findings: readonly ReportFinding[];
  /** Entries with the count that is left over, where one is. */
  readonly left: readonly BaselineEntry[];
}

/** A finding that can be accepted, and what it is known by. */
export interface Candidate {
  readonly finding: ReportFinding;
  readonly identity: Identity;
}

/** What a run can fail for: infos never do, and what was mended is no debt. */
export function candidatesIn({ findings, links }: Report): readonly Candidate[] {
  const rows = new Map(links.map((link) => [link.id, link]));
  return findings
    .filter(({ severity, fix }) => severity !== 'info' && fix?.state !== 'applied')
    .map((finding) => ({ finding, identity: identify(finding, rows.get(finding.link ?? '') ?? null) }));
}

/** Takes one of an entry for each finding that it accepts; of several that are alike, the first ones are accepted. */
export function acceptFindings(report: Report, entries: readonly BaselineEntry[]): Acceptance {
  const left = new Map(entries.map((entry) => [keyOf(entry), entry.count]));
  const take = (identity: Identity): boolean => {
    const key = keyOf(identity);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count > 0;
  };
  const accepted = new Set(
    candidatesIn(report)
      .filter(({ identity }) => acceptableAs(identity).some(take))
      .map(({ finding }) => finding),
  );
  return {
    findings: report.findings.map(({ accepted: _, ...finding }, index) =>
      accepted.has(report.findings[index] as ReportFinding) ? { ...finding, accepted: true } : finding,
    ),
    left: entries.flatMap((entry) => {
      const count = left.get(keyOf(entry)) ?? 0;
      return count === 0 ? [] : [{ ...entry, count }];
    }),
  };
}

/** A link that is accepted as dead may give no usable answer tonight: that is no new debt. */
function acceptableAs(identity: Identity): readonly Identity[] {
  const isUnclear = identity.rule === 'unstable' || identity.rule === 'blocked';
  return isUnclear ? [identity, { ...identity, rule: 'dead' }] : [identity];
}
