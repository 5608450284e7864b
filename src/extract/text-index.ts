import type { Span } from '../model/span.ts';
import { firstAtOrAfter } from './first-at-or-after.ts';

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
    between: ({ start, end }) => texts.slice(firstAtOrAfter(starts, start), firstAtOrAfter(starts, end)).join(''),
  };
}
