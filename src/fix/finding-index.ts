import type { Finding } from '../model/finding.ts';
import type { Span } from '../model/span.ts';
import { overlaps } from './apply.ts';

/** Finds again what was found before. */
export interface FindingIndex {
  /**
   * The findings that may be the same as this one: of its rule, and about one of its places. One that stands for several is
   * known by the places that it changes; one about a whole file, by its rule.
   */
  readonly sameAs: (finding: Finding) => readonly Finding[];
}

interface Placed extends Span {
  readonly finding: Finding;
  /** The last end of all up to this one. */
  readonly reach: number;
}

export function createFindingIndex(findings: readonly Finding[]): FindingIndex {
  const byRule = new Map<string, (Span & { readonly finding: Finding })[]>();
  for (const finding of findings) {
    const places = placesOf(finding).map((span) => ({ ...span, finding }));
    const known = byRule.get(finding.rule);
    if (known === undefined) byRule.set(finding.rule, places);
    else known.push(...places);
  }
  const whole = findings.filter((finding) => placesOf(finding).length === 0);
  const ordered = new Map([...byRule].map(([rule, places]) => [rule, inOrder(places)] as const));
  return {
    sameAs: (finding) => {
      const places = placesOf(finding);
      if (places.length === 0) return whole.filter(({ rule }) => rule === finding.rule);
      const candidates = ordered.get(finding.rule) ?? [];
      return [...new Set(places.flatMap((place) => overlapping(candidates, place)))];
    },
  };
}

/** Where a finding is, and what its fix changes. */
function placesOf({ span, fix }: Finding): readonly Span[] {
  return [...(span === null ? [] : [span]), ...(fix?.edits ?? []).map((edit) => edit.span)];
}

function inOrder(places: readonly (Span & { readonly finding: Finding })[]): readonly Placed[] {
  let reach = 0;
  return places
    .toSorted((one, other) => one.start - other.start)
    .map((place) => {
      reach = Math.max(reach, place.end);
      return { ...place, reach };
    });
}

function overlapping(places: readonly Placed[], span: Span): readonly Finding[] {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) <= span.end) low = middle + 1;
    else high = middle;
  }
  const found: Finding[] = [];
  for (let at = low - 1; at >= 0; at -= 1) {
    const place = places[at];
    if (place === undefined || place.reach < span.start) break;
    if (overlaps(place, span)) found.push(place.finding);
  }
  return found.reverse();
}
