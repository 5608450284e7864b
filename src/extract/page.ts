import type { Span } from '../model/span.ts';
import type { ParsedMarkdown } from '../parse/markdown.ts';
import { firstAtOrAfter } from './first-at-or-after.ts';
import { type HtmlPart, type OpenTag, readHtml } from './html.ts';
import { alternativeText } from './html-places.ts';
import { isInside } from './node.ts';
import { createTextIndex } from './text-index.ts';

/** The raw HTML of a page and the text between its tags, which may stand in Markdown. */
export interface Page {
  /** Whether something stands in a comment that reaches over Markdown. */
  readonly isHidden: (span: Span) => boolean;
  /** Adds the text of a Markdown node. */
  readonly addText: (start: number, text: string) => void;
  /** The tags that open up to `end` and were not yet taken. Must be called in the order of the source. */
  readonly takeTags: (end: number) => readonly OpenTag[];
  /** The text in an `a` or a heading, white space as in the source. May only be asked for when all text has been added. */
  readonly textOf: (tag: OpenTag) => string;
}

/** @param images whether images of raw HTML count as their alternative text */
export function createPage({ text, htmlRanges }: ParsedMarkdown, images: 'text' | 'nothing'): Page {
  const { parts, comments } = readHtml(text, htmlRanges);
  const starts = comments.map(({ start }) => start);
  const contents = contentSpans(parts);
  const index = createTextIndex();
  let next = 0;

  return {
    isHidden: (span) => {
      const comment = comments[firstAtOrAfter(starts, span.start + 1) - 1];
      return comment !== undefined && isInside(span, comment);
    },
    addText: (start, added) => {
      if (parts.length > 0 && added !== '') index.add(start, added);
    },
    takeTags: (end) => {
      const tags: OpenTag[] = [];
      for (let part = parts[next]; part && part.start < end; part = parts[++next]) {
        if (part.kind === 'open') tags.push(part);
        if (part.kind === 'text') index.add(part.start, part.text);
        if (part.kind === 'open' && part.name === 'img' && images === 'text')
          index.add(part.start, alternativeText(part));
      }
      return tags;
    },
    textOf: (tag) => {
      const content = contents.get(tag);
      return content ? index.between(content) : '';
    },
  };
}

/** From each link and heading to the tag that ends it: its own end tag, or the start of the next one (links do not nest). */
function contentSpans(parts: readonly HtmlPart[]): ReadonlyMap<OpenTag, Span> {
  const contents = new Map<OpenTag, Span>();
  const open = new Map<string, OpenTag>();
  for (const part of parts) {
    if (part.kind === 'text') continue;
    const family = familyOf(part.name);
    if (family === null) continue;
    const begun = open.get(family);
    if (begun) contents.set(begun, { start: begun.end, end: part.start });
    if (part.kind === 'open') open.set(family, part);
    else open.delete(family);
  }
  return contents;
}

/** Any heading's end tag ends a heading (WHATWG HTML, section 13.2.6.4.7). */
function familyOf(name: string): 'a' | 'heading' | null {
  if (name === 'a') return 'a';
  return isHeading(name) ? 'heading' : null;
}

export function isHeading(name: string): boolean {
  return /^h[1-6]$/.test(name);
}
