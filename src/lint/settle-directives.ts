import type { Document } from '../model/document.ts';
import type { PlacedFinding } from '../model/judged.ts';
import type { Link } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import { findDirectiveProblems, type Ignorable } from './directive-problems.ts';
import { createIgnores } from './ignored.ts';
import { createSpanCover } from './span-cover.ts';
import { createSpanIndex } from './text/span-index.ts';

export interface Settled {
  /** What no comment takes out, and what is to be said about the comments themselves. */
  readonly findings: readonly PlacedFinding[];
  /** How many findings and links comments take out. */
  readonly ignored: number;
}

/** Whether what is taken out counts: a shard counts its own links only. `null` stands for what is about no link. */
export type IsCounted = (link: Link | null) => boolean;

/**
 * Takes out what comments say, and tells of comments that name what nothing is called or that take nothing out.
 *
 * @param ignorable what was found, with the comments heeded where they change more than one place
 */
export function settleDirectives(
  documents: readonly Document[],
  ignorable: Ignorable,
  isCounted: IsCounted = () => true,
): Settled {
  const { findings } = ignorable;
  const byFile = new Map(documents.map(({ source, directives }) => [source.path, createIgnores(directives)]));
  const isIgnored = ({ finding }: PlacedFinding): boolean => byFile.get(finding.file)?.(finding) === true;
  const links = documents.flatMap((document) => document.links.filter(isTakenOut(document)));
  const ignored = [...findings.filter(isIgnored).map(({ link }) => link), ...links];
  return {
    findings: [...findings.filter((one) => !isIgnored(one)), ...findDirectiveProblems(documents, ignorable)],
    ignored: ignored.filter(isCounted).length,
  };
}

/**
 * Whether a comment takes a link out of what is asked and judged: one that is meant for that, or those of all-contributors
 * around emoji that have to be links (`<a href="#infra-name">`) and lead nowhere.
 */
export function isTakenOut({ directives, source }: Document): (link: Link) => boolean {
  const isWhole = createSpanCover(directives.flatMap(({ covers, what }) => (what.kind === 'named' ? [] : [covers])));
  const tables = createSpanIndex(contributorTables(source.text));
  const isInTable = ({ start, end }: Span): boolean => {
    const table = tables.at(start);
    return table !== null && table.start < start && end < table.end;
  };
  return ({ outer, url }) => isWhole(outer) || (url.startsWith('#') && isInTable(outer));
}

/** What the bot of all-contributors writes (allcontributors.org, specification, "Emoji key"). */
function contributorTables(text: string): readonly Span[] {
  const tables: Span[] = [];
  for (let start = text.indexOf(`${contributors}START`); start !== -1; ) {
    const end = text.indexOf(`${contributors}END`, start);
    if (end === -1) break;
    tables.push({ start, end });
    start = text.indexOf(`${contributors}START`, end);
  }
  return tables;
}

const contributors = 'ALL-CONTRIBUTORS-LIST:';
