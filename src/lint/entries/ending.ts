import type { Description } from './description.ts';

/** How a description ends. */
export interface Ending {
  /** The mark that closes its last sentence; empty where there is none. */
  readonly mark: string;
  /** Where the mark stands, or would have to. */
  readonly at: number;
  /** What follows: tags, or nothing but quotes, badges and emoji. */
  readonly before: 'tags' | 'nothing';
}

/** Marks that close a sentence, in the scripts that have their own, and what may still close after them. */
const closed = /([.!?…。！？．｡।॥؟۔։።]+)["'”’»›」』〉》)\]）*_~]*$/;
const closers = /["'”’»›」』〉》*_~]+$/;

/** How far back from the end of a description is looked. */
const reach = 24;

export function endingOf(text: string, { words, ends }: Description): Ending {
  const untilTags = lastMark(text, words.start, ends.withoutTags);
  const before = ends.withTags > ends.withoutTags ? 'tags' : 'nothing';
  if (untilTags !== null) return { ...untilTags, before };
  const untilEnd = lastMark(text, words.start, ends.withTags);
  if (untilEnd !== null) return { ...untilEnd, before: 'nothing' };
  return { mark: '', at: beforeClosers(text, words.start, ends.withoutTags), before };
}

function lastMark(text: string, start: number, end: number): Pick<Ending, 'mark' | 'at'> | null {
  const found = markBefore(text, start, end);
  if (found !== null || text.charAt(end - 1) !== ')') return found;
  // The last sentence may be a link.
  const name = text.slice(start, end).lastIndexOf('](');
  return name === -1 ? null : markBefore(text, start, start + name);
}

function markBefore(text: string, start: number, end: number): Pick<Ending, 'mark' | 'at'> | null {
  const from = Math.max(start, end - reach);
  const match = closed.exec(text.slice(from, end));
  return match === null ? null : { mark: match[1] ?? '', at: from + match.index };
}

/** Before quotes and emphasis that enclose all of it. */
function beforeClosers(text: string, start: number, end: number): number {
  const [marks = ''] = closers.exec(text.slice(Math.max(start, end - reach), end)) ?? [];
  return /^["“‘«‹「『〈《*_]/.test(text.slice(start, start + 1)) ? end - marks.length : end;
}
