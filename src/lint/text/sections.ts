import type { Outline } from '../../model/outline.ts';

/** Tells the index of the heading that a place stands below, or -1 before the first one. */
export function createSections({ headings }: Pick<Outline, 'headings'>): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = headings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((headings[middle]?.span.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
}
