import { letters } from './letters.ts';

/** Whether one of two names is part of the other, as far as they have letters. */
export function isAlike(one: string, other: string): boolean {
  const [own, section] = [letters(one), letters(other)];
  return section.includes(own) || own.includes(section);
}

/**
 * Whether a line of a table of contents has a name that says nothing of its section's: no part of it, no word or beginning of
 * a word of it, no short form ("JS", "DBs"), and no translation into another script.
 */
export function isOtherName(line: string, section: string): boolean {
  if (isAlike(line, section) || isShortFor(letters(line), letters(section))) return false;
  if (isShortFor(letters(section), letters(line)) || isLatin(line) !== isLatin(section)) return false;
  const stems = new Set(stemsOf(section));
  return !stemsOf(line).some((stem) => stems.has(stem));
}

/** The beginnings of words; shorter words are articles and the like. */
function stemsOf(name: string): readonly string[] {
  return (name.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => word.slice(0, 4));
}

/** Whether the letters of a short name stand in a longer one in their order, from the first letter on. */
function isShortFor(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false;
  let from = 0;
  for (const letter of short) {
    const at = long.indexOf(letter, from);
    if (at === -1) return false;
    from = at + letter.length;
  }
  return true;
}

function isLatin(name: string): boolean {
  return /\p{Script=Latin}/u.test(name);
}
