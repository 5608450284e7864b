import type { Event, Token } from 'micromark-util-types';

/**
 * Marks the items of lists among the events of blocks, and which lists and items are loose: the tokenizer only knows their
 * markers. As mdast-util-from-markdown does it (`prepareList`), which keeps it to itself; a test compares the two. That one
 * goes through the events of a list again for each list around it, this one goes through all of them once.
 *
 * @param events as `subtokenize` leaves them for the first time
 */
export function withListItems(events: readonly Event[]): readonly Event[] {
  const insertions: Insertion[] = [];
  const open: Container[] = [];
  for (let index = 0; index < events.length; index++) {
    const [kind, token] = events[index] as Event;
    const around = open.at(-1) ?? null;
    if (!isContainer(token)) {
      if (around !== null && around !== 'block quote') readWithin(around, events, index, insertions);
    } else if (kind === 'enter') {
      if (around !== null && around !== 'block quote') around.isAtMarker = false;
      open.push(isList(token) ? { isLoose: false, isAtMarker: false, item: null } : 'block quote');
    } else {
      open.pop();
      if (around === null || around === 'block quote') continue;
      endItem(around, events, index, insertions);
      token._spread = around.isLoose;
    }
  }
  return withInsertions(events, insertions);
}

interface Insertion {
  readonly at: number;
  readonly event: Event;
}

type Container = 'block quote' | OpenList;

/** Where in a list the reading has come to. */
interface OpenList {
  isLoose: boolean;
  isAtMarker: boolean;
  item: { readonly token: Token; firstBlankLine: number | null } | null;
}

/** An event that lies in no container within the list. */
function readWithin(list: OpenList, events: readonly Event[], index: number, insertions: Insertion[]): void {
  const [kind, token] = events[index] as Event;
  if (token.type === 'lineEndingBlank') {
    if (kind === 'exit') return;
    if (list.item && !list.isAtMarker) list.item.firstBlankLine ??= index;
    list.isAtMarker = false;
  } else if (!isOfMarker(token)) list.isAtMarker = false;
  else if (kind === 'enter' && token.type === 'listItemPrefix') {
    endItem(list, events, index, insertions);
    beginItem(list, events, index, insertions);
  }
}

function endItem(list: OpenList, events: readonly Event[], index: number, insertions: Insertion[]): void {
  const { item } = list;
  if (item === null) return;
  const [, token, context] = events[index] as Event;
  const { first, count } = lineEndingsBefore(events, index);
  list.isLoose ||= count > 1;
  if (item.firstBlankLine && (!first || item.firstBlankLine < first)) item.token._spread = true;
  item.token.end = { ...(first ? (events[first] as Event)[1].start : token.end) };
  insertions.push({ at: first || index, event: ['exit', item.token, context] });
}

function beginItem(list: OpenList, events: readonly Event[], index: number, insertions: Insertion[]): void {
  const [, { start }, context] = events[index] as Event;
  const token: Token = { type: 'listItem', _spread: false, start: { ...start }, end: { ...start } };
  list.item = { token, firstBlankLine: null };
  insertions.push({ at: index, event: ['enter', token, context] });
  list.isAtMarker = true;
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

/** They come in the order of their places. */
function withInsertions(events: readonly Event[], insertions: readonly Insertion[]): readonly Event[] {
  const all: Event[] = [];
  let next = 0;
  events.forEach((event, index) => {
    for (; insertions[next]?.at === index; next++) all.push((insertions[next] as Insertion).event);
    all.push(event);
  });
  return all;
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
