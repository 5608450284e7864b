import type { LinkRow, Place, Report, ReportFinding } from '../../model/report.ts';
import { labelOf } from '../../report/rows.ts';

/** A target that the change adds, or re-points a link to, with all that a reviewer wants to know. */
export interface ReviewedLink {
  readonly link: LinkRow;
  /** The places that the change brings in, at least one. */
  readonly places: readonly [Place, ...Place[]];
  /** The other places of the same target. */
  readonly elsewhere: readonly Place[];
  /** What is wrong with the target itself. */
  readonly fault: ReportFinding | null;
  /** What is to be said about the places: duplicates, order, form. */
  readonly remarks: readonly ReportFinding[];
}

/** A report with `--since` as a reviewer reads it. */
export interface Review {
  /** What wants a look first, then in the order of the report. */
  readonly links: readonly ReviewedLink[];
  /** Places whose target the change broke without touching them. */
  readonly broken: readonly BrokenPlace[];
  /** Findings about none of these links. */
  readonly others: readonly ReportFinding[];
}

export interface BrokenPlace {
  readonly link: LinkRow;
  readonly finding: ReportFinding;
}

/** Sorts out what a report says of which link. What was mended is no news any more, nor is what a baseline accepts. */
export function reviewOf(report: Report): Review {
  const open = report.findings.filter(({ fix, accepted }) => fix?.state !== 'applied' && accepted !== true);
  const reviewed = report.links.flatMap(toReviewed);
  const faults = open.filter(isAboutTarget);
  const faultOf = new Map(faults.toReversed().map((finding) => [finding.link, finding]));
  const remarksOf = assignRemarks(
    open.filter((finding) => !isAboutTarget(finding)),
    reviewed,
  );

  const brought = new Set(reviewed.map(({ link }) => link.id));
  const rows = new Map(report.links.map((link) => [link.id, link]));
  const links = reviewed.map((one) => ({
    ...one,
    fault: faultOf.get(one.link.id) ?? null,
    remarks: remarksOf.get(one.link.id) ?? [],
  }));
  return {
    links: links.toSorted((one, other) => urgency(one) - urgency(other)),
    broken: faults.flatMap((finding) => {
      const link = rows.get(finding.link ?? '');
      return link === undefined || brought.has(link.id) ? [] : [{ link, finding }];
    }),
    others: remarksOf.get(null) ?? [],
  };
}

type Placed = Pick<ReviewedLink, 'link' | 'places' | 'elsewhere'>;

function toReviewed(link: LinkRow): readonly Placed[] {
  const [first, ...rest] = link.places.filter(({ change }) => change !== null);
  if (first === undefined) return [];
  return [{ link, places: [first, ...rest], elsewhere: link.places.filter(({ change }) => change === null) }];
}

/** By the link each finding is about, or in whose line it stands; `null` for none of them. */
function assignRemarks(
  findings: readonly ReportFinding[],
  reviewed: readonly Placed[],
): ReadonlyMap<string | null, readonly ReportFinding[]> {
  const ids = new Set(reviewed.map(({ link }) => link.id));
  const idOfLine = new Map(
    reviewed.flatMap(({ link, places }) => places.map(({ file, line }) => [JSON.stringify([file, line]), link.id])),
  );
  const assigned = new Map<string | null, ReportFinding[]>();
  for (const finding of findings) {
    const own = finding.link !== null && ids.has(finding.link) ? finding.link : null;
    const id = own ?? idOfLine.get(JSON.stringify([finding.file, finding.line])) ?? null;
    const group = assigned.get(id);
    if (group === undefined) assigned.set(id, [finding]);
    else group.push(finding);
  }
  return assigned;
}

/** Whether a finding says what is wrong with a target, whatever the place. */
function isAboutTarget({ rule, link }: ReportFinding): boolean {
  return link !== null && !['file', 'config', 'lint'].includes(labelOf(rule));
}

/** What wants a look, first. */
export const verdictOrder = [
  'dead',
  'insecure',
  'unstable',
  'blocked',
  'moved',
  'skipped',
  'redirected',
  'ok',
] as const;

/** Something to say about the place of a good link comes before links of which there is nothing to say. */
function urgency({ link, remarks }: Pick<ReviewedLink, 'link' | 'remarks'>): number {
  const rank = link.verdict === null ? verdictOrder.length : verdictOrder.indexOf(link.verdict);
  return remarks.length > 0 ? Math.min(rank, verdictOrder.indexOf('moved')) : rank;
}

/** Whether no program could tell what a reader gets. */
export function wantsEyes({ link }: Pick<ReviewedLink, 'link'>): boolean {
  return link.verdict === 'blocked' || link.verdict === 'unstable' || link.verdict === 'skipped';
}
