import type { Span } from '../model/span.ts';

/**
 * Finds the addresses of a `srcset` value: the parts of the WHATWG HTML standard's "parse a srcset attribute" that decide
 * where an address starts and ends. Commas inside an address (`data:`) belong to it, those at its end do not. Candidates
 * whose descriptors a browser would refuse count too: their address was meant.
 *
 * @param value the attribute's value, character references resolved
 * @returns spans in `value`, none of them empty
 */
export function srcsetAddresses(value: string): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  while (at < value.length) {
    const start = skip(value, at, /[ \t\n\f\r,]*/y);
    const end = skip(value, start, /[^ \t\n\f\r]*/y);
    if (start === end) break;
    let addressEnd = end;
    while (value[addressEnd - 1] === ',') addressEnd--;
    spans.push({ start, end: addressEnd });
    // A comma at its end closes the candidate; otherwise descriptors follow, up to a comma outside of parentheses.
    at = addressEnd < end ? end : skip(value, end, /(?:[^,(]|\([^)]*(?:\)|$))*/y);
  }
  return spans;
}

function skip(value: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(value)?.[0].length ?? 0);
}
