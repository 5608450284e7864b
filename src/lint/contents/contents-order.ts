import type { Edit } from '../../model/edit.ts';
import type { Heading, List } from '../../model/outline.ts';
import type { Span } from '../../model/span.ts';
import { increasingAround } from '../order/heaviest-increasing.ts';
import { longestIncreasing } from '../order/longest-increasing.ts';
import type { Page } from '../page.ts';
import { type Contents, type ContentsItem, isNested } from './contents.ts';
import type { ContentsTarget } from './contents-targets.ts';

/** A line of a table of contents that stands in another place than its section. */
export interface MisplacedLine {
  readonly item: ContentsItem;
  /** The line beside it after which it belongs; `null` where it belongs before all of them. */
  readonly after: ContentsItem | null;
  /** Moves it there with what lies below it; `null` where lines cannot be moved as they are. */
  readonly edits: readonly Edit[] | null;
}

export interface Order {
  /** Of the lines of a list that must stand in order; below, its order is another one. */
  readonly share: number;
  /** Sections without a line, by their indexes: they count as if each had one where it would be put. */
  readonly missing: readonly number[];
}

/** The lines that stand in another order than the sections, as few as possible. */
export function findMisplaced(
  page: Page,
  contents: Contents,
  targets: readonly ContentsTarget[],
  { share, missing }: Order,
): readonly MisplacedLine[] {
  const { text } = page;
  const byList = new Map<List, ContentsTarget[]>();
  for (const target of targets) {
    // A line below the wrong one has no place there.
    if (target.repeats !== null || !isNested(contents, target.item)) continue;
    const others = byList.get(target.item.list);
    if (others === undefined) byList.set(target.item.list, [target]);
    else others.push(target);
  }
  const found = [...byList.values()].flatMap((lines) => {
    const all = withMissing(lines, missing, contents, page.outline().headings);
    const inOrder = longestIncreasing(all.map(({ place }) => place));
    if (inOrder.size === all.length || inOrder.size < share * all.length) return [];
    const added = all.map(({ line }) => line !== null && page.isNew(line.item.link.outer));
    const stays = added.includes(true)
      ? increasingAround(
          all.map(({ place }) => place),
          (index) => added[index] === true,
        )
      : inOrder;
    const kept = new Set([...stays].map((index) => all[index]?.line));
    const ordered = lines.filter((line) => kept.has(line));
    const [first] = lines;
    const movable = first !== undefined && first.item.list.marker === 'bullet' && !isLoose(text, first.item.list);
    const misplaced = lines
      .filter((line) => !kept.has(line))
      .map((line) => ({ line, after: ordered.findLast((other) => placeOf(other) < placeOf(line))?.item ?? null }));
    const gaps = new Map<ContentsItem | null, ContentsTarget[]>();
    for (const { line, after } of misplaced) {
      const group = gaps.get(after);
      if (group === undefined) gaps.set(after, [line]);
      else group.push(line);
    }
    return misplaced.map(({ line, after }): MisplacedLine => {
      const group = gaps.get(after) ?? [];
      // One fix for all that belong in one gap.
      if (!movable || group[0] !== line) return { item: line.item, after, edits: null };
      const moved = group.toSorted((one, other) => placeOf(one) - placeOf(other)).map(({ item }) => item);
      return { item: line.item, after, edits: move(text, moved, after, ordered[0]?.item ?? null) };
    });
  });
  // What moves with the line above it is put in order in the next round.
  const misplaced = new Set(found.map(({ item }) => item));
  return found.map((one) => (movesAlong(one.item, misplaced) ? { ...one, edits: null } : one));
}

interface Place {
  /** The index of the section. */
  readonly place: number;
  /** Sections of one depth under one heading. */
  readonly group: string;
  /** `null` for one that is not there yet. */
  readonly line: ContentsTarget | null;
}

/** The lines of a list with those that it lacks, each after the one of the nearest section before under the same heading. */
function withMissing(
  lines: readonly ContentsTarget[],
  missing: readonly number[],
  { parents }: Contents,
  headings: readonly Heading[],
): readonly Place[] {
  const toPlace = (place: number, line: ContentsTarget | null): Place => {
    return { place, group: `${headings[place]?.depth} below ${parents[place]}`, line };
  };
  const all = lines.map((line) => toPlace(placeOf(line), line));
  const groups = new Set(all.map(({ group }) => group));
  for (const one of missing.map((heading) => toPlace(heading, null))) {
    if (groups.has(one.group)) all.splice(indexFor(one, all), 0, one);
  }
  return all;
}

function indexFor({ place, group }: Place, all: readonly Place[]): number {
  let before = -1;
  let first = -1;
  for (const [index, other] of all.entries()) {
    if (other.group !== group) continue;
    if (other.place < place && other.place > (all[before]?.place ?? -1)) before = index;
    if (other.place < (all[first]?.place ?? Number.POSITIVE_INFINITY)) first = index;
  }
  return before === -1 ? first : before + 1;
}

function placeOf({ heading, meant }: ContentsTarget): number {
  return meant ?? heading;
}

function movesAlong({ parent }: ContentsItem, misplaced: ReadonlySet<ContentsItem>): boolean {
  for (let above = parent; above !== null; above = above.parent) if (misplaced.has(above)) return true;
  return false;
}

function move(
  text: string,
  items: readonly ContentsItem[],
  after: ContentsItem | null,
  first: ContentsItem | null,
): readonly Edit[] | null {
  const beside = after ?? first;
  const spans = items.flatMap(({ item }) => wholeLines(text, item.span) ?? []);
  const other = beside === null ? null : wholeLines(text, beside.item.span);
  if (spans.length < items.length || other === null) return null;
  const at = after === null ? other.start : other.end;
  const lines = spans.map(({ start, end }) => text.slice(start, end));
  const cuts = spans.map((span, index) => ({ span, expected: lines[index] ?? '', text: '' }));
  return [...cuts, { span: { start: at, end: at }, expected: '', text: lines.join(''), copies: spans }];
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
