import type { Directive } from '../model/directive.ts';
import type { Document } from '../model/document.ts';
import type { Span } from '../model/span.ts';

/** Whether a comment takes a place out of what goes by one of these names: a rule, or a verdict's rule, reason and kind. */
export function covers({ covers: span, what }: Directive, place: Span | null, names: readonly string[]): boolean {
  if (what.kind === 'links') return false;
  if (what.kind === 'named' && !what.names.some((name) => names.includes(name))) return false;
  return place === null ? what.kind === 'named' && span.start === 0 : overlaps(span, place);
}

/** A document as one rule sees it: without the links and entries that comments take out for it. */
export function withoutIgnored(document: Document, rule: string): Document {
  const directives = document.directives.filter(({ what }) => what.kind !== 'links');
  if (directives.length === 0) return document;
  const isLeft = (place: Span): boolean => !directives.some((directive) => covers(directive, place, [rule]));
  return {
    ...document,
    links: document.links.filter(({ outer }) => isLeft(outer)),
    entries: () => document.entries().filter(({ place }) => isLeft(place)),
  };
}

function overlaps(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
