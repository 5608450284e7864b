import type { FixConfig, UrlPattern } from '../config/config.ts';
import { compilePattern, matchesPattern } from '../config/pattern.ts';
import { canParseUrl } from '../model/can-parse-url.ts';
import type { Document } from '../model/document.ts';
import type { Home } from '../model/home.ts';
import type { Judged, LinkedPlace, PlacedFinding } from '../model/judged.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import { planMisspelt } from './misspelt.ts';
import { type JudgedPlace, type PlacePlan, planFixes } from './plan.ts';

export interface OfferOptions {
  readonly archive: FixConfig['archive'];
  /** Redirects that are meant. */
  readonly keepRedirects: readonly UrlPattern[];
  /** Where to what links led before a change is now. */
  readonly homes?: ReadonlyMap<Link, Home>;
}

/**
 * Gives each finding the fix there is for its place. A dead link with its archived copy beside it is only worth a note:
 * its finding becomes info.
 */
export function offerFixes(
  findings: readonly PlacedFinding[],
  judged: readonly Judged[],
  documents: readonly Document[],
  { archive, keepRedirects, homes = new Map() }: OfferOptions,
): readonly PlacedFinding[] {
  const keepers = keepRedirects.map(compilePattern);
  const keep = (address: string): boolean => {
    const url = new URL(address);
    return keepers.some((pattern) => matchesPattern(pattern, url));
  };
  const places = placesBySource(judged);
  const plans = new Map<Link, PlacePlan>(
    documents.flatMap(({ source, links }) =>
      planFixes(places.get(source) ?? [], { text: source.text, links, archive, keep }).map(
        (plan) => [plan.link, plan] as const,
      ),
    ),
  );
  const misspelt = new Map<Link, { readonly row: Judged; readonly place: LinkedPlace }>(
    judged.flatMap((row) =>
      row.target.kind === 'malformed' || row.target.kind === 'file'
        ? row.places.map((place) => [place.link, { row, place }] as const)
        : [],
    ),
  );
  const byPath = new Map(documents.map((document) => [document.source.path, document]));
  const documentAt = (path: string): Document | null => byPath.get(path) ?? null;
  return findings.map((placed) => {
    // What a rule says about a link is no verdict on it.
    if (placed.link === null || placed.finding.url === null) return placed;
    const written = misspelt.get(placed.link);
    if (written !== undefined) {
      const { row, place } = written;
      const fix = planMisspelt(place, row, homes.get(placed.link) ?? null, documentAt);
      // What is only worth knowing is not mended along with what is wrong.
      const safety = placed.finding.severity === 'info' ? 'suggested' : fix?.safety;
      return { ...placed, finding: { ...placed.finding, fix: fix && { ...fix, safety: safety ?? fix.safety } } };
    }
    const plan = plans.get(placed.link);
    return plan === undefined ? placed : { ...placed, finding: withPlan(placed.finding, plan) };
  });
}

function withPlan(finding: PlacedFinding['finding'], { fix, beside }: PlacePlan): PlacedFinding['finding'] {
  if (beside === 'nothing') return { ...finding, fix };
  return { ...finding, fix, severity: 'info', data: { ...finding.data, archived: true } };
}

/** Every judged place that a fix could be for. */
function placesBySource(judged: readonly Judged[]): ReadonlyMap<Source, readonly JudgedPlace[]> {
  const bySource = new Map<Source, JudgedPlace[]>();
  for (const { target, verdict, capture, trace, url, places } of judged) {
    if (target.kind !== 'web' || verdict === null || (verdict.kind !== 'dead' && verdict.kind !== 'moved')) continue;
    for (const { source, link } of places) {
      const list = bySource.get(source) ?? [];
      list.push({
        link,
        url: linkedAddress(link, url),
        verdict,
        capture,
        finalUrl: trace?.finalUrl ?? null,
        hops: trace?.hops ?? [],
        title: trace?.title ?? null,
      });
      bySource.set(source, list);
    }
  }
  return bySource;
}

/** The absolute address as its author wrote it, userinfo and spelling included. */
function linkedAddress(link: Link, url: string): string {
  return canParseUrl(link.url) ? link.url : url;
}
