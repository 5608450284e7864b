import type { Link } from '../../model/link.ts';
import type { Page } from '../page.ts';

/** What references call a definition, as labels are compared: CommonMark 0.31.2, section 4.7, "matches". */
export function normalizeLabel(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();
}

/** The label of a definition as it is written, without its brackets. */
export function labelOf({ outer }: Link, { text }: Pick<Page, 'text'>): string {
  // A label has at most 999 characters (CommonMark 0.31.2, section 4.7).
  const [, label = ''] = /^\[((?:[^\\\]]|\\.)*)\]/s.exec(text.slice(outer.start, outer.start + 1001)) ?? [];
  return label;
}

/** The first definition of each label, by the label as it is compared. */
export function definitionsOf(page: Pick<Page, 'text' | 'links'>): ReadonlyMap<string, Link> {
  const found = new Map<string, Link>();
  for (const link of page.links) {
    if (link.kind !== 'definition') continue;
    const label = normalizeLabel(labelOf(link, page));
    if (!found.has(label)) found.set(label, link);
  }
  return found;
}
