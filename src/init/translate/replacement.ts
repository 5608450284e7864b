import type { Draft } from './draft.ts';
import { type Expression, forNormalised, reachOf, toPattern } from './to-pattern.ts';

/**
 * Translates one replacement in addresses. linkmend's `remap` takes the first entry that fits, once, and wants a web address
 * to come of it.
 */
export function translateReplacement(
  expression: Expression,
  to: string,
  { key, repeats = false }: { readonly key: string; readonly repeats?: boolean },
  draft: Draft,
): void {
  // A replacement in the middle of an address keeps its scheme; one at its beginning has to bring one.
  const begins = /^\^|^https?/.test(expression.source);
  if (/^file:|^\.{0,2}\//i.test(to) || (begins && !/^https?:\/\/|^\$/i.test(to))) {
    draft.note(key, 'none', `"${to}" is no web address: links to files are looked up as they are written`);
    return;
  }
  if (/^\^\\?\/$/.test(expression.source)) {
    draft.remap('/', to);
    draft.note(key, 'same', 'remap');
    return;
  }
  if (reachOf(expression) !== 'web') {
    draft.note(key, 'none', 'remap sees web addresses, and links that begin with /');
    return;
  }
  const from = toPattern(forNormalised(expression));
  if (from.kind === 'fault') {
    draft.note(key, 'none', `/${expression.source}/ ${from.fault}`);
    return;
  }
  draft.remap(from.value, to);
  const once = !repeats || /^\^|\$$/.test(expression.source);
  draft.note(key, once ? 'same' : 'differs', once ? 'remap' : 'remap, which replaces the first occurrence alone');
}
