/** Texts that are kept, and how many UTF-16 units each may have: types, servers and lengths of small pages are far fewer. */
const most = 1_000;
const longest = 100;

const known = new Map<string, string>();

/**
 * A text that many answers have alike (a type, a server's name) as the one that an earlier answer brought: every probe of a
 * run is kept, and each would keep its own.
 */
export function commonText(text: string): string {
  if (text.length > longest) return text;
  const same = known.get(text);
  if (same !== undefined) return same;
  if (known.size < most) known.set(text, text);
  return text;
}
