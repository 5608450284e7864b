import type { Evidence, Reason, reasonsOf, VerdictKind } from '../model/verdict.ts';

/** A verdict before the probe's own evidence is put in front of what made the difference. */
export type Ruling =
  | { readonly kind: 'ok'; readonly reason: null; readonly because: readonly Evidence[] }
  | { readonly kind: Exclude<VerdictKind, 'ok'>; readonly reason: Reason; readonly because: readonly Evidence[] };

type ReasonOf<Kind extends VerdictKind> = (typeof reasonsOf)[Kind][number];

/** A ruling; the compiler refuses a reason that does not belong to the kind. */
export function rule<Kind extends Exclude<VerdictKind, 'ok'>>(
  kind: Kind,
  reason: ReasonOf<Kind>,
  ...because: readonly Evidence[]
): Ruling {
  return { kind, reason, because };
}

/** The ruling that a reader gets the page. */
export function ruleOk(...because: readonly Evidence[]): Ruling {
  return { kind: 'ok', reason: null, because };
}
