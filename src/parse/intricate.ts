import { parsing } from '../config/defaults.ts';
import { createContainers, type LineStart } from './containers.ts';

/** What the parser would take too long over, and where that begins. */
export interface Intricacy {
  /** UTF-16 offset. */
  readonly offset: number;
  /** What it is and what to do, in one line. */
  readonly why: string;
}

/** Thrown instead of parsing it. */
export class IntricateMarkdownError extends Error {
  readonly intricacy: Intricacy;

  constructor(intricacy: Intricacy) {
    super(intricacy.why);
    this.intricacy = intricacy;
  }
}

/** White space, quote marks, and what begins a list item or footnote. */
const listMarkers = /^(?:[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])(?=[ \t])|\[\^(?:\\[[\]\\]|[^\s[\]])+\]:))+/;
const oneListMarker = /[-+*]|\d[.)]|\]:/g;
/** Fences, headings, raw HTML, tables and rules end a paragraph. */
const endsParagraph = /^ {0,3}(?:```|~~~|#{1,6}(?:[ \t]|$)|<|\||[-=_*]{3,})/;

/** Each step takes a character of its own: nothing is looked at twice. */
const fence = /^(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))*(`{3,}|~{3,})/;

/** Follows fenced code, in which nothing is a paragraph; says of each line in turn whether it begins or belongs to some. */
function createFences(): (line: string) => 'prose' | 'fence' | 'code' {
  let open: string | null = null;
  return (line) => {
    const marks = fence.exec(line)?.[1];
    if (open === null) {
      open = marks ?? null;
      return open === null ? 'prose' : 'fence';
    }
    if (marks?.startsWith(open) && /^[`~]+\s*$/.test(line.slice(line.indexOf(marks)))) open = null;
    return 'code';
  };
}

/**
 * Finds blocks over which micromark takes a time that grows with the square of their size: lines that go on with the
 * paragraph of a block quote or list item without its marks, each of which it compares with all before; lists that begin in
 * one another on one line; and lines within very many block quotes and lists.
 */
export function findIntricateBlocks(text: string): Intricacy | null {
  if (text.length <= parsing.listMarkers) return null;
  const kindOf = createFences();
  const lazyLinesUpTo = createLazyLines();
  const stepsBefore = createContainers();
  const mostSteps = parsing.stepsOfUnit * Math.max(text.length, parsing.unitsOfSteps);
  let steps = 0;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (line === '') break;
    const kind = kindOf(line);
    const marks = /^[ \t>]*/.exec(line)?.[0] ?? '';
    const markers = (kind === 'code' ? null : listMarkers.exec(line)?.[0]) ?? null;
    if (markers !== null && isTooManyLists(markers)) return { offset: index, why: listsOnLine };
    const start: LineStart = { marks, markers, isBlank: line.slice(marks.length).trim() === '' };
    steps += stepsBefore(start);
    if (steps > mostSteps) return { offset: index, why: deepLines };
    const lazy = lazyLinesUpTo(line, index, kind === 'prose' ? start : null);
    if (lazy !== null && lazy.count > parsing.lazyLines) return { offset: lazy.from, why: lazyLines };
  }
  return null;
}

function isTooManyLists(markers: string): boolean {
  return markers.length > parsing.listMarkers && countOf(markers, oneListMarker) > parsing.listMarkers;
}

const listsOnLine = `more than ${parsing.listMarkers} lists or footnotes begin in one another on this line`;
const deepLines = 'too many lines up to here stand within very many block quotes and lists';
const lazyLines = `more than ${parsing.lazyLines.toLocaleString('en')} lines go on with a block quote or list item without its marks; put an empty line before them`;

/** Lines in a row that go on with a block quote or list item without its marks, and the offset of the first. */
interface LazyLines {
  readonly from: number;
  readonly count: number;
}

/** Tells of each line in turn what there is up to it; fences and code have no start. */
function createLazyLines(): (line: string, offset: number, start: LineStart | null) => LazyLines | null {
  let lazy: LazyLines | null = null;
  let quotes = 0;
  let isInList = false;
  return (line, offset, start) => {
    const depth = (start?.marks.split('>').length ?? 1) - 1;
    const rest = line.slice(depth === 0 ? 0 : (start?.marks.lastIndexOf('>') ?? 0) + 1);
    if (start === null || start.isBlank || start.markers !== null || endsParagraph.test(rest)) {
      lazy = null;
      quotes = depth;
      isInList = start !== null && start.markers !== null;
    } else if (depth < quotes || (isInList && !/^[ \t]{2}|^\t/.test(rest))) {
      lazy = { from: lazy?.from ?? offset, count: (lazy?.count ?? 0) + 1 };
    } else quotes = Math.max(quotes, depth);
    return lazy;
  };
}

/**
 * Finds phrasing over which micromark takes a time that grows with the square of its size.
 *
 * @param source a paragraph, heading or table cell, which begins at `offset`
 */
export function findIntricatePhrasing(source: string, offset: number): Intricacy | null {
  if (source.length <= parsing.marks) return null;
  const why =
    tooMany('marks of emphasis', countOf(source, marksOfEmphasis)) ??
    tooMany('backslashes', countOf(source, /\\/g)) ??
    tooMany('brackets that close others', countNestedBrackets(source)) ??
    tooFar('pieces of HTML that never end', countOpenHtml(source), source) ??
    tooFar('runs of backticks that never end', backtickRuns(source).size, source) ??
    tooManyPieces('brackets that are no link', countOf(source, closingBracket), source);
  return why === null ? null : { offset, why };
}

/** Within a word `_` is none. */
const marksOfEmphasis = /(?<![A-Za-z\d])_+|_+(?![A-Za-z\d_])|[*~]+/g;

function tooMany(what: string, count: number): string | null {
  return count > parsing.marks ? `too many ${what} in one paragraph; put empty lines between its parts` : null;
}

/** Behind each of them the parser looks through all that follows. */
function tooFar(what: string, count: number, source: string): string | null {
  return count > parsing.ends && count * source.length > parsing.looks
    ? `too many ${what} in one paragraph; end them, or put empty lines between`
    : null;
}

/** Each of them leaves pieces of text that the parser puts together again, and moves all that follows. */
function tooManyPieces(what: string, count: number, source: string): string | null {
  return count * source.length > parsing.moves
    ? `too many ${what} in one paragraph; put empty lines between its parts`
    : null;
}

/** Of what is most probably no link; the parser tries to make one of each. */
const closingBracket = /\](?!\[|\([^()]*\))/g;

function countOf(source: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of source.matchAll(pattern)) count++;
  return count;
}

/** Closing brackets with no opening one, or deeper than the image in a link. */
function countNestedBrackets(source: string): number {
  let depth = 0;
  let count = 0;
  for (const [bracket] of source.matchAll(/[[\]]/g)) {
    if (bracket === '[') depth++;
    else {
      if (depth === 0 || depth > 2) count++;
      depth = Math.max(0, depth - 1);
    }
  }
  return count;
}

const htmlPieces = [
  { start: /<!--/g, end: '-->' },
  { start: /<\?/g, end: '?>' },
  { start: /<![A-Za-z]/g, end: '>' },
  { start: /<!\[CDATA\[/g, end: ']]>' },
];

function countOpenHtml(source: string): number {
  return htmlPieces.reduce((sum, { start, end }) => sum + countOf(source.slice(source.lastIndexOf(end) + 1), start), 0);
}

/** The lengths of runs: of each, the last may be without one that ends it. */
function backtickRuns(source: string): ReadonlySet<number> {
  const lengths = new Set<number>();
  for (const [run] of source.matchAll(/`+/g)) lengths.add(run.length);
  return lengths;
}
