import type { Edit } from '../model/edit.ts';
import type { List } from '../model/outline.ts';
import type { Span } from '../model/span.ts';
import type { ContentsItem } from './contents.ts';
import type { ContentsTarget } from './contents-targets.ts';
import { longestIncreasing } from './longest-increasing.ts';

/** A line of a table of contents that stands in another place than its section. */
export interface MisplacedLine {
  readonly item: ContentsItem;
  /** The line beside it after which it belongs; `null` where it belongs before all of them. */
  readonly after: ContentsItem | null;
  /** Moves it there with what lies below it; `null` where lines cannot be moved as they are. */
  readonly edits: readonly Edit[] | null;
}

/**
 * The lines that stand in another order than the sections, as few as possible.
 *
 * @param share of the lines of a list that must stand in order; below, its order is another one
 */
export function findMisplaced(
  text: string,
  targets: readonly ContentsTarget[],
  share: number,
): readonly MisplacedLine[] {
  const byList = new Map<List, ContentsTarget[]>();
  for (const target of targets) {
    if (target.repeats !== null) continue;
    const others = byList.get(target.item.list);
    if (others === undefined) byList.set(target.item.list, [target]);
    else others.push(target);
  }
  return [...byList.values()].flatMap((lines) => {
    const placeOf = ({ heading, meant }: ContentsTarget): number => meant ?? heading;
    const kept = longestIncreasing(lines.map(placeOf));
    if (kept.size === lines.length || kept.size < share * lines.length) return [];
    const ordered = lines.filter((_, index) => kept.has(index));
    const filled = new Set<ContentsItem | null>();
    const [first] = lines;
    const movable = first !== undefined && first.item.list.marker === 'bullet' && !isLoose(text, first.item.list);
    return lines
      .filter((_, index) => !kept.has(index))
      .map((line): MisplacedLine => {
        const after = ordered.findLast((other) => placeOf(other) < placeOf(line))?.item ?? null;
        // Two lines for one gap: the second one moves when the first has moved.
        const edits = !movable || filled.has(after) ? null : move(text, line.item, after, ordered[0]?.item ?? null);
        filled.add(after);
        return { item: line.item, after, edits };
      });
  });
}

function move(
  text: string,
  { item }: ContentsItem,
  after: ContentsItem | null,
  first: ContentsItem | null,
): readonly Edit[] | null {
  const beside = after ?? first;
  const own = wholeLines(text, item.span);
  const other = beside === null ? null : wholeLines(text, beside.item.span);
  if (own === null || other === null) return null;
  const at = after === null ? other.start : other.end;
  const moved = text.slice(own.start, own.end);
  return [
    { span: own, expected: moved, text: '' },
    { span: { start: at, end: at }, expected: '', text: moved, copies: own },
  ];
}

/** The lines of an item with their line endings, where it has them for itself. */
function wholeLines(text: string, { start, end }: Span): Span | null {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const isAlone = /^[\s>]*$/.test(text.slice(from, start)) && to !== -1 && /^\s*$/.test(text.slice(end, to));
  return isAlone ? { start: from, end: to + 1 } : null;
}

function isLoose(text: string, { items }: List): boolean {
  return items.some(({ span }, index) => {
    const next = items[index + 1];
    return next !== undefined && /\n[\s>]*\n/.test(text.slice(span.end, next.span.start));
  });
}
