import { parsing } from '../config/defaults.ts';

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

/** White space, quote marks, and what begins a list item. */
const listMarkers = /^(?:[ \t>]*(?:[-+*]|\d{1,9}[.)])(?=[ \t]))+/;
const oneListMarker = /[-+*]|\d[.)]/g;
/** Fences, headings, raw HTML, tables and rules end a paragraph. */
const endsParagraph = /^ {0,3}(?:```|~~~|#{1,6}(?:[ \t]|$)|<|\||[-=_*]{3,})/;

/** Each step takes a character of its own: nothing is looked at twice. */
const fence = /^(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))*(`{3,}|~{3,})/;

/** Follows fenced code, in which nothing is a paragraph; says of each line in turn whether it belongs to some. */
function createFences(): (line: string) => boolean {
  let open: string | null = null;
  return (line) => {
    const marks = fence.exec(line)?.[1];
    if (open === null) {
      open = marks ?? null;
      return open !== null;
    }
    if (marks?.startsWith(open) && /^[`~]+\s*$/.test(line.slice(line.indexOf(marks)))) open = null;
    return true;
  };
}

/**
 * Finds blocks over which micromark takes a time that grows with the square of their size: lines that go on with the
 * paragraph of a block quote or list item without its marks, each of which it compares with all before; and lists that begin
 * in one another on one line.
 */
export function findIntricateBlocks(text: string): Intricacy | null {
  if (text.length <= parsing.listMarkers) return null;
  let lazy: { readonly from: number; lines: number } | null = null;
  let quotes = 0;
  let isInList = false;
  const isFenced = createFences();
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (line === '') break;
    if (isFenced(line)) {
      lazy = null;
      isInList = false;
      quotes = 0;
      continue;
    }
    const marks = /^[ \t>]*/.exec(line)?.[0] ?? '';
    const depth = marks.split('>').length - 1;
    const rest = line.slice(depth === 0 ? 0 : marks.lastIndexOf('>') + 1);
    const markers = listMarkers.exec(line)?.[0];
    if (
      markers !== undefined &&
      markers.length > parsing.listMarkers &&
      countOf(markers, oneListMarker) > parsing.listMarkers
    )
      return { offset: index, why: `more than ${parsing.listMarkers} lists begin in one another on this line` };
    if (rest.trim() === '' || markers !== undefined || endsParagraph.test(rest)) {
      lazy = null;
      quotes = depth;
      isInList = markers !== undefined;
    } else if (depth < quotes || (isInList && !/^[ \t]{2}|^\t/.test(rest))) {
      lazy ??= { from: index, lines: 0 };
      if (++lazy.lines > parsing.lazyLines) return { offset: lazy.from, why: lazyLines };
    } else quotes = Math.max(quotes, depth);
  }
  return null;
}

const lazyLines = `more than ${parsing.lazyLines.toLocaleString('en')} lines go on with a block quote or list item without its marks; put an empty line before them`;

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
    tooFar('runs of backticks that never end', backtickRuns(source).size, source);
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
