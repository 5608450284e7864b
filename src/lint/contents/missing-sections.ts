import type { Page } from '../page.ts';
import { createSections } from '../text/sections.ts';
import type { Contents } from './contents.ts';
import { judgeTargets } from './contents-targets.ts';
import { letters } from './letters.ts';

export interface Coverage {
  /** The share of the headings of one depth from which on a table of contents means to have all of them. */
  readonly share: number;
  /** Titles of sections that it need not have, in lower case. */
  readonly except: readonly string[];
}

/**
 * The headings that a table of contents leaves out, by their indexes. How deep it goes is its own choice: a depth counts
 * where it has most headings of it, in the file or under one heading. What stands above it needs no line, nor does a
 * section without entries.
 */
export function findMissingSections(page: Page, contents: Contents, { share, except }: Coverage): readonly number[] {
  const { headings } = page.outline();
  const { parents } = contents;
  const listed = listedHeadings(page, contents);
  const filled = sectionsWithEntries(page, parents);
  const wanted = headings.flatMap(({ text }, index) => {
    const isWanted =
      index > contents.title && index < contents.end && filled.has(index) && !except.includes(text.toLowerCase());
    return listed.has(index) || (isWanted && !isOmitted(page, index)) ? [index] : [];
  });
  const groupsOf = (index: number): readonly string[] => {
    const depth = headings[index]?.depth;
    return [`${depth}`, `${depth} below ${parents[index]}`];
  };
  const tallies = new Map<string, { readonly all: number; readonly has: number }>();
  for (const index of wanted) {
    for (const group of groupsOf(index)) {
      const { all, has } = tallies.get(group) ?? { all: 0, has: 0 };
      tallies.set(group, { all: all + 1, has: has + (listed.has(index) ? 1 : 0) });
    }
  }
  const isCovered = (group: string): boolean => {
    const { all, has } = tallies.get(group) ?? { all: 0, has: 0 };
    return has >= 2 && has >= share * all;
  };
  return wanted.filter((index) => {
    if (listed.has(index)) return false;
    const groups = groupsOf(index);
    return groups.some(isCovered) || isOtherOfTwo(groups.at(-1) ?? '', listed.has(parents[index] ?? -1));
  });

  /** Nobody chooses one of two sections that lie below a listed one. */
  function isOtherOfTwo(group: string, isBelowListed: boolean): boolean {
    const { all, has } = tallies.get(group) ?? { all: 0, has: 0 };
    return isBelowListed && all === 2 && has === 1;
  }
}

/** Headings that lines lead to or mean, or that lines which lead elsewhere by mistake are called like. */
function listedHeadings(page: Page, contents: Contents): ReadonlySet<number> {
  const targets = new Map(judgeTargets(page, contents).map((target) => [target.item, target]));
  const listed = new Set<number>();
  const mistaken = new Set<string>();
  for (const item of contents.items) {
    const target = targets.get(item);
    const heading = target?.meant ?? target?.heading ?? null;
    if (heading === null || item.leads === 'nowhere' || listed.has(heading)) mistaken.add(letters(item.link.text));
    if (heading !== null) listed.add(heading);
  }
  for (const [index, { text }] of page.outline().headings.entries()) {
    if (mistaken.has(letters(text))) listed.add(index);
  }
  return listed;
}

/** Those with entries of their own or in a section below. */
function sectionsWithEntries(page: Page, parents: readonly (number | null)[]): ReadonlySet<number> {
  const sectionAt = createSections(page.outline());
  const filled = new Set(page.entries().map(({ head }) => sectionAt(head.start)));
  for (let index = parents.length - 1; index >= 0; index--) {
    const parent = parents[index] ?? null;
    if (filled.has(index) && parent !== null) filled.add(parent);
  }
  return filled;
}

/** `<!-- omit in toc -->` in a heading or in the line above it, as the tools that write tables of contents know it. */
function isOmitted({ text, outline }: Page, index: number): boolean {
  const span = outline().headings[index]?.span;
  if (span === undefined) return false;
  const above = text.lastIndexOf('\n', Math.max(0, span.start - 2));
  const end = text.indexOf('\n', span.end);
  const around = text.slice(above + 1, end === -1 ? text.length : end);
  return /<!--\s*(?:omit (?:in|from) toc|no toc)\s*-->/i.test(around);
}
