import type { RuleFinding } from '../rule.ts';
import { together } from '../text/together.ts';
import type { ShapeConventions } from './conventions.ts';

/** From how many entries on a list that is written in a way of its own may be meant so. */
const least = 3;

interface List {
  /** How many of its entries say something. */
  size: number;
  readonly found: RuleFinding[];
}

/**
 * Deviations from what a file's entries have in common, as {@link together} tells them; those of a list all of whose entries
 * deviate alike are one finding, and whether to mend them is for the curator to say: a glossary, links of another kind.
 *
 * @param way what a deviation has instead
 */
export function togetherByList(
  findings: readonly RuleFinding[],
  { entries }: ShapeConventions,
  most: number,
  way: (finding: RuleFinding) => unknown,
): readonly RuleFinding[] {
  if (findings.length < least || findings.length > most) return together(findings, most);
  const lists = new Map<number, List>();
  const listOf = new Map<RuleFinding['link'], List>();
  for (const { entry, begins, parting } of entries) {
    const list = lists.get(entry.group) ?? { size: 0, found: [] };
    lists.set(entry.group, list);
    listOf.set(entry.link, list);
    if (begins === 'with-link' && parting !== 'prose') list.size++;
  }
  for (const finding of findings) listOf.get(finding.link)?.found.push(finding);
  return findings.flatMap((finding) => {
    const list = listOf.get(finding.link);
    const isWhole = list !== undefined && list.found.length >= least && list.found.length === list.size;
    if (!isWhole || new Set(list.found.map(way)).size > 1) return [finding];
    return list.found[0] === finding ? together(list.found, 1).map(asSuggested) : [];
  });
}

function asSuggested(finding: RuleFinding): RuleFinding {
  return finding.fix === undefined ? finding : { ...finding, fix: { ...finding.fix, safety: 'suggested' } };
}
