/**
 * A text as one that is known already, where both are equal: an address goes through many hands, each of which makes it
 * anew, and a run that keeps thousands of links would keep it as often.
 */
export function sameText(text: string, known: string): string {
  return text === known ? known : text;
}
