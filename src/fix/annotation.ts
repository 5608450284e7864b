import { firstAtOrAfter } from '../extract/first-at-or-after.ts';
import { once } from '../extract/once.ts';
import type { Link } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import { readArchiveAddress } from './archive-address.ts';

/** Whether an archived copy stands right after a link of one source. */
export type IsAnnotated = (link: Link) => boolean;

/**
 * Looks for archived copies that stand right after links: ` ([archived](https://web.archive.org/…))` and what authors write
 * by hand. The next link must be an archive's, in the same paragraph, and show the same page. Archives whose addresses do
 * not tell the page count where their link says "archive".
 *
 * A definition counts as annotated if every use is.
 *
 * @param text the source's text
 * @param all every link of the source
 */
export function createIsAnnotated(text: string, all: readonly Link[]): IsAnnotated {
  // Most sources have no dead link.
  const places = once(() => all.flatMap(placesOf).sort((one, other) => one.span.start - other.span.start));
  const starts = once(() => places().map(({ span }) => span.start));
  const nextAfter = (offset: number): Shown | undefined => places()[firstAtOrAfter(starts(), offset)];
  return (link) => {
    const own = placesOf(link);
    return own.length > 0 && own.every(({ span }) => isCopy(text, link, span, nextAfter(span.end)));
  };
}

interface Shown {
  readonly span: Span;
  readonly link: Link;
}

/** Where a reader meets the link. */
function placesOf(link: Link): readonly Shown[] {
  if (link.kind !== 'definition') return [{ span: link.outer, link }];
  return link.uses.map((span) => ({ span, link }));
}

/** Whether the next link is an archived copy of one that stands at a span. */
function isCopy(text: string, link: Link, span: Span, next: Shown | undefined): boolean {
  if (next === undefined) return false;
  const copy = readArchiveAddress(next.link.url);
  const between = text.slice(span.end, next.span.start);
  if (
    copy === null ||
    between.length > longestGap ||
    /(?:\r\n?|\n)[\t >]*(?:\r|\n|[-*+][\t ]|\d+[.)][\t ])/.test(between)
  ) {
    return false;
  }
  if (copy.original !== null) return comparable(copy.original) === comparable(link.url);
  return /archiv/i.test(between) || /archiv/i.test(next.link.text);
}

/** UTF-16 units: a few words and marks, or the end of an HTML link. */
const longestGap = 120;

/** Archives take http and https, `www.`, a slash at the end and the fragment for the same page. */
function comparable(url: string): string {
  return url
    .replace(/^[a-z]+:\/{0,2}(?:www\.)?|^(?:\/\/)?www\./i, '')
    .replace(/:(?:80|443)(?=\/|$)/, '')
    .replace(/#.*$/s, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
