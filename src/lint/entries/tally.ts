/** How often there is what. */
export interface Tally<Value> {
  readonly total: number;
  readonly counts: ReadonlyMap<Value, number>;
}

export function tally<Value>(values: readonly Value[]): Tally<Value> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { total: values.length, counts };
}

/** What makes a habit a convention. */
export interface Majority {
  /** The share of all that it has at least, from 0 to 1. */
  readonly majority: number;
  /** How many there are at least. */
  readonly least: number;
}

/** What most have, or `null` where there are too few or none has the majority. */
export function conventionOf<Value>({ total, counts }: Tally<Value>, { majority, least }: Majority): Value | null {
  if (total < least) return null;
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first === undefined || first[1] < total * majority ? null : first[0];
}
