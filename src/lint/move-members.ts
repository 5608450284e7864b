import type { Edit } from '../model/edit.ts';
import type { Span } from '../model/span.ts';
import type { Misplaced, NearlySorted } from './misplaced.ts';
import type { Member } from './sortable-lists.ts';

/** Where a member stands: whole lines, without the ending of the last one. */
type Blocks = ReadonlyMap<Member, Block>;

interface Block extends Span {
  /** What lies between it and the member before; `null` for the first one. */
  readonly gap: Span | null;
}

/**
 * The edits that put a list in order: for the first of the misplaced members that belong in one gap those that move all of
 * them there, byte for byte, with their children and comments. Nothing where the list does not consist of whole lines.
 */
export function moveMembers(
  text: string,
  { list, kept, misplaced }: NearlySorted,
  compare: (one: Member, other: Member) => number,
): ReadonlyMap<Member, readonly Edit[]> {
  const blocks = blocksOf(text, list.members);
  const [first] = kept;
  if (blocks === null || first === undefined) return new Map();
  const leading = new Set(list.members.slice(0, list.members.indexOf(first)));
  const gaps = new Map<Member | null, Misplaced[]>();
  for (const one of misplaced) gaps.set(one.after, [...(gaps.get(one.after) ?? []), one]);
  const moves = new Map<Member, readonly Edit[]>();
  for (const [after, group] of gaps) {
    const [told] = group;
    const sorted = group.map(({ member }) => member).sort(compare);
    const removals = sorted.flatMap((member) => removal(text, blocks, list.members, member, leading));
    const added = insertion(text, blocks, list.members, sorted, after ?? first, after === null ? 'before' : 'after');
    if (told !== undefined && added !== null) moves.set(told.member, [...removals, added]);
  }
  return moves;
}

/** Those at the beginning go with the gap behind them, all others with the one before them. */
function removal(
  text: string,
  blocks: Blocks,
  members: readonly Member[],
  member: Member,
  leading: ReadonlySet<Member>,
): readonly Edit[] {
  const block = blocks.get(member);
  if (block === undefined) return [];
  const next = blocks.get(members[members.indexOf(member) + 1] ?? member);
  const span = leading.has(member)
    ? { start: block.start, end: next?.start ?? block.end }
    : { start: block.gap?.start ?? block.start, end: block.end };
  return [{ span, text: '', expected: text.slice(span.start, span.end) }];
}

function insertion(
  text: string,
  blocks: Blocks,
  members: readonly Member[],
  moved: readonly Member[],
  anchor: Member,
  side: 'before' | 'after',
): Edit | null {
  const place = blocks.get(anchor);
  // Any gap of the list will do for what had none.
  const anyGap = blocks.get(members[1] ?? anchor)?.gap ?? null;
  if (place === undefined || anyGap === null) return null;
  const parts = moved.flatMap((member) => {
    const block = blocks.get(member);
    if (block === undefined) return [];
    const gap = block.gap ?? anyGap;
    const [own, between] = [text.slice(block.start, block.end), text.slice(gap.start, gap.end)];
    return [side === 'before' ? own + between : between + own];
  });
  const at = side === 'before' ? place.start : place.end;
  return { span: { start: at, end: at }, text: parts.join(''), expected: '', copies: moved.map(({ span }) => span) };
}

function blocksOf(text: string, members: readonly Member[]): Blocks | null {
  const blocks = new Map<Member, Block>();
  let before: Block | null = null;
  let indent: string | null = null;
  for (const member of members) {
    const lines = wholeLines(text, member.span);
    if (lines === null) return null;
    const gap: Span | null = before === null ? null : { start: before.end, end: lines.start };
    const isNext: boolean = gap === null || (gap.start < gap.end && /^\s+$/.test(text.slice(gap.start, gap.end)));
    const own = text.slice(lines.start, member.span.start);
    if (!isNext || (indent !== null && indent !== own)) return null;
    indent = own;
    before = { ...lines, gap };
    blocks.set(member, before);
  }
  return blocks;
}

/** The lines that hold a span and nothing else, without the last line's ending. */
function wholeLines(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  while (/[ \t]/.test(text.charAt(end))) end++;
  return /^[\r\n]?$/.test(text.charAt(start - 1)) && /^[\r\n]?$/.test(text.charAt(end)) ? { start, end } : null;
}
