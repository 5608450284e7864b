import { distance } from 'fastest-levenshtein';
import { once } from '../extract/once.ts';
import type { Document } from '../model/document.ts';
import { createLineIndex, type Span } from '../model/span.ts';
import { type Alignment, alignLines, linesOf } from './align-lines.ts';

/** Where lines come from. */
export interface LineOrigins {
  readonly aligned: () => Alignment;
  /** That of a line which was rewritten, too. */
  readonly lineBefore: (offset: number) => number | null;
  readonly isTouched: (span: Span) => boolean;
  /** The same of lines of the base. */
  readonly wasTouched: (span: Span) => boolean;
}

/**
 * Compares the lines of a document with those of the base. What is mended while a run lasts is no part of the change: such
 * lines are touched only if they were before.
 *
 * @param before the document of the base; `null` where the document is new
 * @param read the document as it was read
 * @param after the document as it is, mended or not
 */
export function createLineOrigins(before: Document | null, read: Document, after: Document): LineOrigins {
  const lines = once(() => createLineIndex(after.source.text));
  const linesBefore = once(() => createLineIndex(before?.source.text ?? ''));
  const kept = once(() => new Set(fromBase()));
  const lineOf = (offset: number): number => lines().position(offset).line - 1;
  const fromRead = once(() => align(read, after, 'same'));
  const fromBase = once(() => (before === null ? [] : align(before, read, 'new')));
  const aligned = once(() => fromRead().map((line) => (line === null ? null : (fromBase()[line] ?? null))));
  const alike = once(() => (before === null ? [] : align(before, read, 'same')));
  const [textsBefore, textsNow] = [
    once(() => linesOf(before?.source.text ?? '')),
    once(() => linesOf(read.source.text)),
  ];
  const rewrittenFrom = (line: number): number | null => {
    const now = fromRead()[line] ?? null;
    const index = now === null ? null : (alike()[now] ?? null);
    if (now === null || index === null) return null;
    return isRewritten(textsBefore()[index] ?? '', textsNow()[now] ?? '') ? index : null;
  };
  return {
    aligned,
    lineBefore: (offset) => aligned()[lineOf(offset)] ?? rewrittenFrom(lineOf(offset)),
    isTouched: ({ start, end }) => {
      const last = lineOf(Math.max(start, end - 1));
      for (let line = lineOf(start); line <= last; line++) {
        const origin = fromRead()[line] ?? null;
        if (origin !== null && (fromBase()[origin] ?? null) === null) return true;
      }
      return false;
    },
    wasTouched: ({ start, end }) => {
      const [first, last] = [start, Math.max(start, end - 1)].map((offset) => linesBefore().position(offset).line - 1);
      for (let line = first ?? 0; line <= (last ?? 0); line++) if (!kept().has(line)) return true;
      return false;
    },
  };
}

/** Whether a line is another one with other words, and not one that took its place. */
function isRewritten(before: string, after: string): boolean {
  return distance(before, after) < Math.max(before.length, after.length) / 2;
}

function align(one: Document, other: Document, rewritten: 'new' | 'same'): Alignment {
  return alignLines(one.source.text, other.source.text, one === other ? 'same' : rewritten);
}
