import type { FixConfig } from '../config/config.ts';
import type { Capture } from '../model/capture.ts';
import type { Fix } from '../model/edit.ts';
import type { Link } from '../model/link.ts';
import type { Hop } from '../model/probe.ts';
import type { Verdict } from '../model/verdict.ts';
import { createIsAnnotated, type IsAnnotated } from './annotation.ts';
import { type ArchiveRefusal, planArchive } from './archived.ts';
import { type MovedRefusal, planMoved } from './moved.ts';

/** One place and what became known about where it points. */
export interface JudgedPlace {
  readonly link: Link;
  /** The absolute address as linked, fragment included. */
  readonly url: string;
  readonly verdict: Verdict;
  readonly capture: Capture | null;
  /** Where the chain ended; `null` where nothing answered. */
  readonly finalUrl: string | null;
  readonly hops: readonly Hop[];
  /** The last page's title. */
  readonly title: string | null;
}

/** What can be done about one place. */
export interface PlacePlan {
  readonly link: Link;
  readonly fix: Fix | null;
  /** Why there is no fix; `null` where there is one, or nothing to fix. */
  readonly refused: MovedRefusal | ArchiveRefusal | null;
  /** Whether an archived copy of the dead page stands beside it: then it is worth a note, not an error. */
  readonly beside: 'copy' | 'nothing';
}

export interface PlanOptions {
  readonly text: string;
  /** Every link of the source, judged or not. */
  readonly links: readonly Link[];
  readonly archive: FixConfig['archive'];
  /** Whether a redirect of this address is meant. */
  readonly keep: (url: string) => boolean;
}

/** Plans at most one fix for each place of one source, in the order given. A definition is one place for all its uses. */
export function planFixes(places: readonly JudgedPlace[], options: PlanOptions): readonly PlacePlan[] {
  const isAnnotated = createIsAnnotated(options.text, options.links);
  return places.map((place) => planPlace(place, isAnnotated, options));
}

function planPlace(
  place: JudgedPlace,
  isAnnotated: IsAnnotated,
  { archive, keep }: Pick<PlanOptions, 'archive' | 'keep'>,
): PlacePlan {
  const { link, verdict } = place;
  if (verdict.kind === 'moved' && place.finalUrl !== null) {
    const { url: from, finalUrl, hops, title } = place;
    const plan = planMoved({ link, from, finalUrl, hops, keep, title });
    return { link, ...outcome(plan), beside: 'nothing' };
  }
  if (verdict.kind === 'dead') {
    const beside = isAnnotated(link) ? 'copy' : 'nothing';
    const { url, capture } = place;
    const plan = planArchive({ link, verdict, capture, url, mode: archive, beside });
    return { link, ...outcome(plan), beside };
  }
  return { link, fix: null, refused: null, beside: 'nothing' };
}

function outcome<Why>(
  plan: { readonly kind: 'fix'; readonly fix: Fix } | { readonly kind: 'refused'; readonly why: Why },
): { readonly fix: Fix | null; readonly refused: Why | null } {
  return plan.kind === 'fix' ? { fix: plan.fix, refused: null } : { fix: null, refused: plan.why };
}
