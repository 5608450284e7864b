/** An order in which lists are kept: negative where the first name comes before the second one. */
export type Order = (one: string, other: string) => number;

export const orderNames = ['code-point', 'case-sensitive', 'natural', 'letters', 'words', 'markup', 'pinyin'] as const;
export type OrderName = (typeof orderNames)[number];

/** Orders that tell of a list by themselves. The others are too seldom meant, and fit too many lists by chance. */
export const usualOrders: readonly OrderName[] = ['code-point', 'natural', 'letters', 'words'];

/**
 * The orders that lists and their checkers use:
 *
 * - `code-point`: lower case by code unit (awesome-go, awesome-elixir, awesome-docker)
 * - `case-sensitive`: by code unit as written (`sort` in the C locale)
 * - `natural`: as the language sorts, numbers by value
 * - `letters`: the same without punctuation and spaces
 * - `words`: as `code-point`, with all that parts words alike
 * - `markup`: as `code-point`, with the bracket that ends a link's text, as whole lines are sorted (awesome-rust)
 * - `pinyin`: as Chinese sorts by sound, without punctuation
 *
 * @param locale a BCP 47 tag
 */
export function createOrders(locale: string): ReadonlyMap<OrderName, Order> {
  const natural = new Intl.Collator(locale, { numeric: true });
  const letters = new Intl.Collator(locale, { ignorePunctuation: true });
  const pinyin = new Intl.Collator('zh-u-co-pinyin', { ignorePunctuation: true });
  return new Map<OrderName, Order>([
    ['code-point', (one, other) => compareUnits(one.toLowerCase(), other.toLowerCase())],
    ['case-sensitive', compareUnits],
    ['natural', natural.compare],
    ['letters', letters.compare],
    ['words', (one, other) => compareUnits(words(one), words(other))],
    ['markup', (one, other) => compareUnits(`${one.toLowerCase()}]`, `${other.toLowerCase()}]`)],
    ['pinyin', pinyin.compare],
  ]);
}

function compareUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function words(name: string): string {
  return name.toLowerCase().replace(/[\s\-_.:/]+/g, ' ');
}

/** By what stands before the first letter of a script without case: Chinese is sorted by sound, strokes or not at all. */
export function byCasedLetters(one: string, other: string): number {
  return compareUnits(casedLetters(one), casedLetters(other));
}

function casedLetters(name: string): string {
  return name.toLowerCase().replace(/\s*\p{Lo}.*$/su, '');
}
