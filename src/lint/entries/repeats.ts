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
 * The entries of a file that lead where an earlier one leads, in their order. Translations of a list are never compared
 * with it.
 */
export function findRepeats({ page, pages }: RuleContext, scope: Scope): readonly Repeat[] {
  const others = scope === 'project' ? earlierLists(page, pages) : [];
  const elsewhere = new Map<string, Repeat['first']>();
  for (const other of others) {
    for (const destination of other.destinations()) {
      for (const name of [destination.key, exactly(destination)]) {
        if (!elsewhere.has(name)) elsewhere.set(name, { page: other, destination });
      }
    }
  }
  const inFile: Seen = new Map();
  const inSection: Seen = new Map();
  return page.destinations().flatMap((again) => {
    const section = (name: string): string => `${again.section} ${name}`;
    const firstOf = (name: string): Pick<Repeat, 'first' | 'where'> | null => {
      const near = inSection.get(section(name));
      if (near !== undefined) return { first: { page, destination: near }, where: 'same-section' };
      const far = scope === 'section' ? undefined : inFile.get(name);
      if (far !== undefined) return { first: { page, destination: far }, where: 'other-section' };
      const outside = elsewhere.get(name);
      return outside === undefined ? null : { first: outside, where: 'other-file' };
    };
    const same = firstOf(exactly(again));
    const found = same ?? firstOf(again.key);
    for (const name of [again.key, exactly(again)]) {
      if (!inFile.has(name)) inFile.set(name, again);
      if (!inSection.has(section(name))) inSection.set(section(name), again);
    }
    return found === null ? [] : [{ again, ...found, spelling: same === null ? 'other' : 'same' }];
  });
}

/** No key is written like this. */
function exactly({ url }: Destination): string {
  return ` ${url}`;
}

function earlierLists(page: Page, pages: readonly Page[]): readonly Page[] {
  const own = withoutLanguage(page.source.path);
  return pages
    .slice(0, pages.indexOf(page))
    .filter(({ role, source }) => role === 'list' && withoutLanguage(source.path) !== own);
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
