import type { LinkRow, Report, ReportFinding, ReportFix } from '../model/report.ts';
import { adviceOf } from './advice.ts';
import { visible } from './escape.ts';
import { createFingerprints } from './fingerprint.ts';

/** A finding that this run has not mended, with what platforms that show findings one by one want to know. */
export interface OpenFinding {
  readonly finding: ReportFinding;
  readonly link: LinkRow | null;
  /** See {@link sentenceOf}. */
  readonly sentence: string;
  /** See {@link createFingerprints}. */
  readonly fingerprint: string;
  /** The edits on offer that a program can apply from the report alone. */
  readonly edits: ReportFix['edits'];
}

/** The order in which findings are told, and cut where a platform takes no more. */
export const byImportance = ['error', 'warning', 'info'] as const satisfies readonly ReportFinding['severity'][];

/** All findings that a run leaves open, without those that a baseline accepts: see {@link unmendedFindings}. */
export function openFindings(report: Report): readonly OpenFinding[] {
  return unmendedFindings(report).filter(({ finding }) => finding.accepted !== true);
}

/** What a run has not mended: errors, then warnings, then infos, each in the report's order. */
export function unmendedFindings({ findings, links }: Report): readonly OpenFinding[] {
  const rows = new Map(links.map((link) => [link.id, link]));
  const open = findings.filter(({ fix }) => fix?.state !== 'applied');
  const sorted = byImportance.flatMap((severity) => open.filter((finding) => finding.severity === severity));
  const fingerprintOf = createFingerprints();
  return sorted.map((finding) => {
    const link = rows.get(finding.link ?? '') ?? null;
    const [sentence, fingerprint] = [sentenceOf(finding, link), fingerprintOf(finding, link)];
    return { finding, link, sentence, fingerprint, edits: finding.fix === null ? [] : editsOf(finding.fix) };
  });
}

/** Where a report hides a password, it no longer has the text. */
function editsOf({ state, edits }: ReportFix): ReportFix['edits'] {
  return state === 'offered' && !edits.some(({ text }) => text.includes('***@')) ? edits : [];
}

/** UTF-16 units: GitHub's runner cuts an annotation at 4,096 (actions/runner, ExecutionContext.cs). Addresses may be longer. */
const longestSentence = 4000;

/**
 * What is wrong and what to do, in one line: `https://x.example/: page not found: 404 twice → remove or replace it`. Nothing in
 * it acts on a terminal; it is not escaped for any format.
 */
export function sentenceOf(finding: ReportFinding, link: LinkRow | null): string {
  const advice = adviceOf(finding, link);
  const parts = [link === null || link.url === '' ? '' : `${link.url}: `, finding.message, advice && ` → ${advice}`];
  // GitLab and code scanning refuse a finding without a text.
  const text = visible(parts.join('')).trim() || finding.rule;
  return text.length <= longestSentence ? text : `${text.slice(0, longestSentence - 1).replace(/\p{Cs}$/u, '')}…`;
}
