import type { Document } from '../model/document.ts';
import type { LinkedPlace } from '../model/judged.ts';
import type { Link } from '../model/link.ts';
import { createLineIndex } from '../model/span.ts';
import type { Alignment } from './align-lines.ts';

/** What a change did to a link. */
export type LinkChange =
  | { readonly kind: 'added' }
  /** It led elsewhere: a place of its own text, or of its own entry. */
  | { readonly kind: 'changed' }
  /** It was there; `origin` is where, before the change. */
  | { readonly kind: 'kept'; readonly origin: LinkedPlace };

/** A document, and what it was; `null` for one that is new. */
export interface DocumentPair {
  readonly before: Document | null;
  readonly after: Document;
  /** For each line of today, the index of the line that it was. */
  readonly aligned: () => Alignment;
}

export interface CompareContext {
  /** Documents that are gone. */
  readonly gone: readonly Document[];
  /** Where a link leads, as today's paths are called. Equal addresses are one target. */
  readonly addressOf: (place: LinkedPlace, when: 'before' | 'after') => string;
}

/**
 * Compares the links of documents with those that were there before. A link is the same one wherever it stands: in the same
 * line, elsewhere in its file, in another file. What is written otherwise but leads to the same page is the same link.
 *
 * @param pairs only documents that changed
 */
export function compareLinks(
  pairs: readonly DocumentPair[],
  { gone, addressOf }: CompareContext,
): ReadonlyMap<Link, LinkChange> {
  const changes = new Map<Link, LinkChange>();
  const keep = ({ link }: LinkedPlace, origin: LinkedPlace): void => {
    changes.set(link, { kind: 'kept', origin });
  };
  const left = pairs.map((pair) => matchInFile(pair, addressOf, keep));
  const lost = [...gone.flatMap(placesOf), ...left.flatMap(({ before }) => before)];
  const elsewhere = matchBy(addressOf, { before: lost, after: left.flatMap(({ after }) => after) }, keep);
  // Relative addresses lead elsewhere from another folder; what did not work before the move is no fault of it.
  const moved = matchBy(({ link }) => `${link.text} ${link.raw}`, elsewhere, keep);
  const repoint = ({ link }: LinkedPlace): void => {
    changes.set(link, { kind: 'changed' });
  };
  const pathOf = new Map(
    pairs.flatMap(({ before, after: { source } }) => [
      [source, source.path] as const,
      ...(before === null ? [] : [[before.source, source.path] as const]),
    ]),
  );
  const inPlace = (name: 'text' | 'entry'): KeyOf => {
    // What has no name, and what is gone, is nobody's counterpart.
    return ({ source, link }, when) =>
      link[name] && pathOf.has(source) ? `${pathOf.get(source)} ${link[name]}` : when;
  };
  const renamed = matchBy(inPlace('text'), moved, repoint);
  for (const { link } of matchBy(inPlace('entry'), renamed, repoint).after) changes.set(link, { kind: 'added' });
  return changes;
}

interface Unmatched {
  readonly before: readonly LinkedPlace[];
  readonly after: readonly LinkedPlace[];
}

function matchInFile({ before, after, aligned }: DocumentPair, addressOf: KeyOf, found: Found): Unmatched {
  if (before === null) return { before: [], after: placesOf(after) };
  const lines = createLineIndex(after.source.text);
  const earlierLines = createLineIndex(before.source.text);
  const lineOf = ({ link }: LinkedPlace, when: 'before' | 'after'): string => {
    const index = (when === 'before' ? earlierLines : lines).position(link.span.start).line - 1;
    const earlier = when === 'before' ? index : (aligned()[index] ?? null);
    return earlier === null ? `new ${index}` : `${earlier}`;
  };
  const ways: readonly KeyOf[] = [
    (place, when) => `${lineOf(place, when)} ${place.link.raw}`,
    ({ link }) => `${link.text} ${link.raw}`,
    ({ link }) => link.raw,
    addressOf,
  ];
  return ways.reduce<Unmatched>((left, keyOf) => matchBy(keyOf, left, found), {
    before: placesOf(before),
    after: placesOf(after),
  });
}

type KeyOf = CompareContext['addressOf'];
type Found = (place: LinkedPlace, origin: LinkedPlace) => void;

/** Takes out what has a counterpart of the same key, one for one. */
function matchBy(keyOf: KeyOf, { before, after }: Unmatched, found: Found): Unmatched {
  const waiting = new Map<string, LinkedPlace[]>();
  for (const place of before.toReversed()) {
    const key = keyOf(place, 'before');
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [place]);
    else same.push(place);
  }
  const taken = new Set<LinkedPlace>();
  const left = after.filter((place) => {
    const origin = waiting.get(keyOf(place, 'after'))?.pop();
    if (origin === undefined) return true;
    taken.add(origin);
    found(place, origin);
    return false;
  });
  return { before: before.filter((place) => !taken.has(place)), after: left };
}

function placesOf({ source, links }: Document): readonly LinkedPlace[] {
  return links.map((link) => ({ source, link }));
}
