/** What a case is about. Other linters are asked for the same in `bench/list-linters`. */
export type Topic = 'scheme' | 'address' | 'syntax' | 'ending' | 'anchor' | 'duplicate' | 'space' | 'short';

interface Common {
  /** As the README's table names it; cases of one name are one row there. */
  readonly name: string;
  /** Where it was met: a list, and what makes this one different from others of its name. */
  readonly from: string;
  readonly topic: Topic;
  /** The whole list. */
  readonly text: string;
}

/** What must be found. */
export interface Defect extends Common {
  readonly kind: 'defect';
  /** `rule line` of everything that is told, whatever its severity. */
  readonly found: readonly string[];
  /** The other lines where somebody may tell it: of two entries that are one, the earlier one. */
  readonly also?: readonly number[];
  /** What a curator makes of it. */
  readonly mended: string;
  /** Who does that: `--fix`, `--fix-suggested`, or nobody but the curator. */
  readonly fix: 'safe' | 'suggested' | 'none';
}

/** What looks like a defect and is none: the right answer is to say nothing. */
export interface LookAlike extends Common {
  readonly kind: 'look-alike';
  /** The lines where others tell something. */
  readonly lines: readonly number[];
}

export type AcceptanceCase = Defect | LookAlike;
