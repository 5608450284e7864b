import type { Finding } from '../model/finding.ts';
import type { Span } from '../model/span.ts';
import { overlaps } from './apply.ts';

/** Finds again what was found before. */
export interface FindingIndex {
  /** The findings about a place of this one, or with a fix that changes one. */
  readonly near: (finding: Finding) => readonly Finding[];
  /**
   * The findings that may be the same as this one: of its rule, and near. One that stands for several is known by the places
   * that it changes; one about a whole file, by its rule.
   */
  readonly sameAs: (finding: Finding) => readonly Finding[];
}

interface Placed extends Span {
  readonly finding: Finding;
  /** The last end of all up to this one. */
  readonly reach: number;
}

export function createFindingIndex(findings: readonly Finding[]): FindingIndex {
  const places = inOrder(findings.flatMap((finding) => placesOf(finding).map((span) => ({ ...span, finding }))));
  const whole = findings.filter((finding) => placesOf(finding).length === 0);
  const near = (finding: Finding): readonly Finding[] => [
    ...new Set(placesOf(finding).flatMap((place) => overlapping(places, place))),
  ];
  return {
    near,
    sameAs: (finding) => {
      const candidates = placesOf(finding).length === 0 ? whole : near(finding);
      return candidates.filter(({ rule }) => rule === finding.rule);
    },
  };
}

/** Where a finding is, and what its fix changes. */
function placesOf({ span, fix }: Finding): readonly Span[] {
  return [...(span === null ? [] : [span]), ...(fix?.edits ?? []).map((edit) => edit.span)];
}

function inOrder(places: readonly Omit<Placed, 'reach'>[]): readonly Placed[] {
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
