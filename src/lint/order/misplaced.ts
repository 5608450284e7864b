import type { Span } from '../../model/span.ts';
import { increasingAround } from './heaviest-increasing.ts';
import { longestIncreasing } from './longest-increasing.ts';
import type { Order, OrderName } from './orders.ts';
import type { Member, SortableList } from './sortable-lists.ts';

/** A list that is kept in an order, apart from a few members. */
export interface NearlySorted {
  readonly list: SortableList;
  readonly order: OrderName;
  /** In their order, those that stand where they should. */
  readonly kept: readonly Member[];
  /** In the order of the text. */
  readonly misplaced: readonly Misplaced[];
}

export interface Misplaced {
  readonly member: Member;
  /** The member in its place after which it belongs; `null` where it belongs before all of them. */
  readonly after: Member | null;
}

/** How a list stands in one order. */
interface Ranked {
  readonly name: OrderName;
  /** For each member its place in the order. */
  readonly ranks: readonly number[];
  /** The indexes of a longest sequence of members in order. */
  readonly kept: ReadonlySet<number>;
}

/**
 * The lists that are nearly in one of the given orders, each by the order that fits it best; among equals by the one that
 * fits the whole file best.
 *
 * @param excuses further orders by which a member may stand right where it is
 * @param share of a list's members that stand in order at least, from 0 to 1
 * @param isNew whether a change added a member: it gives way to what was there before
 */
export function findNearlySorted(
  lists: readonly SortableList[],
  orders: ReadonlyMap<OrderName, Order>,
  excuses: readonly Order[],
  share: number,
  isNew: (place: Span) => boolean,
): readonly NearlySorted[] {
  const fits = new Map<OrderName, number>();
  const ranked = lists.map((list) => {
    const ways = [...orders].flatMap(([name, order]) => rank(list, name, order, share) ?? []);
    for (const { name, kept } of ways) fits.set(name, (fits.get(name) ?? 0) + kept.size);
    return { list, ways };
  });
  return ranked.flatMap(({ list, ways }) => {
    const [best] = ways.toSorted(
      (one, other) => other.kept.size - one.kept.size || (fits.get(other.name) ?? 0) - (fits.get(one.name) ?? 0),
    );
    if (best === undefined || best.kept.size === list.members.length) return [];
    const added = list.members.map(({ place }) => isNew(place));
    const kept = added.includes(true) ? increasingAround(best.ranks, (index) => added[index] === true) : best.kept;
    return [toNearlySorted(list, { ...best, kept }, { usual: [...orders.values()], excuses })];
  });
}

/** `null` where fewer than the share are in order. */
function rank({ members }: SortableList, name: OrderName, order: Order, share: number): Ranked | null {
  const names = members.map((member) => member.name);
  // Each member out of order stands in at most two pairs.
  const falls = names.filter((one, index) => index > 0 && order(names[index - 1] ?? '', one) > 0).length;
  if (falls > 2 * (1 - share) * names.length) return null;
  const indexes = [...names.keys()];
  if (falls === 0) return { name, ranks: indexes, kept: new Set(indexes) };
  const ranks = [...indexes];
  const sorted = indexes.sort((one, other) => order(names[one] ?? '', names[other] ?? ''));
  for (const [position, index] of sorted.entries()) ranks[index] = position;
  const kept = longestIncreasing(ranks);
  return kept.size < names.length * share ? null : { name, ranks, kept };
}

/** Orders by which a member may stand right: two of the usual ones may be mixed, of the others one has to fit. */
interface Orders {
  readonly usual: readonly Order[];
  readonly excuses: readonly Order[];
}

function toNearlySorted(list: SortableList, { name, ranks, kept }: Ranked, orders: Orders): NearlySorted {
  const { members } = list;
  const first = Math.min(...kept);
  const byRank = new Map(ranks.map((position, index) => [position, index]));
  /** For each place in the order, the index of the last member before it that stands right. */
  const before: number[] = [];
  let last = -1;
  for (const position of ranks.keys()) {
    before.push(last);
    const index = byRank.get(position) ?? -1;
    if (kept.has(index)) last = index;
  }
  const misplaced = members.flatMap((member, index): readonly Misplaced[] => {
    const after = before[ranks[index] ?? 0] ?? -1;
    if (kept.has(index) || isPinned(index, after, first) || isRest(members, index)) return [];
    return isRight(members, kept, index, orders) ? [] : [{ member, after: members[after] ?? null }];
  });
  return { list, order: name, kept: members.filter((_, index) => kept.has(index)), misplaced };
}

/** What stands before all others and far from its place is there on purpose: recommendations, sponsors. */
function isPinned(index: number, after: number, first: number): boolean {
  return index < first && after > first;
}

/** "Other" at the end is no name. */
function isRest(members: readonly Member[], index: number): boolean {
  return index === members.length - 1 && /^(?:other|misc|more|and more|see also|etc)/i.test(members[index]?.name ?? '');
}

/**
 * Whether a member stands right among its neighbours by another order, or by one of the usual orders after the one before it
 * and by another of them before the next one: many lists mix two of them (`frontdesk`, `front-end`, `frontend-tools`).
 */
function isRight(
  members: readonly Member[],
  kept: ReadonlySet<number>,
  index: number,
  { usual, excuses }: Orders,
): boolean {
  let [before, after] = [index - 1, index + 1];
  while (before >= 0 && !kept.has(before)) before--;
  while (after < members.length && !kept.has(after)) after++;
  const own = members[index]?.name ?? '';
  const [previous, next] = [members[before]?.name, members[after]?.name];
  const fitsAfter = (order: Order): boolean => previous === undefined || order(previous, own) <= 0;
  const fitsBefore = (order: Order): boolean => next === undefined || order(own, next) <= 0;
  return (
    (usual.some(fitsAfter) && usual.some(fitsBefore)) || excuses.some((order) => fitsAfter(order) && fitsBefore(order))
  );
}
