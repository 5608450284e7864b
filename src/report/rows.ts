import type { Severity } from '../model/finding.ts';
import type { LinkRow, Report, ReportFinding } from '../model/report.ts';
import { type VerdictKind, verdictKinds } from '../model/verdict.ts';

/** What a reader sees as one thing: every finding of one rule about one target, or with one sentence in one file. */
export interface FindingRow {
  readonly rule: string;
  readonly severity: Exclude<Severity, 'off'>;
  /** Whether a person still has something to look at. A baseline accepts what is to be looked at later. */
  readonly state: 'open' | 'mended' | 'accepted';
  readonly link: LinkRow | null;
  /** The finding in the first place. */
  readonly first: ReportFinding;
  /** All of them, the first included, in the report's order. */
  readonly findings: readonly ReportFinding[];
}

/** Groups a report's findings into rows, in the order of their first places. Findings of unequal severity stay apart. */
export function rowsOf(report: Report): readonly FindingRow[] {
  const links = new Map(report.links.map((link) => [link.id, link]));
  const groups = new Map<string, [ReportFinding, ...ReportFinding[]]>();
  for (const finding of report.findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map((findings) => ({
    rule: findings[0].rule,
    severity: findings[0].severity,
    state: stateOf(findings[0]),
    link: links.get(findings[0].link ?? '') ?? null,
    first: findings[0],
    findings,
  }));
}

function stateOf(finding: ReportFinding): FindingRow['state'] {
  if (finding.fix?.state === 'applied') return 'mended';
  return finding.accepted === true ? 'accepted' : 'open';
}

function keyOf(finding: ReportFinding): string {
  const about = finding.link === null ? [finding.file, finding.message] : [finding.link];
  return JSON.stringify([stateOf(finding), finding.severity, finding.rule, ...about]);
}

/** What a row is about at a glance: the verdict of a rule `<verdict>/<reason>`, or what else a rule looks at. */
export function labelOf(rule: string): VerdictKind | 'file' | 'config' | 'lint' {
  const verdict = verdictKinds.find((kind) => rule.startsWith(`${kind}/`));
  if (verdict !== undefined) return verdict;
  if (/^(?:file|generated|parse)-/.test(rule)) return 'file';
  return /-(?:pattern|baseline)$/.test(rule) ? 'config' : 'lint';
}

/** What stands after the verdict in a rule: the reason, or the rule itself. */
export function reasonIn(rule: string): string {
  return rule.slice(rule.indexOf('/') + 1);
}

/** `README.md:12:7`, as editors and terminals make it clickable; the file alone where a finding is about all of it. */
export function locationOf(finding: ReportFinding): string {
  return finding.line === null ? finding.file : `${finding.file}:${finding.line}:${finding.column ?? 1}`;
}
