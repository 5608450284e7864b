import { once } from '../extract/once.ts';
import type { Document } from '../model/document.ts';
import type { PlacedFinding } from '../model/judged.ts';
import type { Link } from '../model/link.ts';

/** The link that a finding is about, or stands in or next to it: the first one in its span, else the last one above. */
export function createLinkFinder(documents: readonly Document[]): (placed: PlacedFinding) => Link | null {
  const linksOf = new Map(
    documents.map(({ source, links }) => [
      source.path,
      once(() => links.toSorted((one, other) => one.span.start - other.span.start)),
    ]),
  );
  return ({ link, finding: { file, span } }) => {
    if (link !== null || span === null) return link;
    const links = linksOf.get(file)?.() ?? [];
    const next = countBefore(links, span.start);
    const inside = links[next];
    return inside !== undefined && inside.span.start < span.end ? inside : (links[next - 1] ?? null);
  };
}

/** How many of the sorted links start before an offset. */
function countBefore(links: readonly Link[], offset: number): number {
  let [low, high] = [0, links.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.span.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
