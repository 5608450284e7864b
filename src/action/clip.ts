/**
 * The beginning of a text from outside, whole characters, with an ellipsis where something is left out. What is longer than
 * this could fill the comment alone, or keep whatever reads it busy.
 *
 * @param length in UTF-16 units
 */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
