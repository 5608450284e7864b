import type { Heading } from '../../model/outline.ts';

/** The index of the heading that each heading stands below; `null` where it stands below none. */
export function headingParents(headings: readonly Pick<Heading, 'depth'>[]): readonly (number | null)[] {
  const open: { readonly index: number; readonly depth: number }[] = [];
  return headings.map(({ depth }, index) => {
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const parent = open.at(-1)?.index ?? null;
    open.push({ index, depth });
    return parent;
  });
}
