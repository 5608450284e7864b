import type { Page } from '../page.ts';
import { createSpanIndex } from './span-index.ts';

/** Longer texts of links than this are nobody's. */
const longestText = 400;

/** What Markdown has taken for running text: where brackets stand that make no link. */
export interface RunningText {
  /** Matches of a global pattern whose first character stands in running text and is not escaped. In order. */
  readonly matches: (pattern: RegExp) => readonly RegExpExecArray[];
  /** The bracket that opens what the one at `closing` closes, in running text of the same line; `null` for none. */
  readonly opening: (closing: number) => number | null;
  /** Whether an unescaped character stands in running text. */
  readonly holds: (offset: number) => boolean;
}

export function createRunningText({ text, outline }: Pick<Page, 'text' | 'outline'>): RunningText {
  const texts = createSpanIndex(outline().texts);
  const holds = (offset: number): boolean => texts.at(offset) !== null && !isEscaped(text, offset);
  return {
    holds,
    matches: (pattern) => [...text.matchAll(pattern)].filter(({ index }) => holds(index)),
    opening: (closing) => {
      const [open, close] = text[closing] === ')' ? ['(', ')'] : ['[', ']'];
      let depth = 0;
      for (let at = closing - 1; at >= Math.max(0, closing - longestText); at--) {
        const character = text[at];
        if (character === '\n' || character === '\r') return null;
        if ((character !== open && character !== close) || !holds(at)) continue;
        if (character === close) depth++;
        else if (depth-- === 0) return at;
      }
      return null;
    },
  };
}

function isEscaped(text: string, offset: number): boolean {
  let backslashes = 0;
  while (text[offset - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
