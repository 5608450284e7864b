import type { Edit } from '../model/edit.ts';
import type { Span } from '../model/span.ts';

/** A stretch of a later text and where it comes from: `same` text, or text that was `written` for that place. */
export interface Passage {
  readonly now: Span;
  readonly from: Span;
  readonly kind: 'same' | 'written';
  /** What of a written text is copied from elsewhere. */
  readonly copies?: readonly Passage[];
}

/**
 * From where in the first text comes what stands at a span of the last one: for text that was written, the place of its edit.
 *
 * @param steps the passages of each text on the way, in their order
 */
export function traceBack(span: Span, steps: readonly (readonly Passage[])[]): Span {
  return steps.reduceRight(traceStep, span);
}

function traceStep(span: Span, passages: readonly Passage[]): Span {
  const near = passagesAt(passages, span);
  const holds = ({ now }: Passage): boolean => now.start <= span.start && span.end <= now.end;
  // Of passages that touch at an insertion, the one that is longer is text that somebody sees.
  const whole = near.find((passage) => passage.kind === 'same' && holds(passage)) ?? near.find(holds);
  if (whole !== undefined) return clip(span, whole);
  const touched = near.filter(({ now }) => now.start < span.end && span.start < now.end);
  const [first] = touched;
  const last = touched.at(-1);
  if (first === undefined || last === undefined) return span;
  const { start } = clip({ start: Math.max(span.start, first.now.start), end: first.now.end }, first);
  const { end } = clip({ start: last.now.start, end: Math.min(span.end, last.now.end) }, last);
  return { start, end: Math.max(start, end) };
}

/** Those that a span touches, copied text before what was written around it. */
function passagesAt(passages: readonly Passage[], { start, end }: Span): readonly Passage[] {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.now.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((passages[last]?.now.start ?? Number.POSITIVE_INFINITY) <= end) last += 1;
  return passages.slice(low, last).flatMap((passage) => [...(passage.copies ?? []), passage]);
}

function clip({ start, end }: Span, { now, from, kind }: Passage): Span {
  if (kind === 'written') return from;
  const shift = from.start - now.start;
  return { start: start + shift, end: end + shift };
}

/**
 * What a text consists of after edits, in its order.
 *
 * @param edits none overlap
 */
export function passagesOf(before: string, edits: readonly Edit[]): readonly Passage[] {
  const ordered = edits.toSorted((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
  const passages: Passage[] = [];
  let from = 0;
  let now = 0;
  for (const edit of ordered) {
    const kept = edit.span.start - from;
    passages.push({ now: { start: now, end: now + kept }, from: { start: from, end: edit.span.start }, kind: 'same' });
    now += kept;
    const written = { start: now, end: now + edit.text.length };
    const copies = copiedIn(edit, written, before);
    passages.push({ now: written, from: edit.span, kind: 'written', copies });
    now = written.end;
    from = edit.span.end;
  }
  const rest = before.length - from;
  passages.push({ now: { start: now, end: now + rest }, from: { start: from, end: before.length }, kind: 'same' });
  return passages.filter(({ now: { start, end } }) => start < end);
}

function copiedIn({ copies, text }: Edit, written: Span, before: string): readonly Passage[] {
  let done = 0;
  return [copies ?? []].flat().flatMap((from): readonly Passage[] => {
    const at = text.indexOf(before.slice(from.start, from.end), done);
    if (at === -1) return [];
    done = at + from.end - from.start;
    return [{ now: { start: written.start + at, end: written.start + done }, from, kind: 'same' }];
  });
}
