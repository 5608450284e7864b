import { diffArrays } from 'diff';

/** Beyond that many lines taken out or put in, finding the shortest way takes long and says little. */
const mostEdits = 2000;

/** For each line of a text, the index of the line that it was in an earlier one; `null` for a new line. */
export type Alignment = readonly (number | null)[];

/**
 * Aligns the lines of a text with those of an earlier one. Line ends do not count.
 *
 * @param rewritten what lines are that stand in place of as many others: `new`, or the `same` lines with other words
 */
export function alignLines(before: string, after: string, rewritten: 'new' | 'same'): Alignment {
  const [old, young] = [linesOf(before), linesOf(after)];
  const parts = diffArrays([...old], [...young], { maxEditLength: mostEdits });
  if (parts === undefined) return alignByText(old, young);
  const aligned: (number | null)[] = [];
  let index = 0;
  for (const [at, { added, removed, count }] of parts.entries()) {
    const replaces = rewritten === 'same' && added && parts[at - 1]?.removed === true && parts[at - 1]?.count === count;
    if (removed) index += count;
    else
      for (let line = 0; line < count; line++)
        aligned.push(replaces ? index - count + line : added ? null : index + line);
    if (!removed && !added) index += count;
  }
  return aligned;
}

/** Each line is the first one of its text that is left, wherever it stands. */
function alignByText(old: readonly string[], young: readonly string[]): Alignment {
  const left = new Map<string, number[]>();
  for (const [index, line] of [...old.entries()].reverse()) {
    const same = left.get(line);
    if (same === undefined) left.set(line, [index]);
    else same.push(index);
  }
  return young.map((line) => left.get(line)?.pop() ?? null);
}

export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
