import type { Page } from '../page.ts';
import { createRunningText } from './running-text.ts';

/** Longer labels are sentences: nobody mistypes these, and each has as many spellings as letters. */
const longestLabel = 60;

/** Of shorter ones, one letter more or less is another word. */
const shortestLabel = 4;

/**
 * Tells what stands in brackets and makes no link, but differs from a label by one letter, two swapped ones, or only by
 * letter case, spaces and hyphens. Spellings are compared without one of their letters each, so in a time that grows with the
 * text and not with the pairs.
 *
 * @returns for a label what was probably meant to name it, as written; `null` for none
 */
export function createNearLabels(page: Page): (label: string) => string | null {
  const written = new Map<string, string>();
  for (const [, bracketed = ''] of createRunningText(page).matches(/\[([^\][\r\n]{1,100})\](?!\()/g)) {
    for (const spelling of spellings(bracketed)) if (!written.has(spelling)) written.set(spelling, bracketed);
  }
  return (label) => {
    for (const spelling of spellings(label)) {
      const found = written.get(spelling);
      if (found !== undefined) return found;
    }
    return null;
  };
}

function spellings(label: string): readonly string[] {
  const plain = label.toLowerCase().replace(/[-_\s]/g, '');
  if (plain.length < shortestLabel || plain.length > longestLabel) return [plain];
  return [plain, ...Array.from(plain, (_, at) => plain.slice(0, at) + plain.slice(at + 1))];
}
