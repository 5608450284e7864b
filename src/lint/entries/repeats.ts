import { once } from '../../extract/once.ts';
import { createLineIndex } from '../../model/span.ts';
import type { Page } from '../page.ts';
import type { RuleContext } from '../rule.ts';
import type { Destination } from './destinations.ts';
import { withoutLanguage } from './translations.ts';

export const scopes = ['section', 'file', 'project'] as const;
/** How far apart two entries for one page may stand and still be one too many. */
export type Scope = (typeof scopes)[number];

/** An entry for a page that has one already. */
export interface Repeat {
  readonly again: Destination;
  readonly first: { readonly page: Page; readonly destination: Destination };
  /** Whether another entry before it is written exactly alike. */
  readonly spelling: 'same' | 'other';
  readonly where: 'same-section' | 'other-section' | 'other-file';
}

/** The first entry for a page, per file, and per section where sections are looked at. */
type Seen = Map<string, Destination>;

/**
 * The entries of a file that lead where an earlier one leads, in their order; where a change is looked at, what it adds comes
 * after what was there. Translations of a list are never compared with it.
 */
export function findRepeats({ page, pages }: RuleContext, scope: Scope): readonly Repeat[] {
  const others = scope === 'project' ? otherLists(page, pages) : [];
  const earlier = new Set(pages.slice(0, pages.indexOf(page)));
  const forNew = once(() => indexOthers(others, (other, entry) => earlier.has(other) || !isNew(other, entry)));
  const forOld = once(() => indexOthers(others, (other, entry) => earlier.has(other) && !isNew(other, entry)));
  const inFile: Seen = new Map();
  const inSection: Seen = new Map();
  const found = inOrderOfChange(page).flatMap((again) => {
    const section = (name: string): string => `${again.section} ${name}`;
    const firstOf = (name: string): Pick<Repeat, 'first' | 'where'> | null => {
      const near = inSection.get(section(name));
      if (near !== undefined) return { first: { page, destination: near }, where: 'same-section' };
      const far = scope === 'section' ? undefined : inFile.get(name);
      if (far !== undefined) return { first: { page, destination: far }, where: 'other-section' };
      const outside = (isNew(page, again) ? forNew() : forOld()).get(name);
      return outside === undefined ? null : { first: outside, where: 'other-file' };
    };
    const same = firstOf(exactly(again));
    const first = same ?? firstOf(again.key);
    for (const name of [again.key, exactly(again)]) {
      if (!inFile.has(name)) inFile.set(name, again);
      if (!inSection.has(section(name))) inSection.set(section(name), again);
    }
    const spelling: Repeat['spelling'] = same === null ? 'other' : 'same';
    return first === null ? [] : [{ again, ...first, spelling }];
  });
  return found.sort((one, other) => one.again.entry.place.start - other.again.entry.place.start);
}

function isNew({ isNew }: Page, { entry }: Destination): boolean {
  return isNew(entry.place);
}

/** What a change adds comes last. */
function inOrderOfChange(page: Page): readonly Destination[] {
  const all = page.destinations();
  const added = all.filter((one) => isNew(page, one));
  return added.length === 0 ? all : [...all.filter((one) => !isNew(page, one)), ...added];
}

function indexOthers(
  lists: readonly Page[],
  counts: (list: Page, destination: Destination) => boolean,
): ReadonlyMap<string, Repeat['first']> {
  const index = new Map<string, Repeat['first']>();
  for (const list of lists) {
    for (const destination of list.destinations()) {
      if (!counts(list, destination)) continue;
      for (const name of [destination.key, exactly(destination)]) {
        if (!index.has(name)) index.set(name, { page: list, destination });
      }
    }
  }
  return index;
}

/** No key is written like this. */
function exactly({ url }: Destination): string {
  return ` ${url}`;
}

function otherLists(page: Page, pages: readonly Page[]): readonly Page[] {
  const own = withoutLanguage(page.source.path);
  return pages.filter(({ role, source }) => role === 'list' && withoutLanguage(source.path) !== own);
}

/** Where the first entry stands, as data of a finding. */
export function createPlaceOfFirst(): (repeat: Repeat) => { readonly file: string; readonly line: number } {
  const indexes = new Map<Page, ReturnType<typeof createLineIndex>>();
  return ({ first: { page, destination } }) => {
    const index = indexes.get(page) ?? createLineIndex(page.text);
    indexes.set(page, index);
    return { file: page.source.path, line: index.position(destination.entry.place.start).line };
  };
}
