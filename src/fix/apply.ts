import type { Edit, Fix } from '../model/edit.ts';
import type { Span } from '../model/span.ts';

/** Why an edit was left out. */
export type EditFault =
  /** It touches what an earlier edit changes. */
  | 'overlap'
  /** The text at its span is not what it expects. */
  | 'unexpected-text'
  /** Its span does not lie within the text. */
  | 'out-of-range';

export interface AppliedEdits {
  readonly text: string;
  /** In the order given. */
  readonly applied: readonly Edit[];
  readonly dropped: readonly { readonly edit: Edit; readonly why: EditFault }[];
}

export interface AppliedFixes {
  readonly text: string;
  /** In the order given. */
  readonly applied: readonly Fix[];
  readonly dropped: readonly { readonly fix: Fix; readonly why: EditFault }[];
}

/**
 * Applies edits to a text. Spans are UTF-16 offsets into `text` as it is given; everything outside of them stays as it
 * is. Of two edits that overlap the earlier one in the list wins; edits that merely touch do not overlap, but two
 * insertions at one offset do. Nothing is dropped silently.
 */
export function applyEdits(text: string, edits: readonly Edit[]): AppliedEdits {
  const faults = findFaults(
    text,
    edits.map((edit) => [edit]),
  );
  const applied = edits.filter((_, index) => faults[index] === null);
  const dropped = edits.flatMap((edit, index) => {
    const why = faults[index] ?? null;
    return why === null ? [] : [{ edit, why }];
  });
  return { text: rewrite(text, applied), applied, dropped };
}

/** Applies fixes as {@link applyEdits} does edits, all edits of a fix or none. */
export function applyFixes(text: string, fixes: readonly Fix[]): AppliedFixes {
  const faults = findFaults(
    text,
    fixes.map((fix) => fix.edits),
  );
  const applied = fixes.filter((_, index) => faults[index] === null);
  const dropped = fixes.flatMap((fix, index) => {
    const why = faults[index] ?? null;
    return why === null ? [] : [{ fix, why }];
  });
  return {
    text: rewrite(
      text,
      applied.flatMap((fix) => fix.edits),
    ),
    applied,
    dropped,
  };
}

function findFaults(text: string, groups: readonly (readonly Edit[])[]): readonly (EditFault | null)[] {
  let taken: readonly Span[] = [];
  return groups.map((edits) => {
    for (const edit of edits) {
      const fault = findFault(text, edit);
      if (fault !== null) return fault;
    }
    const claimed = edits.reduce<readonly Span[] | null>(
      (spans, edit) => (spans === null ? null : claim(spans, edit.span)),
      taken,
    );
    if (claimed === null) return 'overlap';
    taken = claimed;
    return null;
  });
}

function findFault(text: string, { span, expected }: Edit): EditFault | null {
  const { start, end } = span;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start > end || end > text.length) {
    return 'out-of-range';
  }
  return text.slice(start, end) === expected ? null : 'unexpected-text';
}

/** The ordered spans with one more among them, or `null` where it would overlap. */
function claim(taken: readonly Span[], span: Span): readonly Span[] | null {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = taken[middle];
    if (other !== undefined && compareSpans(other, span) < 0) low = middle + 1;
    else high = middle;
  }
  const before = taken[low - 1];
  const after = taken[low];
  if ((before !== undefined && overlaps(before, span)) || (after !== undefined && overlaps(span, after))) return null;
  return taken.toSpliced(low, 0, span);
}

/** By offset; an insertion goes before what is replaced at the same offset. */
function compareSpans(one: Span, other: Span): number {
  return one.start - other.start || one.end - other.end;
}

/** Whether two changes exclude each other: they share text, insert at one offset, or one inserts within the other. */
export function overlaps(one: Span, other: Span): boolean {
  const isSame = one.start === other.start && one.end === other.end;
  return isSame || (one.start < other.end && other.start < one.end);
}

function rewrite(text: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((one, other) => compareSpans(one.span, other.span));
  const pieces = ordered.flatMap((edit, index) => [
    text.slice(ordered[index - 1]?.span.end ?? 0, edit.span.start),
    edit.text,
  ]);
  return pieces.join('') + text.slice(ordered.at(-1)?.span.end ?? 0);
}
