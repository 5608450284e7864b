/** The beginning of a list of lines. */
export interface Fitting {
  readonly text: string;
  /** How many lines it has. */
  readonly shown: number;
}

/**
 * As many lines as have room, from the first on: a text on GitHub has a longest length.
 *
 * @param room in UTF-16 units
 */
export function linesThatFit(lines: readonly string[], room: number): Fitting {
  let text = '';
  let shown = 0;
  for (const line of lines) {
    if (text.length + line.length > room) break;
    text += line;
    shown += 1;
  }
  return { text, shown };
}

/** The same between what stands before and after them; nothing at all where not even the first has room. */
export function framedLinesThatFit(
  [before, after]: readonly [string, string],
  lines: readonly string[],
  room: number,
): Fitting {
  const { text, shown } = linesThatFit(lines, room - before.length - after.length);
  return shown === 0 ? { text: '', shown } : { text: before + text + after, shown };
}
