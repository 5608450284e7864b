import { preprocess } from 'micromark';
import type { Event, ParseContext } from 'micromark-util-types';
import type { PlacedPoint } from './line.ts';

/**
 * Lines that the tokenizer is given at once. Its events are taken off after each lot, which costs little for some dozens of
 * lines.
 */
const linesAtOnce = 32;

/**
 * The events of the blocks of a text that begins at a point. Where a list, block quote or footnote ends, the tokenizer copies
 * all its events to put the end in its place, so that it is given some lines at a time and keeps no more of their events than
 * it looks back to.
 */
export function tokenizeBlocks(text: string, parser: ParseContext, start: PlacedPoint): Event[] {
  const tokenizer = parser.document(start);
  const chunks = preprocess()(text, null, true);
  const settled: Event[] = [];
  let given = 0;
  let lines = 0;
  chunks.forEach((chunk, index) => {
    if (!isLineEnding(chunk) || ++lines % linesAtOnce !== 0) return;
    tokenizer.write(chunks.slice(given, index + 1));
    given = index + 1;
    for (const event of tokenizer.events.splice(0, lastLineFrom(tokenizer.events))) settled.push(event);
  });
  for (const event of tokenizer.write(chunks.slice(given))) settled.push(event);
  return settled;
}

/** As micromark tells carriage return, line feed, and the two together. */
function isLineEnding(chunk: string | number | null): boolean {
  return typeof chunk === 'number' && chunk <= -3;
}

/** Nothing goes into what is before the last line. */
function lastLineFrom(events: readonly Event[]): number {
  return Math.max(
    0,
    events.findLastIndex(([kind, { type }]) => kind === 'exit' && type === 'chunkFlow'),
  );
}
