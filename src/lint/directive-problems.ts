import { suggest } from '../config/suggestion.ts';
import type { Directive } from '../model/directive.ts';
import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { PlacedFinding } from '../model/judged.ts';
import type { Link } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import { createIgnores, createUses } from './ignored.ts';
import type { IsAsked } from './lint.ts';
import { createSpanCover } from './span-cover.ts';

/** What comments can take out. */
export interface Ignorable {
  readonly findings: readonly PlacedFinding[];
  /** What rules would find without comments; asked only for what is needed to tell which comments are of use. */
  readonly unheeded: (isAsked: IsAsked) => readonly PlacedFinding[];
  /** Every name that a comment can mean. */
  readonly names: readonly string[];
  /** Whether this run looked for what has a name: everywhere, where a link was judged, or nowhere. */
  readonly soughtAt: (name: string) => 'everywhere' | 'judged-links' | 'nowhere';
  /** Whether this run knows what to think of a link. */
  readonly isJudged: (link: Link) => boolean;
}

/** A file, and those of its comments of which it is not yet known that they take something out. */
interface Doubted {
  readonly document: Document;
  readonly directives: readonly Directive[];
}

/** Tells of comments of ours that name what nothing is called or that take nothing out. */
export function findDirectiveProblems(documents: readonly Document[], ignorable: Ignorable): readonly PlacedFinding[] {
  const { findings, unheeded, names } = ignorable;
  const known = new Set(names);
  const own = documents.map((document): Doubted => ({ document, directives: document.directives.filter(isOurs) }));
  const doubted = withoutUsed(
    own.map(({ document, directives }) => ({
      document,
      directives: directives.filter(mayBeUnused(document, known, ignorable)),
    })),
    findings,
  );
  const without = doubted.length === 0 ? [] : unheeded(askedBy(doubted));
  const unused = withoutSilencing(withoutUsed(doubted, without), vanished(without, findings));
  const told = new Set(unused.flatMap(({ directives }) => directives));
  return own.flatMap(({ document, directives }) =>
    directives.flatMap((directive) => [
      ...unknownNames(directive, document, known, names),
      ...(told.has(directive) ? [unusedDirective(directive, document)] : []),
    ]),
  );
}

function isOurs({ dialect }: Directive): boolean {
  return dialect === 'linkmend';
}

/**
 * A comment whose names are wrong is told for that; one that names nothing is of use where a link is. Of one that names what
 * nobody looked for, nothing is known.
 */
function mayBeUnused(
  { links }: Document,
  known: ReadonlySet<string>,
  { soughtAt, isJudged }: Pick<Ignorable, 'soughtAt' | 'isJudged'>,
): (directive: Directive) => boolean {
  const hasLink = createSpanCover(links.map(({ outer }) => outer));
  const hasOpenLink = createSpanCover(links.filter((link) => !isJudged(link)).map(({ outer }) => outer));
  const wasSought = (name: string, covers: Span): boolean => {
    const place = soughtAt(name);
    return place === 'everywhere' || (place === 'judged-links' && !hasOpenLink(covers));
  };
  return ({ covers, what }) =>
    what.kind === 'named' ? what.names.every((name) => known.has(name) && wasSought(name, covers)) : !hasLink(covers);
}

function withoutUsed(doubted: readonly Doubted[], findings: readonly PlacedFinding[]): readonly Doubted[] {
  const inFile = new Map(doubted.map(({ document }) => [document.source.path, [] as Finding[]]));
  for (const { finding } of findings) inFile.get(finding.file)?.push(finding);
  return doubted.flatMap(({ document, directives }) => {
    if (directives.length === 0) return [];
    const isUsed = createUses(inFile.get(document.source.path) ?? []);
    const left = directives.filter((directive) => !isUsed(directive));
    return left.length === 0 ? [] : [{ document, directives: left }];
  });
}

/** What is only found without comments, though none of them covers it: its counterpart is taken out. */
function vanished(without: readonly PlacedFinding[], findings: readonly PlacedFinding[]): readonly Finding[] {
  const keyOf = ({ finding: { file, rule, span } }: PlacedFinding): string =>
    JSON.stringify([file, rule, span?.start, span?.end]);
  const known = new Set(findings.map(keyOf));
  return without.filter((placed) => !known.has(keyOf(placed))).map(({ finding }) => finding);
}

/** A comment on one of two entries for the same page silences what would be told of the other one. */
function withoutSilencing(doubted: readonly Doubted[], silenced: readonly Finding[]): readonly Doubted[] {
  return doubted.map(({ document, directives }) => {
    const isCovered = createIgnores(document.directives);
    const here = silenced.filter((finding) => finding.file === document.source.path && !isCovered(finding));
    const rules = new Set(here.map(({ rule }) => rule));
    const silences = ({ what }: Directive): boolean =>
      what.kind === 'named' ? what.names.some((name) => rules.has(name)) : rules.size > 0;
    return { document, directives: directives.filter((directive) => !silences(directive)) };
  });
}

/** Only these files, and only rules that their comments can mean. */
function askedBy(doubted: readonly Doubted[]): IsAsked {
  const meant = new Map(
    doubted.map(({ document, directives }) => {
      const names = new Set(directives.flatMap(({ what }) => (what.kind === 'named' ? what.names : [])));
      const every = directives.some(({ what }) => what.kind === 'everything');
      return [document.source.path, { every, names }];
    }),
  );
  return (rule, file) => {
    const asked = meant.get(file);
    return asked !== undefined && (asked.every || asked.names.has(rule));
  };
}

function unknownNames(
  { span, what }: Directive,
  { source }: Document,
  known: ReadonlySet<string>,
  names: readonly string[],
): readonly PlacedFinding[] {
  if (what.kind !== 'named') return [];
  const unknown = what.names.filter((name) => !known.has(name));
  return unknown.map((name) => ({
    link: null,
    finding: {
      rule: 'unknown-rule',
      severity: 'warning',
      file: source.path,
      span,
      url: null,
      data: { name, suggestion: suggest(name, names) },
      fix: null,
    },
  }));
}

function unusedDirective({ span, text, what }: Directive, { source }: Document): PlacedFinding {
  const data = { directive: text, name: what.kind === 'named' ? what.names.join(' ') : null };
  return {
    link: null,
    finding: { rule: 'unused-directive', severity: 'warning', file: source.path, span, url: null, data, fix: null },
  };
}
