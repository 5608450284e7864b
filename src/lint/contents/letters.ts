/** A text as far as letters and digits go, in lower case: for comparing titles. */
export function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
