import { once } from '../extract/once.ts';
import type { Directive } from '../model/directive.ts';
import type { Finding } from '../model/finding.ts';
import type { Span } from '../model/span.ts';
import { narrowPage, type Page } from './page.ts';
import { createNamedCover, createSpanCover, type NamedSpan } from './span-cover.ts';

/** A file as rules see it. */
export interface Views {
  /** With all that comments take out. */
  readonly whole: Page;
  /** The page is the same for all rules that no comment names. */
  readonly seenBy: (rule: string) => Page;
}

/** Takes the links and entries out of a page that comments take out, for every rule or for those that they name. */
export function createViews(whole: Page, directives: readonly Directive[]): Views {
  const everything = spansForEverything(directives);
  const named = spansForNames(directives);
  const common = once(() => withoutPlaces(whole, everything));
  return {
    whole,
    seenBy: (rule) => {
      const own = named.filter(({ names }) => names.includes(rule));
      return withoutPlaces(
        common(),
        own.map(({ span }) => span),
      );
    },
  };
}

function withoutPlaces(page: Page, spans: readonly Span[]): Page {
  if (spans.length === 0) return page;
  const isOut = createSpanCover(spans);
  return narrowPage(page, (place) => !isOut(place));
}

/** Whether comments take findings of one file out. */
export function createIgnores(directives: readonly Directive[]): (finding: Finding) => boolean {
  const isInEverything = createSpanCover(spansForEverything(directives));
  const named = spansForNames(directives);
  const isNamed = createNamedCover(named);
  const forFile = new Set(named.flatMap(({ span, names }) => (reachesFile(span) ? names : [])));
  return (finding) => {
    const names = namesOf(finding);
    if (finding.span === null) return names.some((name) => forFile.has(name));
    return isInEverything(finding.span) || isNamed(finding.span, names);
  };
}

/** Whether a comment takes out one of the findings of one file. */
export function createUses(findings: readonly Finding[]): (directive: Directive) => boolean {
  const placed = findings.flatMap((finding): readonly NamedSpan[] =>
    finding.span === null ? [] : [{ span: finding.span, names: namesOf(finding) }],
  );
  const isAnywhere = createSpanCover(placed.map(({ span }) => span));
  const isNamed = createNamedCover(placed);
  const ofFile = new Set(findings.flatMap((finding) => (finding.span === null ? namesOf(finding) : [])));
  return ({ covers, what }) => {
    if (what.kind === 'links') return false;
    if (what.kind === 'everything') return isAnywhere(covers);
    return isNamed(covers, what.names) || (reachesFile(covers) && what.names.some((name) => ofFile.has(name)));
  };
}

/** What is about a whole file is taken out by name alone, from where the file begins. */
function reachesFile({ start }: Span): boolean {
  return start === 0;
}

function spansForEverything(directives: readonly Directive[]): readonly Span[] {
  return directives.flatMap(({ covers, what }) => (what.kind === 'everything' ? [covers] : []));
}

function spansForNames(directives: readonly Directive[]): readonly NamedSpan[] {
  return directives.flatMap(({ covers, what }) => (what.kind === 'named' ? [{ span: covers, names: what.names }] : []));
}

/** A rule, or a verdict's rule, reason and kind. */
function namesOf({ rule, aliases = [] }: Finding): readonly string[] {
  const [kind = rule, reason = rule] = rule.split('/');
  return [rule, kind, reason, ...aliases];
}
