import { preprocess } from 'micromark';
import type { Event, ParseContext, Token, TokenizeContext } from 'micromark-util-types';
import type { Line } from './line.ts';

export interface EventReceiver {
  readonly visit: (event: Event) => void;
  /** Whether the events of a chunk, and of those that are linked behind it, are not needed. */
  readonly take: (first: Token) => boolean;
}

/**
 * Tells the events of a text with those of the content of its chunks in their places: what is left when `subtokenize` has been
 * called until there is nothing to do. Goes from one chunk to the next, so that the events of one paragraph are gone before
 * those of the next are made. No content knows of other content; definitions are found with the blocks.
 */
export function forEachEvent(events: readonly Event[], receiver: EventReceiver): void {
  const later = new Map<Token, readonly Event[]>();
  for (let index = 0; index < events.length; index++) {
    const event = events[index] as Event;
    const [, token, context] = event;
    if (!token.contentType) {
      receiver.visit(event);
      continue;
    }
    // Skips the end of the chunk, which in a table is that of another token.
    index++;
    const known = later.get(token);
    if (known) {
      later.delete(token);
      forEachEvent(known, receiver);
      continue;
    }
    const pieces = receiver.take(token) ? [] : contentOf(token, context);
    let piece = 0;
    for (let next = token.next; next; next = next.next) later.set(next, pieces[++piece] ?? []);
    forEachEvent(pieces[0] ?? [], receiver);
  }
}

/** Tokenizes a chunk with those that are linked behind it (`subcontent` of micromark-util-subtokenize); one piece for each. */
function contentOf(first: Token, { parser, sliceStream }: TokenizeContext): readonly (readonly Event[])[] {
  const tokenizer = parser[first.contentType ?? 'text'](first.start);
  // The tokenizer adds to these, but may have others when it is done.
  const { events } = tokenizer;
  if (first._contentTypeTextTrailing) tokenizer._contentTypeTextTrailing = true;
  for (let token: Token | undefined = first; token; token = token.next) {
    const stream = sliceStream(token);
    if (!token.next) stream.push(null);
    if (token !== first) tokenizer.defineSkip(token.start);
    if (token._isInFirstContentOfListItem) tokenizer._gfmTasklistFirstContentOfListItem = true;
    tokenizer.write(stream);
    if (token._isInFirstContentOfListItem) tokenizer._gfmTasklistFirstContentOfListItem = undefined;
  }
  return first.next ? splitBehindLineEndings(events) : [events];
}

function splitBehindLineEndings(events: readonly Event[]): readonly (readonly Event[])[] {
  const pieces: Event[][] = [];
  let start = 0;
  for (let index = 1; index < events.length; index++) {
    const [kindBefore, before] = events[index - 1] as Event;
    const [kind, token] = events[index] as Event;
    const isLineEnding =
      kindBefore === 'enter' && kind === 'exit' && token.type === before.type && token.start.line !== token.end.line;
    if (!isLineEnding) continue;
    pieces.push(events.slice(start, index + 1));
    start = index + 1;
  }
  pieces.push(events.slice(start));
  return pieces;
}

/** The events of the content of a paragraph or heading; its first line has no white space before it. */
export function tokenizePhrasing(lines: readonly Line[], parser: ParseContext): readonly Event[] {
  const [first] = lines;
  if (first === undefined) return [];
  const tokenizer = parser.text(first.start);
  const { events } = tokenizer;
  for (const line of lines) {
    if (line !== first) tokenizer.defineSkip({ ...line.start, _index: 0, _bufferIndex: 0 });
    const chunks = preprocess()(line.source + line.ending, null, true);
    // The end of a line is not that of the content.
    tokenizer.write(line.ending === '' ? chunks : chunks.slice(0, -1));
  }
  return events;
}
