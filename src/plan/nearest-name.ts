import { distance } from 'fastest-levenshtein';

/**
 * The name most like a wanted one, or `null` where none is: a third of the letters may differ, two in short names.
 *
 * @param fold brings names into the form in which they are compared
 */
export function nearestName(
  wanted: string,
  names: readonly string[],
  fold: (name: string) => string = (name) => name.toLowerCase(),
): string | null {
  const goal = fold(wanted);
  let best: string | null = null;
  // One letter of three is another word.
  let fewest = Math.min(Math.max(2, Math.floor(goal.length / 3)), goal.length - 2);
  for (const name of names) {
    const form = fold(name);
    if (Math.abs(form.length - goal.length) > fewest) continue;
    const edits = distance(form, goal);
    if (edits < fewest || (edits === fewest && best === null)) {
      best = name;
      fewest = edits;
    }
  }
  return best;
}
