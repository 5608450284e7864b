import type { Page } from '../page.ts';
import type { Contents, ContentsItem } from './contents.ts';
import { letters } from './letters.ts';

/** Where a line of a table of contents leads, and where it should. */
export interface ContentsTarget {
  readonly item: ContentsItem;
  readonly heading: number;
  /** Another heading that is meant; `null` where it leads right, or nobody can tell. */
  readonly meant: number | null;
  /** An earlier line that leads to the same heading, where no other one is meant. */
  readonly repeats: ContentsItem | null;
}

/**
 * Judges where the lines lead that lead to a heading. Of headings with one name only the first has the plain fragment, so a
 * line may lead to the first and mean another one: the one that stands where the line stands, below the same section or
 * at the same depth.
 */
export function judgeTargets(page: Page, { items, anchors, parents }: Contents): readonly ContentsTarget[] {
  const { headings } = page.outline();
  const isTop = ({ parent }: ContentsItem): boolean => (parent?.heading ?? null) === null;
  const top = usualDepth(items.filter(isTop).flatMap(({ heading }) => headings[heading ?? -1] ?? []));
  const taken = new Set(items.flatMap(({ heading }) => heading ?? []));
  const free = new Map<string, number[]>();
  for (let index = headings.length - 1; index >= 0; index--) {
    if (taken.has(index) || anchors.find(anchors.slugOf(index)) !== index) continue;
    const name = letters(headings[index]?.text ?? '');
    const ofDepth = headings[index]?.depth === top ? [`${name} at the top`] : [];
    for (const group of [name, `${name} below ${parents[index]}`, ...ofDepth]) {
      const stack = free.get(group);
      if (stack === undefined) free.set(group, [index]);
      else stack.push(index);
    }
  }
  const take = (group: string): number | null => {
    const stack = free.get(group) ?? [];
    while (stack.length > 0 && taken.has(stack.at(-1) ?? 0)) stack.pop();
    return stack.at(-1) ?? null;
  };
  const seen = new Map<number, ContentsItem>();
  return items.flatMap((item): readonly ContentsTarget[] => {
    const { heading, parent } = item;
    if (heading === null) return [];
    const first = seen.get(heading) ?? null;
    const name = letters(item.link.text);
    const fits = isTop(item) ? headings[heading]?.depth === top : parents[heading] === parent?.heading;
    const fitting = take(isTop(item) ? `${name} at the top` : `${name} below ${parent?.heading}`);
    const isRight = first === null && (fits || fitting === null);
    const meant = isRight ? null : (fitting ?? take(name));
    seen.set(meant ?? heading, item);
    if (meant !== null) taken.add(meant);
    return [{ item, heading, meant, repeats: meant === null ? first : null }];
  });
}

function usualDepth(headings: readonly { readonly depth: number }[]): number {
  const counts = new Map<number, number>();
  for (const { depth } of headings) counts.set(depth, (counts.get(depth) ?? 0) + 1);
  const [usual] = [...counts].sort(([, one], [, other]) => other - one);
  return usual?.[0] ?? 1;
}
