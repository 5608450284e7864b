import { once } from '../extract/once.ts';
import type { Edit, Fix } from '../model/edit.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import { applyFixes, type EditFault, overlaps } from './apply.ts';

export interface Mended {
  readonly text: string;
  /** In the order given. */
  readonly applied: readonly Fix[];
  /** In the order given. `breaks-links`: the text read again would not hold exactly the planned links. */
  readonly dropped: readonly { readonly fix: Fix; readonly why: EditFault | 'breaks-links' }[];
}

/** The links of a text that stands, or would stand, in the file at `path`. */
export type Extract = (text: string, path: string) => readonly Link[];

/**
 * Applies fixes to a source and reads the result again. It must hold exactly the planned links in their order: the old
 * ones, with the address of each mended place replaced. A fix that breaks this is dropped; the others stay. The source's
 * own text is not changed and nothing is written.
 *
 * What is planned follows from a fix alone: links inside its spans become {@link Fix.becomes}; where that is `null`, each
 * edit's `becomes`, or the links of the new text.
 */
export function mend({ text, path }: Source, fixes: readonly Fix[], extractAt: Extract): Mended {
  const extract = (read: string): readonly Link[] => extractAt(read, path);
  const before = once(() => extract(text));
  const effects = new Map(fixes.map((fix) => [fix, once(() => effectOf(fix, before(), extract))]));
  const holds = (chosen: readonly Fix[]): boolean => {
    const planned = planLinks(
      before(),
      chosen.flatMap((fix) => effects.get(fix)?.() ?? []),
    );
    return sameLinks(planned, extract(applyFixes(text, chosen).text));
  };
  const { sound, faults } = chooseSound(text, fixes, holds);
  const { text: mended, applied } = applyFixes(
    text,
    fixes.filter((fix) => sound.has(fix)),
  );
  const dropped = fixes.flatMap((fix) => {
    const why = faults.get(fix);
    return why === undefined ? [] : [{ fix, why }];
  });
  return { text: mended, applied, dropped };
}

type ExtractText = (text: string) => readonly Link[];

/** What is applied, and why the rest is not. */
interface Choice {
  readonly sound: ReadonlySet<Fix>;
  readonly faults: ReadonlyMap<Fix, EditFault | 'breaks-links'>;
}

function chooseSound(text: string, fixes: readonly Fix[], holds: (fixes: readonly Fix[]) => boolean): Choice {
  const broken = new Set<Fix>();
  let sound: ReadonlySet<Fix> = new Set();
  for (;;) {
    const rest = fixes.filter((fix) => !sound.has(fix) && !broken.has(fix));
    const { applied, dropped } = applyFixes(text, [...sound, ...rest]);
    sound = new Set(keepSound([...sound], applied.slice(sound.size), holds));
    const unsound = applied.filter((fix) => !sound.has(fix));
    for (const fix of unsound) broken.add(fix);
    // What only stood back for one of these has its turn.
    if (unsound.length > 0) continue;
    const faults = dropped.map(({ fix, why }) => [fix, why] as const);
    return { sound, faults: new Map([...faults, ...[...broken].map((fix) => [fix, 'breaks-links'] as const)]) };
  }
}

/** The accepted fixes and those of the candidates with which the check still holds, by halving. */
function keepSound(
  accepted: readonly Fix[],
  candidates: readonly Fix[],
  holds: (fixes: readonly Fix[]) => boolean,
): readonly Fix[] {
  if (candidates.length === 0) return accepted;
  if (holds([...accepted, ...candidates])) return [...accepted, ...candidates];
  if (candidates.length === 1) return accepted;
  const middle = candidates.length >> 1;
  return keepSound(keepSound(accepted, candidates.slice(0, middle), holds), candidates.slice(middle), holds);
}

/** A link that the mended text must hold. `kind` is `null` where a fix may have changed it. */
interface PlannedLink {
  readonly at: number;
  readonly url: string;
  readonly kind: Link['kind'] | null;
}

/** What a fix does to the list of links. */
interface Effect {
  readonly removes: readonly Link[];
  readonly adds: readonly PlannedLink[];
}

function effectOf({ edits, becomes }: Fix, before: readonly Link[], extract: ExtractText): Effect {
  // A bare address can reach over the end of what is changed in it.
  const touched = edits.flatMap(({ span }) =>
    linksAt(before, span).filter((link) => isInside(link.span, span) || overlaps(link.span, span)),
  );
  const removes = [...new Set(touched)];
  if (becomes === null) return { removes, adds: edits.flatMap((edit) => linksOf(edit, before, extract)) };
  const spans = removes.length > 0 ? removes.map((link) => link.span) : edits.slice(0, 1).map((edit) => edit.span);
  return { removes, adds: spans.map(({ start }) => ({ at: start, url: becomes, kind: null })) };
}

function linksOf(edit: Edit, before: readonly Link[], extract: ExtractText): readonly PlannedLink[] {
  const { copies, becomes, span } = edit;
  if (becomes !== undefined) return [{ at: span.start, url: becomes, kind: null }];
  // A part of a list reads otherwise by itself.
  const links =
    copies === undefined
      ? extract(edit.text)
      : [copies].flat().flatMap((place) => linksAt(before, place).filter(({ span }) => isInside(span, place)));
  return links.map((link) => ({ at: edit.span.start, url: link.url, kind: null }));
}

/** The links that a span can touch. Destinations are in order, and none lies in another one. */
function linksAt(links: readonly Link[], { start, end }: Span): readonly Link[] {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.span.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((links[last]?.span.start ?? Number.POSITIVE_INFINITY) <= end) last += 1;
  return links.slice(low, last);
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function planLinks(before: readonly Link[], effects: readonly Effect[]): readonly PlannedLink[] {
  const removed = new Set(effects.flatMap((effect) => effect.removes));
  const kept = before
    .filter((link) => !removed.has(link))
    .map((link) => ({ at: link.span.start, url: link.url, kind: link.kind }));
  // The sort is stable: what is inserted at the start of a link comes before it.
  return [...effects.flatMap((effect) => effect.adds), ...kept].sort((one, other) => one.at - other.at);
}

function sameLinks(planned: readonly PlannedLink[], found: readonly Link[]): boolean {
  return (
    planned.length === found.length &&
    planned.every(({ url, kind }, index) => {
      const link = found[index];
      return link !== undefined && link.url === url && (kind === null || link.kind === kind);
    })
  );
}
