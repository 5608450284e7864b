import type { LintConfig } from '../config/config.ts';
import { coversFile } from '../config/covers-file.ts';
import { once } from '../extract/once.ts';
import type { Document } from '../model/document.ts';
import type { Entry } from '../model/entry.ts';
import type { Link } from '../model/link.ts';
import type { Outline } from '../model/outline.ts';
import type { Repository } from '../model/repository.ts';
import type { RepositoryFacts } from '../model/repository-facts.ts';
import type { Siblings } from '../model/siblings.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import { type Contents, findContents } from './contents/contents.ts';
import { type Conventions, measureConventions } from './entries/conventions.ts';
import { type Destination, destinationsOf } from './entries/destinations.ts';

/** What is known of the place where files stand. */
export interface Surroundings {
  /** Looked up when a rule first asks. */
  readonly siblings: (path: string) => Siblings | null;
  readonly repository: Repository | null;
  /** The day of the run, ISO 8601, UTC. */
  readonly today: string;
  /** Whether a change touched a line of a span. */
  readonly isNew: (file: string, span: Span) => boolean;
  /** What forges told of repositories, by the links that lead to them; nothing without the network. */
  readonly repositories: ReadonlyMap<Link, RepositoryFacts>;
  /** Where redirects led, by links; nothing without the network. */
  readonly landings: ReadonlyMap<Link, string>;
}

export const unknownSurroundings: Surroundings = {
  siblings: () => null,
  repository: null,
  today: '1970-01-01',
  isNew: () => false,
  repositories: new Map(),
  landings: new Map(),
};

/** One file as rules see it: without what comments take out. */
export interface Page {
  readonly source: Source;
  readonly text: string;
  /** Whether the rules for lists run here. */
  readonly role: 'list' | 'other';
  readonly links: readonly Link[];
  readonly entries: () => readonly Entry[];
  readonly outline: () => Outline;
  readonly anchors: () => ReadonlySet<string>;
  /** How its entries are written. */
  readonly conventions: () => Conventions;
  /** Where its entries lead, in their order. */
  readonly destinations: () => readonly Destination[];
  /** Its tables of contents: its own, then those of parts. */
  readonly contents: () => readonly Contents[];
  /** What stands beside the file; `null` where that is not known. */
  readonly siblings: () => Siblings | null;
  /** The repository that the file belongs to. */
  readonly repository: Repository | null;
  /** The day of the run, ISO 8601, UTC. */
  readonly today: string;
  /** Whether a change touched a line of a span; nothing is new where everything is judged. */
  readonly isNew: (span: Span) => boolean;
  /** What a forge told of the repository to which a link leads; `null` where that is not known. */
  readonly repositoryOf: (link: Link) => RepositoryFacts | null;
  /** Where redirects of a link led to a page that is there; `null` where none did, or that is not known. */
  readonly landingOf: (link: Link) => string | null;
}

export function createPage(
  document: Document,
  config: Pick<LintConfig, 'lists' | 'list'>,
  surroundings: Surroundings,
): Page {
  const { source, outline, anchors } = document;
  const role = once(() => (coversFile(config.lists, source.path) || isList(document, config.list) ? 'list' : 'other'));
  return {
    source,
    text: source.text,
    get role() {
      return role();
    },
    outline,
    anchors,
    ...listed(document),
    siblings: once(() => surroundings.siblings(source.path)),
    repository: surroundings.repository,
    today: surroundings.today,
    isNew: (span) => surroundings.isNew(source.path, span),
    repositoryOf: (link) => surroundings.repositories.get(link) ?? null,
    landingOf: (link) => surroundings.landings.get(link) ?? null,
  };
}

/** A page without some of its links and entries. What the file is and where it stands does not change by that. */
export function narrowPage(page: Page, isLeft: (place: Span) => boolean): Page {
  const links = page.links.filter(({ outer }) => isLeft(outer));
  const entries = once(() => page.entries().filter(({ place }) => isLeft(place)));
  return { ...page, ...listed({ source: page.source, outline: page.outline, links, entries }) };
}

type Listed = 'links' | 'entries' | 'conventions' | 'destinations' | 'contents';

/** Links and entries, and what follows from them. */
function listed({
  source,
  links,
  entries,
  outline,
}: Pick<Document, 'source' | 'links' | 'entries' | 'outline'>): Pick<Page, Listed> {
  return {
    links,
    entries,
    conventions: once(() => measureConventions(source.text, entries(), outline())),
    destinations: once(() => destinationsOf(source, entries(), outline())),
    contents: once(() => findContents({ text: source.text, outline, links })),
  };
}

/** What entries of a change log are called: pull requests, commits. */
const change = /^[`(]*(?:#\d+|(?=[a-f]*\d)[\da-f]{7,40})[`)]*$/i;

/** A list has enough entries in enough sections, and most of what it links to are entries. No change log is one. */
function isList({ links, entries }: Document, list: LintConfig['list']): boolean {
  if (links.length < list.entries) return false;
  const outward = entries().filter(({ link, name }) => /^(?:https?:)?\/\//i.test(link.url) && !change.test(name));
  if (outward.length < list.entries) return false;
  const sections = new Set(outward.map(({ section }) => section));
  const texts = links.filter(({ role, url }) => role === 'text' && !url.startsWith('#'));
  return sections.size >= list.sections && outward.length >= texts.length * list.share;
}
