import type { Span } from '../model/span.ts';

/** Whether a place meets something. Places that only touch meet, and an empty one can meet. */
export type Meets = (place: Span) => boolean;

/** For many spans and many places: a place is looked up in logarithmic time. The spans may overlap, in any order. */
export function createSpanCover(spans: readonly Span[]): Meets {
  const merged = mergeSpans(spans);
  return ({ start, end }) => {
    let low = 0;
    let high = merged.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((merged[middle]?.end ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const first = merged[low];
    return first !== undefined && first.start <= end;
  };
}

export interface NamedSpan {
  readonly span: Span;
  readonly names: readonly string[];
}

/** Whether a place meets one of the spans that go by one of its names. */
export function createNamedCover(named: readonly NamedSpan[]): (place: Span, names: readonly string[]) => boolean {
  const spansOf = new Map<string, Span[]>();
  for (const { span, names } of named) {
    for (const name of new Set(names)) {
      const spans = spansOf.get(name);
      if (spans === undefined) spansOf.set(name, [span]);
      else spans.push(span);
    }
  }
  const covers = new Map([...spansOf].map(([name, spans]) => [name, createSpanCover(spans)]));
  return (place, names) => names.some((name) => covers.get(name)?.(place) === true);
}

function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
