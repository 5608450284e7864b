/** How much is measured: `quick` in a minute at most for each part, `full` at the sizes that the goals are said for. */
export type Scale = 'quick' | 'full';

/** One line of the results. */
export interface Row {
  /** What was measured, in words that need no other line. */
  readonly what: string;
  /** The figure with its unit. */
  readonly figure: string;
  /** What is wanted, or `null` for a line that is there to compare with. */
  readonly goal: Goal | null;
}

export interface Goal {
  readonly text: string;
  readonly met: 'yes' | 'no';
}

/** One thing that is measured. */
export interface Part {
  /** What the command line calls it. */
  readonly name: string;
  readonly title: string;
  /** What is measured, how, and what is left out: one paragraph of the results. */
  readonly about: string;
  readonly measure: (scale: Scale, note: (text: string) => void) => Promise<readonly Row[]>;
}

/** A line to compare with. */
export function row(what: string, figure: string): Row {
  return { what, figure, goal: null };
}

/**
 * A line whose figure should stay at or below a bound.
 *
 * @param show how a number of this kind is written
 */
export function atMost(what: string, value: number, bound: number, show: (value: number) => string): Row {
  const goal: Goal = { text: `at most ${show(bound)}`, met: value <= bound ? 'yes' : 'no' };
  return { what, figure: show(value), goal };
}

/** A line whose figure should be a bound or more. */
export function atLeast(what: string, value: number, bound: number, show: (value: number) => string): Row {
  const goal: Goal = { text: `at least ${show(bound)}`, met: value >= bound ? 'yes' : 'no' };
  return { what, figure: show(value), goal };
}
