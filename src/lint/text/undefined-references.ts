import { suggest } from '../../config/suggestion.ts';
import { once } from '../../extract/once.ts';
import type { Span } from '../../model/span.ts';
import type { Page } from '../page.ts';
import { definitionsOf, labelOf, normalizeLabel } from './labels.ts';
import { createRunningText, type RunningText } from './running-text.ts';

/** `[text][label]` or `[label][]` whose label nothing defines. */
export interface UndefinedReference {
  readonly span: Span;
  /** As written. */
  readonly label: string;
  /** The label of a definition that was probably meant. */
  readonly suggestion: string | null;
}

/** @param allow labels that need no definition */
export function findUndefinedReferences(page: Page, allow: readonly string[]): readonly UndefinedReference[] {
  const definitions = definitionsOf(page);
  const allowed = new Set(allow.map(normalizeLabel));
  const labels = [...definitions.values()].map((link) => labelOf(link, page));
  const byLetters = new Map(labels.map((label) => [lettersOf(label), label]));
  const running = createRunningText(page);
  const tags = once(() => tagsOf(running));
  return running.matches(/\]\[([^\][\r\n]{0,200})\](?![([])/g).flatMap((match) => {
    const start = running.opening(match.index);
    if (start === null) return [];
    const text = page.text.slice(start + 1, match.index);
    const label = match[1]?.trim() === '' ? text : (match[1] ?? '');
    if (!isMeant(text, label, page.text[start - 1] ?? '')) return [];
    const name = normalizeLabel(label);
    if (allowed.has(name) || definitions.has(name)) return [];
    if (tags().has(name) && tags().has(normalizeLabel(text))) return [];
    const suggestion = suggest(label, labels) ?? byLetters.get(lettersOf(label)) ?? null;
    return [{ span: { start, end: match.index + match[0].length }, label, suggestion }];
  });
}

/** The same for words with swapped letters; short ones, in which that makes another word, stay as they are. */
function lettersOf(label: string): string {
  return label.length < 4 ? label : Array.from(normalizeLabel(label)).sort().join('');
}

/** What stands alone in brackets somewhere: two of these side by side are no reference. */
function tagsOf(running: RunningText): ReadonlySet<string> {
  return new Set(running.matches(/(?<!\])\[([^\][\r\n]{1,50})\](?![[(:])/g).map(([, tag = '']) => normalizeLabel(tag)));
}

/** Not an index, a class of characters, numbers of notes, a footnote, a template, nor an address in wrong brackets. */
function isMeant(text: string, label: string, before: string): boolean {
  if (/[\p{L}\p{N}_)\]]/u.test(before) || text.trim() === '') return false;
  if (/^[\d\s,–-]+$/.test(text) && /^[\d\s,–-]+$/.test(label)) return false;
  return !/^\^|^\\?.-\\?.|^(?:https?:\/\/|www\.|mailto:)|[{}$*|]/i.test(label);
}
