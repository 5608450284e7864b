import type { Span } from '../model/span.ts';

/** The text of a page by its place in the source, for elements that begin and end in different nodes. */
export interface TextIndex {
  /** Must be called in the order of the source. */
  readonly add: (start: number, text: string) => void;
  /** The text whose places start in `span`, one after the other. */
  readonly between: (span: Span) => string;
}

export function createTextIndex(): TextIndex {
  const starts: number[] = [];
  const texts: string[] = [];
  return {
    add: (start, text) => {
      starts.push(start);
      texts.push(text);
    },
    between: ({ start, end }) => texts.slice(firstFrom(starts, start), firstFrom(starts, end)).join(''),
  };
}

/** The index of the first number that is at least `bound`. */
function firstFrom(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
