import type { Safety } from '../../model/edit.ts';
import type { Span } from '../../model/span.ts';
import type { Page } from '../page.ts';
import type { RuleFinding } from '../rule.ts';
import type { RunningText } from './running-text.ts';

/** The source of a pattern for the beginning of what surely is an address. */
export const surely = '(?:https?:\\/\\/|www\\.|mailto:)';

const file = '\\.(?:md|html?|pdf|png|jpe?g|gif|svg|webp)(?=[)#?])';

/** The same for addresses, and paths that begin or end as such. */
export const likely = `(?:https?:\\/\\/|www\\.|mailto:|\\.{1,2}\\/|#[a-z]|[\\w/-]+${file})`;

/** A path whose names hold spaces. */
export const spacedPath = `[\\w./-]{1,100}(?: [\\w./-]{1,100}){1,9}${file}`;

/** The rest of an address up to the parenthesis that ends it. */
export const inParentheses = '[^\\s()<>]*(?:\\([^\\s()<>]*\\)[^\\s()<>]*)*';

const inBrackets = `${surely}(?:[^\\s\\][<>]+(?=\\])|[^\\s\\][()<>]+(?=\\)))`;

/** A way to write a link whose text ends where it should, and whose address is there as a whole. */
interface Slip {
  readonly shape: string;
  /** From the end of the text on, with the address as its group `target`. */
  readonly pattern: RegExp;
  /** What is wrong: what stands `between` text and address (the group), the `address` with its brackets, or the `whole`. */
  readonly wrong: 'between' | 'address' | 'whole';
  readonly safety: Safety;
  /** Whether a text in such brackets is one of a link. */
  readonly isText: (text: string) => boolean;
}

const isFilled = (text: string): boolean => text.trim() !== '';

const slips: readonly Slip[] = [
  {
    shape: 'spaced',
    pattern: new RegExp(`\\](?<between>[ \\t\\u00A0]+)\\((?<target>${likely}${inParentheses})\\)`, 'gi'),
    wrong: 'between',
    safety: 'safe',
    // The box of a task is none.
    isText: (text) => !text.includes('](') && !/^[ x]?$/i.test(text),
  },
  {
    shape: 'reversed',
    pattern: new RegExp(`\\)\\[(?<target>${surely}[^\\s\\][()<>]+)\\](?![([:])`, 'gi'),
    wrong: 'whole',
    safety: 'safe',
    isText: isFilled,
  },
  {
    shape: 'bracketed',
    pattern: new RegExp(`\\]\\[(?<target>${inBrackets})[\\])](?![([:])`, 'gi'),
    wrong: 'address',
    safety: 'safe',
    isText: isFilled,
  },
  {
    shape: 'bracketed',
    pattern: new RegExp(`\\] \\[(?<target>${inBrackets})[\\])](?![([:])`, 'gi'),
    wrong: 'address',
    safety: 'suggested',
    // Apart from their text, addresses in brackets may be sources: `[1] [address]`.
    isText: (text) => isFilled(text) && !/^(?:x|\d+)$/i.test(text),
  },
  {
    shape: 'braced',
    pattern: new RegExp(`\\]\\{(?<target>${surely}[^\\s{}()<>]+)\\}`, 'gi'),
    wrong: 'address',
    safety: 'safe',
    isText: isFilled,
  },
  {
    shape: 'colon',
    pattern: new RegExp(`\\](?<between>:)\\((?<target>${surely}${inParentheses})\\)`, 'gi'),
    wrong: 'between',
    safety: 'suggested',
    isText: isFilled,
  },
];

/** Links with the wrong brackets, or with something between text and address: `[text] (address)`, `(text)[address]` … */
export function findMistyped(page: Page, running: RunningText): readonly RuleFinding[] {
  return slips.flatMap(({ shape, pattern, wrong, safety, isText }) =>
    running.matches(pattern).flatMap((match) => {
      const start = running.opening(match.index);
      const text = start === null ? null : page.text.slice(start + 1, match.index);
      if (start === null || text === null || !isText(text)) return [];
      const { target = '', between = '' } = match.groups ?? {};
      const whole = { start, end: match.index + match[0].length };
      const spans = {
        between: { start: match.index + 1, end: match.index + 1 + between.length },
        address: { start: match.index + 1, end: whole.end },
        whole,
      };
      return [rewritten(page, { shape, span: spans[wrong], whole, text: `[${text}](${target})`, safety })];
    }),
  );
}

export interface Rewriting {
  readonly shape: string;
  /** What is wrong. */
  readonly span: Span;
  /** What is written anew. */
  readonly whole: Span;
  readonly text: string;
  readonly safety: Safety;
}

export function rewritten({ text: before }: Page, { shape, span, whole, text, safety }: Rewriting): RuleFinding {
  const edit = { span: whole, text, expected: before.slice(whole.start, whole.end) };
  return { span, data: { shape }, fix: { safety, edits: [edit] } };
}
