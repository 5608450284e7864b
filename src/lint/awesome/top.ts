import type { Heading } from '../../model/outline.ts';
import type { Page } from '../page.ts';

/** What stands above the first section of a list. */
export interface Top {
  /** `picture` for a logo or banner in raw HTML that stands for a title. */
  readonly kind: 'markdown' | 'html' | 'picture' | 'none';
  /** `null` where a picture stands for it, or nothing. */
  readonly title: Heading | null;
  /** Where the first section begins. */
  readonly end: number;
}

export function readTop({ text, outline }: Pick<Page, 'text' | 'outline'>): Top {
  const { headings, html } = outline();
  const [first, second] = headings;
  const picture = html.find(({ span, place }) => {
    return (
      place === 'flow' &&
      span.start < (first?.span.start ?? text.length) &&
      /<img\b/i.test(text.slice(span.start, span.end))
    );
  });
  if (first === undefined) return { kind: picture === undefined ? 'none' : 'picture', title: null, end: text.length };
  if (first.depth > 1 && picture !== undefined) return { kind: 'picture', title: null, end: first.span.start };
  const kind = text[first.span.start] === '<' ? 'html' : 'markdown';
  return { kind, title: first, end: second?.span.start ?? text.length };
}
