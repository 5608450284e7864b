import type { Cell } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import type { OpenTag } from './html.ts';
import type { HtmlAttribute } from './html-attribute.ts';
import { collapse } from './node.ts';
import { inCell, type Place } from './place.ts';
import { srcsetAddresses } from './srcset.ts';

/**
 * The attributes that point somewhere, by element (WHATWG HTML, "List of attributes"), and what a reader makes of them.
 * `link` and `base` are left out: GitHub shows neither.
 */
const addresses: ReadonlyMap<string, Readonly<Record<string, Place['role']>>> = new Map([
  ['a', { href: 'text' }],
  ['area', { href: 'text' }],
  ['img', { src: 'media', srcset: 'media' }],
  ['source', { src: 'media', srcset: 'media' }],
  ['video', { src: 'media', poster: 'media' }],
  ['audio', { src: 'media' }],
  ['track', { src: 'media' }],
  ['iframe', { src: 'media' }],
  ['embed', { src: 'media' }],
  ['object', { data: 'media' }],
]);

/** The attributes of an HTML element that point somewhere. */
export function addressAttributes(element: string): Readonly<Record<string, Place['role']>> {
  return addresses.get(element) ?? {};
}

/**
 * The places of one HTML tag, in the order of the source. An attribute without a value (`<a href>`) is none.
 *
 * @param textOf gives what a reader sees of the element
 */
export function htmlPlaces(tag: OpenTag, cell: Cell, textOf: () => string): readonly Place[] {
  const roles = addresses.get(tag.name);
  if (!roles) return [];
  const text = tag.name === 'a' ? textOf : () => alternativeText(tag);
  return tag.attributes.flatMap((attribute) => {
    const role = roles[attribute.name];
    if (role === undefined) return [];
    const setting = {
      kind: 'attribute',
      element: tag.name,
      attribute: attribute.name,
      quote: attribute.quote,
      cell,
    } as const;
    return addressesIn(attribute).map((part): Place => {
      const span = attribute.place(part);
      // One line feed for each line end: what else stands between two lines of a tag (see `readHtml`) is no HTML.
      const url = inCell(attribute.value.slice(part.start, part.end).replace(/\n+/g, '\n'), cell);
      return { kind: 'html', span, outer: span, url, setting, role, text };
    });
  });
}

/** What a reader gets in place of an image. */
export function alternativeText(tag: OpenTag): string {
  return collapse(tag.attributes.find(({ name }) => name === 'alt')?.value ?? '');
}

function addressesIn({ name, value }: HtmlAttribute): readonly Span[] {
  return name === 'srcset' ? srcsetAddresses(value) : [trimmed(value)];
}

/** A URL parser drops white space at both ends; a loop, since a pattern for the end takes quadratic time. */
function trimmed(value: string): Span {
  const isSpace = (offset: number): boolean => /[ \t\n\f\r]/.test(value.charAt(offset));
  let start = 0;
  let end = value.length;
  while (start < end && isSpace(start)) start++;
  while (start < end && isSpace(end - 1)) end--;
  return { start, end };
}
