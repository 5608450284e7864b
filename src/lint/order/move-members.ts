import type { Edit } from '../../model/edit.ts';
import type { Span } from '../../model/span.ts';
import type { Misplaced, NearlySorted } from './misplaced.ts';
import type { Member } from './sortable-lists.ts';

/** Where a member stands: whole lines, without the ending of the last one. */
interface Block extends Span {
  /** What lies between it and the member before; for the first one what lies behind it. */
  readonly gap: Span;
  /** What goes with it when it is taken out. */
  readonly cut: Span;
}

/** A list of whole lines. */
interface Frame {
  readonly blocks: ReadonlyMap<Member, Block>;
  readonly firstKept: Member;
  /** Where the text ends with the list: the last member that stays, and those behind it. */
  readonly tail: ReadonlySet<Member>;
}

/**
 * The edits that put a list in order: for the first of the misplaced members that belong in one gap those that move all of
 * them there, byte for byte, with their children and comments. Nothing where the list does not consist of whole lines.
 *
 * What is cut reaches over the end of a member wherever a line ending follows it: what another fix adds to a member that
 * moves overlaps with it, and is not left behind.
 */
export function moveMembers(
  text: string,
  nearlySorted: NearlySorted,
  compare: (one: Member, other: Member) => number,
): ReadonlyMap<Member, readonly Edit[]> {
  const frame = frameOf(text, nearlySorted);
  if (frame === null) return new Map();
  const gaps = new Map<Member | null, Misplaced[]>();
  for (const one of nearlySorted.misplaced) {
    const group = gaps.get(one.after);
    if (group === undefined) gaps.set(one.after, [one]);
    else group.push(one);
  }
  return new Map(
    [...gaps].flatMap(([after, group]) => {
      const [told] = group;
      const moved = group.map(({ member }) => member).sort(compare);
      const added = insertion(text, frame, moved, after);
      return told === undefined || added === null ? [] : [[told.member, [...removals(text, frame, moved), added]]];
    }),
  );
}

function removals(text: string, { blocks }: Frame, moved: readonly Member[]): readonly Edit[] {
  return moved.flatMap((member): readonly Edit[] => {
    const span = blocks.get(member)?.cut;
    return span === undefined ? [] : [{ span, text: '', expected: text.slice(span.start, span.end) }];
  });
}

/** @param after the member behind which they go; `null` for the place before all that stay */
function insertion(
  text: string,
  { blocks, firstKept, tail }: Frame,
  moved: readonly Member[],
  after: Member | null,
): Edit | null {
  const place = blocks.get(after ?? firstKept);
  if (place === undefined) return null;
  const side = after === null ? 'before' : tail.has(after) ? 'at the end' : 'after';
  const at = { before: place.start, after: place.end + 1, 'at the end': place.end }[side];
  const parts = moved.flatMap((member) => {
    const block = blocks.get(member);
    if (block === undefined) return [];
    const own = text.slice(block.start, block.end);
    const gap = text.slice(block.gap.start, block.gap.end);
    // The first character of the anchor's line ending stays before what is inserted.
    return [{ before: own + gap, after: gap.slice(1) + own + gap.slice(0, 1), 'at the end': gap + own }[side]];
  });
  return {
    span: { start: at, end: at },
    text: parts.join(''),
    expected: '',
    copies: moved.map(({ span }) => span),
  };
}

function frameOf(text: string, { list: { members }, kept }: NearlySorted): Frame | null {
  const lines = members.map(({ span }) => wholeLines(text, span));
  const [firstKept, lastKept] = [kept[0], kept.at(-1)];
  if (firstKept === undefined || lastKept === undefined || !isEven(text, members, lines)) return null;
  const head = members.indexOf(firstKept);
  const isOpen = lines.at(-1)?.end === text.length;
  const lastBefore = isOpen ? members.indexOf(lastKept) : members.length;
  const blocks = new Map<Member, Block>();
  for (const [index, member] of members.entries()) {
    const [before, own, next] = [lines[index - 1], lines[index], lines[index + 1]];
    if (own === undefined || own === null) return null;
    const from = before?.end ?? own.end;
    const gap = { start: from, end: before === undefined || before === null ? (next?.start ?? from) : own.start };
    const shift = index > lastBefore ? 0 : 1;
    const cut =
      index < head ? { start: own.start, end: next?.start ?? own.end } : { start: from + shift, end: own.end + shift };
    blocks.set(member, { ...own, gap, cut });
  }
  return { blocks, firstKept, tail: new Set(members.slice(lastBefore)) };
}

/** Whether all members have whole lines, with the same indentation, and only line endings between them. */
function isEven(text: string, members: readonly Member[], lines: readonly (Span | null)[]): boolean {
  const indents = new Set<string>();
  return lines.every((own, index) => {
    if (own === null) return false;
    indents.add(text.slice(own.start, members[index]?.span.start));
    const before = lines[index - 1];
    return indents.size === 1 && (!before || /^\s+$/.test(text.slice(before.end, own.start)));
  });
}

/** The lines that hold a span and nothing else, without the last line's ending. */
function wholeLines(text: string, span: Span): Span | null {
  let { start, end } = span;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  while (/[ \t]/.test(text.charAt(end))) end++;
  return /^[\r\n]?$/.test(text.charAt(start - 1)) && /^[\r\n]?$/.test(text.charAt(end)) ? { start, end } : null;
}
