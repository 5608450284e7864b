/** What stands before the content of a line. */
export interface LineStart {
  /** White space and quote marks. */
  readonly marks: string;
  /** With the markers of lists and footnotes that begin in the line; `null` where none begins. */
  readonly markers: string | null;
  readonly isBlank: boolean;
}

/**
 * Follows which block quotes, list items and footnotes are open, about as the parser does it.
 *
 * @returns tells, of each line in turn, the steps that the parser takes before its content: for each open container it looks
 *   at the white space that is left, and keeps a list of all that are open
 */
export function createContainers(): (line: LineStart) => number {
  /** The columns at which the content of open items and footnotes begins, which grow. */
  const contents: number[] = [];
  let isBehindBlank = false;

  const begin = (column: number, markers: string): number => {
    while ((contents.at(-1) ?? 0) > column) contents.pop();
    const before = contents.length;
    for (const { 0: marker, index } of markers.matchAll(oneMarker)) contents.push(column + index + marker.length + 1);
    return (contents.length - before) * markers.length * stepsOfRule;
  };

  return ({ marks, markers, isBlank }) => {
    const quotes = marks.split('>').length - 1;
    const column = columnsOf(marks.slice(marks.lastIndexOf('>') + 1));
    const beginning = markers === null ? 0 : begin(column, markers.slice(marks.length));
    if (markers === null && isBehindBlank && column === 0 && !isBlank) contents.length = 0;
    isBehindBlank = isBlank;
    const open = quotes + (isBlank || markers !== null ? contents.length : countUpTo(contents, column));
    return beginning + open * (stepsOfContainer + Math.max(open, columnsOf(markers ?? marks)));
  };
}

/** What it takes to see whether a container goes on, beside white space. */
const stepsOfContainer = 40;

/** At each marker of a list the parser looks whether the rest of the line is a rule, and takes notes meanwhile. */
const stepsOfRule = 4;

/** A quote mark behind another marker as well. */
const oneMarker = /[-+*>]|\d+[.)]|\[\^[^:]*:/g;

/** A tab is taken for four columns: at most it is. */
function columnsOf(marks: string): number {
  return marks.includes('\t') ? marks.length + 3 * (marks.split('\t').length - 1) : marks.length;
}

/** Of numbers that grow. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let count = 0;
  while ((numbers[count] ?? Number.POSITIVE_INFINITY) <= limit) count++;
  return count;
}
