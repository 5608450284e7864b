import type { Draft } from './draft.ts';
import { type Given, listOf, type NamedGiven } from './read-values.ts';
import type { KeyNote } from './translation.ts';

/**
 * Takes the value of one key over, and notes what became of it.
 *
 * @throws ConfigError for a value of another kind than the tool takes
 */
export type TranslateKey = (given: Given, draft: Draft) => void;

/** What becomes of each key that a tool has, by the key's name. */
export type KeyTable = Readonly<Record<string, TranslateKey>>;

/**
 * Translates keys in the order in which they stand in the file.
 *
 * @param unknown what is told of each that the table lacks
 */
export function translateKeys(entries: readonly NamedGiven[], table: KeyTable, unknown: string, draft: Draft): void {
  for (const [name, given] of entries) {
    const translate = Object.hasOwn(table, name) ? table[name] : undefined;
    if (translate === undefined) draft.note(given.key, 'none', unknown);
    else translate(given, draft);
  }
}

/** For keys that set nothing here. */
export function tell(kind: KeyNote['kind'], text: string): TranslateKey {
  return ({ key }, draft) => draft.note(key, kind, text);
}

/** For keys that hold a list, or one value alone. */
export function each(translate: TranslateKey): TranslateKey {
  return (given, draft) => {
    for (const entry of listOf(given)) translate(entry, draft);
  };
}
