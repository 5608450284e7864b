import type { Event, Token } from 'micromark-util-types';

/**
 * Marks the items of lists among the events of blocks, and which lists and items are loose: the tokenizer only knows their
 * markers. As mdast-util-from-markdown does it (`prepareList`), which keeps it to itself; a test compares the two.
 *
 * @param events as `subtokenize` leaves them for the first time
 */
export function withListItems(events: readonly Event[]): readonly Event[] {
  const marked: Event[] = [];
  const open: number[] = [];
  for (const event of events) {
    marked.push(event);
    if (!isList(event[1])) continue;
    if (event[0] === 'enter') open.push(marked.length - 1);
    else markItems(marked, open.pop() ?? 0);
  }
  return marked;
}

interface Insertion {
  readonly at: number;
  readonly event: Event;
}

/** Where in a list the reading has come to. */
interface Reading {
  readonly insertions: Insertion[];
  /** How many containers are open within the list. */
  depth: number;
  isLoose: boolean;
  isAtMarker: boolean;
  item: { readonly token: Token; firstBlankLine: number | null } | null;
}

/** Marks the items of the list that begins at `start` and ends with the last event. */
function markItems(events: Event[], start: number): void {
  const reading: Reading = { insertions: [], depth: -1, isLoose: false, isAtMarker: false, item: null };
  for (let index = start; index < events.length; index++) {
    const event = events[index] as Event;
    const [kind, token] = event;
    follow(reading, event, index);
    const begins = reading.depth === 0 && kind === 'enter' && token.type === 'listItemPrefix';
    const ends = reading.depth === -1 && kind === 'exit' && isList(token);
    if (begins || ends) endItem(reading, events, index);
    if (begins) beginItem(reading, event, index);
  }
  insert(events, start, reading.insertions);
  (events[start] as Event)[1]._spread = reading.isLoose;
}

function follow(reading: Reading, [kind, token]: Event, index: number): void {
  if (isContainer(token)) {
    reading.depth += kind === 'enter' ? 1 : -1;
    reading.isAtMarker = false;
  } else if (token.type === 'lineEndingBlank') {
    if (kind === 'exit') return;
    const { item, isAtMarker, depth } = reading;
    if (item && !isAtMarker && depth === 0) item.firstBlankLine ??= index;
    reading.isAtMarker = false;
  } else if (!isOfMarker(token)) reading.isAtMarker = false;
}

function endItem(reading: Reading, events: readonly Event[], index: number): void {
  const { item } = reading;
  if (item === null) return;
  const [, token, context] = events[index] as Event;
  const { first, count } = lineEndingsBefore(events, index);
  reading.isLoose ||= count > 1;
  if (item.firstBlankLine && (!first || item.firstBlankLine < first)) item.token._spread = true;
  item.token.end = { ...(first ? (events[first] as Event)[1].start : token.end) };
  reading.insertions.push({ at: first || index, event: ['exit', item.token, context] });
}

function beginItem(reading: Reading, [, { start }, context]: Event, index: number): void {
  const token: Token = { type: 'listItem', _spread: false, start: { ...start }, end: { ...start } };
  reading.item = { token, firstBlankLine: null };
  reading.insertions.push({ at: index, event: ['enter', token, context] });
  reading.isAtMarker = true;
}

/** The line endings right before an event belong to no item; all of them but the first of a run are blank lines. */
function lineEndingsBefore(events: readonly Event[], end: number): { readonly first: number; readonly count: number } {
  let first = 0;
  let count = 0;
  for (let index = end - 1; index >= 0; index--) {
    const [kind, token] = events[index] as Event;
    if (token.type === 'lineEnding' || token.type === 'lineEndingBlank') {
      if (kind === 'exit') continue;
      if (first) (events[first] as Event)[1].type = 'lineEndingBlank';
      token.type = 'lineEnding';
      first = index;
      count++;
    } else if (!isBetweenItems(token)) break;
  }
  return { first, count };
}

/** Nothing stands behind the list yet, so that nothing has to make room. */
function insert(events: Event[], start: number, insertions: readonly Insertion[]): void {
  const rest = events.splice(start);
  let next = 0;
  rest.forEach((event, index) => {
    for (; insertions[next]?.at === start + index; next++) events.push((insertions[next] as Insertion).event);
    events.push(event);
  });
}

function isList({ type }: Token): boolean {
  return type === 'listOrdered' || type === 'listUnordered';
}

function isContainer(token: Token): boolean {
  return token.type === 'blockQuote' || isList(token);
}

function isOfMarker({ type }: Token): boolean {
  switch (type) {
    case 'linePrefix':
    case 'listItemValue':
    case 'listItemMarker':
    case 'listItemPrefix':
    case 'listItemPrefixWhitespace':
      return true;
    default:
      return false;
  }
}

function isBetweenItems({ type }: Token): boolean {
  switch (type) {
    case 'linePrefix':
    case 'blockQuotePrefix':
    case 'blockQuotePrefixWhitespace':
    case 'blockQuoteMarker':
    case 'listItemIndent':
      return true;
    default:
      return false;
  }
}
