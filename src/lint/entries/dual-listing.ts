import type { Destination } from './destinations.ts';
import type { Repeat } from './repeats.ts';

export interface DualListing {
  /** From how many pages with entries in several sections on that is on purpose. */
  readonly groups: number;
  /** And from which share of all pages on. */
  readonly share: number;
}

/** Repeats, told apart by whether a list means them. */
export interface SortedRepeats {
  readonly unmeant: readonly Repeat[];
  readonly meant: readonly Repeat[];
}

/** From how many entries on a section, of which such a share stands elsewhere too, only shows what the list has. */
const showcase = { entries: 5, share: 0.5 };

/**
 * Whether entries that stand in several sections are meant. A list that has many of them files its pages under several
 * headings (a tool under each language that it is for), and a section most of which stands elsewhere too is a selection
 * ("highlights", sponsors). Where there are few, they were overlooked.
 */
export function sortRepeats(
  repeats: readonly Repeat[],
  destinations: readonly Destination[],
  { groups, share }: DualListing,
): SortedRepeats {
  const across = repeats.filter(({ where }) => where === 'other-section');
  const keys = new Set(across.map(({ again }) => again.key));
  const pages = new Set(destinations.map(({ key }) => key));
  const isConvention = keys.size >= groups && keys.size >= share * pages.size;
  const selections = isConvention ? new Set<number>() : findSelections(destinations);
  const isMeant = ({ where, again, first: { destination } }: Repeat): boolean =>
    where === 'other-section' && (isConvention || selections.has(again.section) || selections.has(destination.section));
  return { unmeant: repeats.filter((one) => !isMeant(one)), meant: repeats.filter(isMeant) };
}

function findSelections(destinations: readonly Destination[]): ReadonlySet<number> {
  const sectionsOf = new Map<string, Set<number>>();
  const pagesOf = new Map<number, Set<string>>();
  for (const { key, section } of destinations) {
    sectionsOf.set(key, (sectionsOf.get(key) ?? new Set()).add(section));
    pagesOf.set(section, (pagesOf.get(section) ?? new Set()).add(key));
  }
  const selections = [...pagesOf].filter(([, pages]) => {
    const shared = [...pages].filter((key) => (sectionsOf.get(key)?.size ?? 0) > 1);
    return pages.size >= showcase.entries && shared.length >= showcase.share * pages.size;
  });
  return new Set(selections.map(([section]) => section));
}
