/** Between a page's title and its site's name. */
const separator = /\s+[-–—|·•:»«›‹/]+\s+|\s*[|»«›‹]\s*|:\s+/u;

/** A title as a whole, and what stands before and after the site's name; without closing punctuation. */
export function titleParts(title: string | null): readonly string[] {
  if (title === null) return [];
  const parts = title.split(separator);
  return [...new Set([title, parts[0] ?? '', parts.at(-1) ?? ''])].map((part) =>
    part
      .replaceAll('’', "'")
      .trim()
      .replace(/[\s.!?…。！]+$/u, ''),
  );
}
