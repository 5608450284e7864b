import type { PhrasingContent } from 'mdast';
import { behindLine, endOf, type Line, type PlacedPoint, pointAt } from './line.ts';

/** Reads phrasing without the parser, where it can; `null` for what the parser has to read. */
export type ReadPhrasing = (lines: readonly Line[]) => PhrasingContent[] | null;

/**
 * Reads the content of paragraphs, headings and table cells that is written as most of it is: words, `code`, links and images
 * whose destinations need no second look, and emphasis around whole words. Gives what the parser gives, in a fraction of the
 * time; where it is not sure of that it gives up, and the parser is asked.
 *
 * @returns `null` for what the parser has to read
 */
export function readPhrasing(lines: readonly Line[]): PhrasingContent[] | null {
  const content: PhrasingContent[] = [];
  for (const line of lines) {
    const { source, ending } = line;
    const cursor: Cursor = { line, at: 0 };
    // Spaces before all lines but the first belong to none.
    if (line !== lines[0]) while (source.charCodeAt(cursor.at) === space) cursor.at++;
    // Other white space at the ends is left out, or breaks the line.
    if (cursor.at === source.length || source.startsWith(' ', cursor.at) || source.endsWith(' ')) return null;
    if (!readUntil(cursor, content, 'nothing')) return null;
    if (ending !== '') addText(content, ending, endOf(line), behindLine(line));
  }
  return content;
}

/** Where in a line the reading has come to. */
interface Cursor {
  readonly line: Line;
  at: number;
}

type Around = 'nothing' | 'emphasis' | 'link';

const space = 32;
const backtick = 96;
const openingBracket = 91;
const closingBracket = 93;
const asterisk = 42;
const underscore = 95;

/** No character with which markup can begin or end, and none that the parser replaces. */
const words = /(?:[^\0-\x1F!&*<[\\\]_`~]|!(?!\[)|&(?![#\w])|(?<=[A-Za-z\d])_(?=[A-Za-z\d]))+/y;
/** No spaces at the ends, of which one may be taken off, and no backslashes, of which a table cell takes some off. */
const code = /`((?![ `])[^\0-\x1F`\\]+(?<! ))`(?!`)/y;
const imageText = /!\[([^\0-\x1F!&*<[\\\]_`~]*)/y;
/** No escapes, character references, parentheses or title. */
const resource = /\]\(([^\0-\x20\x7F<>()\\&]+|[^\0-\x20\x7F<>()\\;]+)\)/y;

/** Reads to the end of the line, or to what may end what stands around. */
function readUntil(cursor: Cursor, content: PhrasingContent[], around: Around): boolean {
  const { source } = cursor.line;
  while (cursor.at < source.length) {
    switch (source.charCodeAt(cursor.at)) {
      case backtick:
        if (!readCode(cursor, content)) return false;
        break;
      case openingBracket:
        if (around === 'link' || !readLink(cursor, content)) return false;
        break;
      case closingBracket:
        return around === 'link';
      case asterisk:
      case underscore:
        if (around === 'emphasis') return true;
        if (around === 'link' || !readEmphasis(cursor, content)) return false;
        break;
      default:
        if (!(source.startsWith('![', cursor.at) ? readImage : readWords)(cursor, content, around)) return false;
    }
  }
  return around === 'nothing';
}

function readWords(cursor: Cursor, content: PhrasingContent[], around: Around): boolean {
  const start = pointAt(cursor.line, cursor.at);
  const run = match(words, cursor)?.[0];
  if (run === undefined) return false;
  // Bare addresses; there are none in the text of a link.
  if (around !== 'link' && (run.includes('://') || run.includes('www.'))) return false;
  addText(content, run, start, pointAt(cursor.line, cursor.at));
  return true;
}

function readCode(cursor: Cursor, content: PhrasingContent[]): boolean {
  const from = cursor.at;
  const value = match(code, cursor)?.[1];
  if (value === undefined) return false;
  content.push({ type: 'inlineCode', value, position: positionFrom(cursor, from) });
  return true;
}

function readLink(cursor: Cursor, content: PhrasingContent[]): boolean {
  const from = cursor.at++;
  // A footnote goes before a link.
  if (cursor.line.source.startsWith('^', cursor.at)) return false;
  const children: PhrasingContent[] = [];
  if (!readUntil(cursor, children, 'link')) return false;
  const target = readResource(cursor);
  if (target === null) return false;
  const { url, data } = target;
  // Only what stands in links is read in one.
  content.push({
    type: 'link',
    title: null,
    url,
    children: children as never,
    position: positionFrom(cursor, from),
    data,
  });
  return true;
}

function readImage(cursor: Cursor, content: PhrasingContent[]): boolean {
  const from = cursor.at;
  const alt = match(imageText, cursor)?.[1];
  const target = alt === undefined ? null : readResource(cursor);
  if (target === null || alt === undefined) return false;
  const { url, data } = target;
  content.push({ type: 'image', title: null, url, alt, position: positionFrom(cursor, from), data });
  return true;
}

function readResource(cursor: Cursor) {
  const start = cursor.line.start.offset + cursor.at + ']('.length;
  const url = match(resource, cursor)?.[1];
  if (url === undefined) return null;
  return {
    url,
    data: { destination: { start, end: start + url.length, syntax: 'resource', brackets: 'none' } as const },
  };
}

/** Marks that can only open, since white space stands before them, and such that can only close. */
function readEmphasis(cursor: Cursor, content: PhrasingContent[]): boolean {
  const { source } = cursor.line;
  const from = cursor.at;
  const mark = source.charAt(from);
  const marks = source.startsWith(mark, from + 1) ? mark + mark : mark;
  const opens = (from === 0 || source[from - 1] === ' ') && /[^\s*_]/.test(source.charAt(from + marks.length));
  if (!opens) return false;
  cursor.at += marks.length;
  const children: PhrasingContent[] = [];
  if (!readUntil(cursor, children, 'emphasis') || !source.startsWith(marks, cursor.at)) return false;
  const before = source.charAt(cursor.at - 1);
  cursor.at += marks.length;
  const after = source.charAt(cursor.at);
  const closes =
    after === '' || after === ' ' ? /\S/.test(before) : /[A-Za-z\d]/.test(before) && /[.,:;!?)]/.test(after);
  if (!closes) return false;
  const type = marks.length === 2 ? 'strong' : 'emphasis';
  content.push({ type, children, position: positionFrom(cursor, from) });
  return true;
}

function match(pattern: RegExp, cursor: Cursor): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.line.source);
  if (found !== null) cursor.at = pattern.lastIndex;
  return found;
}

function addText(content: PhrasingContent[], value: string, start: PlacedPoint, end: PlacedPoint): void {
  const last = content.at(-1);
  if (last?.type === 'text' && last.position) {
    last.value += value;
    last.position.end = end;
  } else content.push({ type: 'text', value, position: { start, end } });
}

function positionFrom(cursor: Cursor, from: number): { start: PlacedPoint; end: PlacedPoint } {
  return { start: pointAt(cursor.line, from), end: pointAt(cursor.line, cursor.at) };
}
