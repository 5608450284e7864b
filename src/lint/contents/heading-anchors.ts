import { anchorKey } from '../../extract/anchors.ts';
import { slugs } from '../../extract/headings.ts';
import { once } from '../../extract/once.ts';
import { indexMarkdown, isEverywhere } from '../../probe/local/local-fragment.ts';
import type { Page } from '../page.ts';
import { letters } from './letters.ts';

export interface HeadingAnchors {
  /** The index of the heading that a fragment leads to, or `null` where none is known. */
  readonly find: (fragment: string) => number | null;
  /**
   * The index of the heading that a line is meant to lead to whose fragment leads nowhere: the one with the fragment most like
   * it, which a fix would write, else the first one called like the line; `null` where there is none.
   */
  readonly guess: (fragment: string, text: string) => number | null;
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
  const elsewhere = new Set<string>();
  let next = 0;
  for (const { span } of html) {
    const names = namesIn(text.slice(span.start, span.end));
    for (const name of names) elsewhere.add(anchorKey(name));
    while ((headings[next]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
    const heading = headings[next];
    if (heading === undefined) continue;
    if (span.end < heading.span.start && /\S/.test(text.slice(span.end, heading.span.start))) continue;
    for (const name of names) add(name, next);
  }
  const find = (fragment: string): number | null => found.get(anchorKey(fragment)) ?? null;
  const index = once(() => indexMarkdown(new Set(found.keys())));
  const named = once(
    () => new Map(headings.map(({ text: name }, heading) => [letters(name), heading] as const).reverse()),
  );
  const guesses = new Map<string, number | null>();
  const guessNearest = (fragment: string): number | null => {
    const known = guesses.get(fragment);
    if (known !== undefined) return known;
    const nearest = index().nearest(fragment);
    const guess = nearest === null ? null : find(nearest);
    guesses.set(fragment, guess);
    return guess;
  };
  const guess = (fragment: string, name: string): number | null =>
    isEverywhere(fragment) || elsewhere.has(anchorKey(fragment))
      ? null
      : (guessNearest(fragment) ?? named().get(letters(name)) ?? null);
  return { find, guess, slugOf: (heading) => own[heading] ?? '' };
}

function namesIn(html: string): readonly string[] {
  return [...html.matchAll(/\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}
