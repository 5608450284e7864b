import { anchorKey } from '../../extract/anchors.ts';
import { slugs } from '../../extract/headings.ts';
import type { Page } from '../page.ts';

export interface HeadingAnchors {
  /** The index of the heading that a fragment leads to, or `null` where none is known. */
  readonly find: (fragment: string) => number | null;
  /** The fragment of a heading, by its index. */
  readonly slugOf: (heading: number) => string;
}

/** Which fragments lead to which headings: by their slugs, and by names in raw HTML in a heading or right before it. */
export function createHeadingAnchors({ text, outline }: Pick<Page, 'text' | 'outline'>): HeadingAnchors {
  const { headings, html } = outline();
  const own = slugs(headings.map((heading) => ({ text: heading.text, numbered: heading.text })));
  const found = new Map<string, number>();
  const add = (anchor: string, heading: number): void => {
    const key = anchorKey(anchor);
    if (!found.has(key)) found.set(key, heading);
  };
  for (const [index, anchor] of own.slice(0, headings.length).entries()) add(anchor, index);
  let next = 0;
  for (const { span } of html) {
    while ((headings[next]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
    const heading = headings[next];
    if (heading === undefined) break;
    if (span.end < heading.span.start && /\S/.test(text.slice(span.end, heading.span.start))) continue;
    for (const name of namesIn(text.slice(span.start, span.end))) add(name, next);
  }
  return { find: (fragment) => found.get(anchorKey(fragment)) ?? null, slugOf: (heading) => own[heading] ?? '' };
}

function namesIn(html: string): readonly string[] {
  return [...html.matchAll(/\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}
