import { subtokenize } from 'micromark-util-subtokenize';
import type { Event, ParseContext } from 'micromark-util-types';
import { tokenizeBlocks } from './blocks.ts';
import { firstPoint, type Line, type PlacedPoint } from './line.ts';
import { withListItems } from './list-items.ts';
import type { PlainSection } from './plain-section.ts';
import { splitSections } from './sections.ts';

/** A part of a text, with as much of its blocks as is known before all definitions are. */
export type Piece =
  | { readonly kind: 'plain'; readonly section: PlainSection }
  | { readonly kind: 'tokenized'; readonly events: readonly Event[] };

/** Reads the lines of a section without the parser, where it can; `null` for what the parser has to read. */
export type ReadSection = (lines: readonly Line[]) => PlainSection | null;

/**
 * Reads the blocks of a text: section by section where that can be done without the parser, and what lies between by the
 * parser. At the start of a section everything is over that stands before, apart from raw HTML and fenced code: what ends with
 * those has the next sections with it.
 */
export function readPieces(text: string, parser: ParseContext, readSection: ReadSection): readonly Piece[] {
  const sections = splitSections(text);
  const plain = sections.map(readSection);
  const offsetOf = (index: number): number => sections[index]?.[0]?.start.offset ?? text.length;
  const readEvents = (from: number): { readonly events: readonly Event[]; readonly end: number } => {
    const start = sections[from]?.[0]?.start ?? firstPoint;
    for (let end = from + 1; ; end++) {
      while (plain[end] === null) end++;
      const offset = offsetOf(end);
      const events = tokenize(text.slice(start.offset, offset), parser, start);
      if (end >= sections.length || isOver(events, text, offset)) return { events, end };
      // Twice as much each time, so that little is read again.
      const enough = offset + (offset - start.offset);
      while (offsetOf(end + 1) < Math.min(enough, text.length)) end++;
    }
  };
  const pieces: Piece[] = [];
  for (let index = 0; index < sections.length; ) {
    const section = plain[index];
    if (section) {
      pieces.push({ kind: 'plain', section });
      index++;
    } else {
      const { events, end } = readEvents(index);
      pieces.push({ kind: 'tokenized', events });
      index = end;
    }
  }
  return pieces;
}

/** The blocks of a whole text by the parser. */
export function readWhole(text: string, parser: ParseContext): readonly Piece[] {
  return [{ kind: 'tokenized', events: tokenize(text, parser, firstPoint) }];
}

function tokenize(source: string, parser: ParseContext, start: PlacedPoint): readonly Event[] {
  // The parser drops one U+FEFF at the start without counting it.
  const counted = source.startsWith('\uFEFF') ? `\uFEFF${source}` : source;
  const events = tokenizeBlocks(counted, parser, start);
  subtokenize(events);
  return withListItems(events);
}

/** Without an end they go on over headings and blank lines. */
const endless: ReadonlySet<string> = new Set(['htmlFlow', 'codeFenced']);

/** Whether nothing of these blocks can go on behind `end`, where a section begins; not to be sure of it is no harm. */
function isOver(events: readonly Event[], text: string, end: number): boolean {
  const last = events.findLast(([kind, { type }]) => kind === 'exit' && endless.has(type));
  if (last === undefined) return true;
  const behind = text.slice(last[1].end.offset, end);
  return /[^\s>]|\n[ \t]*[\r\n]|\r[ \t]*\r/.test(behind);
}
