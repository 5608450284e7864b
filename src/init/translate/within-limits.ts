import type { Limits } from '../../config/defaults.ts';
import { formatDuration } from '../../config/duration.ts';
import type { Draft } from './draft.ts';
import { type Given, readNumber, readSpan, readText } from './read-values.ts';

/**
 * A number within what linkmend takes, and a note that tells where it had to be cut.
 *
 * @param name how the note names linkmend's key
 */
export function numberWithin(given: Given, value: number, range: Limits, draft: Draft, name: string): number {
  const kept = within(Math.round(value), range);
  noteKept(given, name, { wanted: value, kept, shown: String(kept) }, draft);
  return kept;
}

/**
 * A duration within what linkmend takes, as linkmend writes it, and a note that tells where it had to be cut; `null` for what
 * cannot be read as one.
 *
 * @param unit milliseconds that a bare number counts
 * @param name how the note names linkmend's key
 */
export function durationWithin(given: Given, unit: number, range: Limits, draft: Draft, name: string): string | null {
  const wanted =
    typeof given.value === 'string' && !/^\d+(?:\.\d+)?$/.test(given.value)
      ? readSpan(readText(given))
      : readNumber(given) * unit;
  if (wanted === null) {
    draft.note(given.key, 'none', `cannot be read as a time: ${JSON.stringify(given.value)}`);
    return null;
  }
  const kept = within(wanted, range);
  const shown = formatDuration(kept);
  noteKept(given, name, { wanted, kept, shown }, draft);
  return shown;
}

function within(value: number, { minimum, maximum }: Limits): number {
  return Math.min(maximum, Math.max(minimum, value));
}

function noteKept(
  { key }: Given,
  name: string,
  { wanted, kept, shown }: { readonly wanted: number; readonly kept: number; readonly shown: string },
  draft: Draft,
): void {
  if (kept === wanted) draft.note(key, 'same', name);
  else draft.note(key, 'differs', `${name}, which takes ${shown} ${kept < wanted ? 'at most' : 'at least'}`);
}
