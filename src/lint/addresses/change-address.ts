import type { Safety } from '../../model/edit.ts';
import type { Link } from '../../model/link.ts';
import type { RuleFix } from '../rule.ts';

/**
 * A fix that changes a destination as it is written, and the address that it stands for in the same way.
 *
 * @param change must keep to characters that fit every place; gets the destination as written, and the address
 * @returns what to spread into a finding: nothing where one of the two stays as it is
 */
export function changeAddress(
  { raw, url, span }: Link,
  safety: Safety,
  change: (written: string) => string,
): { readonly fix?: RuleFix } {
  const text = change(raw);
  const becomes = change(url);
  if (text === raw || becomes === url) return {};
  return { fix: { safety, becomes, edits: [{ span, text, expected: raw }] } };
}

/** Where a part of a destination stands, or the whole of it where it is written in another way. */
export function placeOf(part: string, { raw, span }: Link): Link['span'] {
  const at = raw.indexOf(part);
  return at === -1 ? span : { start: span.start + at, end: span.start + at + part.length };
}
