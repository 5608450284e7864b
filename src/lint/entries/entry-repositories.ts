import type { Link } from '../../model/link.ts';
import type { RepositoryFacts } from '../../model/repository-facts.ts';
import type { Page } from '../page.ts';
import { createSpanIndex } from '../text/span-index.ts';

/** A repository that an entry is about. */
export interface EntryRepository {
  readonly link: Link;
  /** `github.com/owner/name`, by its name of now. */
  readonly address: string;
  readonly facts: RepositoryFacts;
}

/** What a link to an entry's source code is called where the entry itself leads to a home page. */
const sourceName = /^(?:source(?: code)?|code|repo(?:sitory)?|git(?:hub|lab)?)$/i;

/**
 * The repositories that a file's entries lead to, and those that they name as their source code, as far as they are known;
 * each once for an entry.
 */
export function entryRepositories({ entries, destinations, links, repositoryOf }: Page): readonly EntryRepository[] {
  const primary = new Set(destinations().map(({ entry }) => entry.link));
  const heads = createSpanIndex(entries().map(({ head }) => head));
  const isSource = ({ text, span }: Link): boolean => sourceName.test(text.trim()) && heads.at(span.start) !== null;
  const told = new Set<string>();
  return links.flatMap((link) => {
    const facts = primary.has(link) || isSource(link) ? repositoryOf(link) : null;
    if (facts === null) return [];
    const address = `${facts.forge}/${facts.name}`;
    const place = `${heads.at(link.span.start)?.start ?? link.span.start} ${address}`;
    if (told.has(place)) return [];
    told.add(place);
    return [{ link, address, facts }];
  });
}
