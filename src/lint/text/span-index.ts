import type { Span } from '../../model/span.ts';

/** Finds the span that holds a place, among spans that are ordered and do not overlap. */
export interface SpanIndex<T extends Span> {
  /** The span in which the character at an offset lies. */
  readonly at: (offset: number) => T | null;
}

export function createSpanIndex<T extends Span>(spans: readonly T[]): SpanIndex<T> {
  return {
    at: (offset) => {
      let low = 0;
      let high = spans.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      const found = spans[low - 1];
      return found !== undefined && offset < found.end ? found : null;
    },
  };
}
