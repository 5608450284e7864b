/** A half-open range of UTF-16 offsets into {@link Source.text} (a leading BOM is not counted). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people and editors count it: both 1-based, `column` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open range between two {@link Position}s, in the shape that the JSON report uses. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Translates between offsets and positions of one text. */
export interface LineIndex {
  /** The position of a UTF-16 offset; offsets beyond the text give its end. */
  position(offset: number): Position;
  /** The UTF-16 offset of a position, or `undefined` where the text has no such line. */
  offset(position: Position): number | undefined;
  range(span: Span): Range;
  /** The UTF-8 bytes between the beginning of its line and an offset. */
  bytesBefore(offset: number): number;
}

/**
 * Indexes the line starts of a text. A line ends with LF, CRLF or CR, as in CommonMark 0.31.2, section 2.1.
 *
 * @param text the text without its BOM
 */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);

  const position = (offset: number): Position => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.min(offset, text.length) - (starts[low] ?? 0) + 1 };
  };

  return {
    position,
    offset: ({ line, column }) => {
      const start = starts[line - 1];
      return start === undefined ? undefined : start + column - 1;
    },
    range: ({ start, end }) => {
      const from = position(start);
      const to = position(end);
      return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
    },
    bytesBefore: (offset) => Buffer.byteLength(text.slice(starts[position(offset).line - 1] ?? 0, offset)),
  };
}
