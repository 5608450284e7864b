import type { Text } from 'mdast';

type Point = NonNullable<Text['position']>['start'];

/** A place in a text: line and column from 1, and the UTF-16 offset. */
export type PlacedPoint = Point & { readonly offset: number };

/** A line of a text, or what of one belongs to a block. */
export interface Line {
  readonly start: PlacedPoint;
  readonly source: string;
  /** Empty in the last line of a text or block. */
  readonly ending: string;
}

export const firstPoint: PlacedPoint = { line: 1, column: 1, offset: 0 };

/** @param at UTF-16 units from the start of the line */
export function pointAt({ start }: Line, at: number): PlacedPoint {
  return { line: start.line, column: start.column + at, offset: start.offset + at };
}

/** The end of what is in a line, before its line ending. */
export function endOf(line: Line): PlacedPoint {
  return pointAt(line, line.source.length);
}

/** Behind its line ending. */
export function behindLine(line: Line): PlacedPoint {
  const end = endOf(line);
  return line.ending === '' ? end : { line: end.line + 1, column: 1, offset: end.offset + line.ending.length };
}

/** Whether there is nothing in it but white space. */
export function isBlank(source: string): boolean {
  return /^[ \t]*$/.test(source);
}
