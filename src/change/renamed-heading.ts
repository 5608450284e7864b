import { diffArrays } from 'diff';
import { anchorKey } from '../extract/anchors.ts';
import { slugs } from '../extract/headings.ts';
import type { Document } from '../model/document.ts';
import type { Heading } from '../model/outline.ts';

/**
 * The fragment of the heading that stands where another one stood: of the same depth, between the same neighbours.
 *
 * @param fragment that of the heading that is gone, without `#`
 * @returns `null` where it cannot be told which heading that is
 */
export function findRenamedHeading(before: Document, after: Document, fragment: string): string | null {
  const [old, young] = [before.outline().headings, after.outline().headings];
  const lost = slugsOf(old).findIndex((slug) => anchorKey(slug) === anchorKey(fragment));
  if (lost === -1) return null;
  const index = counterpart(old.map(nameOf), young.map(nameOf), lost);
  return index === null || old[lost]?.depth !== young[index]?.depth ? null : (slugsOf(young)[index] ?? null);
}

/** The index of what was put in where something was taken out, if as many were put in as were taken out. */
function counterpart(old: readonly string[], young: readonly string[], lost: number): number | null {
  let [before, after] = [0, 0];
  const parts = diffArrays([...old], [...young]);
  for (const [at, { added, removed, count }] of parts.entries()) {
    const next = parts[at + 1];
    if (removed && lost >= before && lost < before + count) {
      return next?.added === true && next.count === count ? after + lost - before : null;
    }
    if (!added) before += count;
    if (!removed) after += count;
  }
  return null;
}

function slugsOf(headings: readonly Heading[]): readonly string[] {
  return slugs(headings.map(({ text }) => ({ text, numbered: text })));
}

function nameOf({ depth, text }: Heading): string {
  return `${depth} ${text}`;
}
