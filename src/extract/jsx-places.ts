import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import type { Cell } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import { addressAttributes } from './html-places.ts';
import { plainText, spanOf } from './node.ts';
import type { Place } from './place.ts';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** What components call an address; those of React Router and Docusaurus take `to`. */
const ofComponents: Readonly<Record<string, Place['role']>> = { href: 'text', to: 'text', src: 'media' };

/**
 * The places of one element of MDX, in the order of the source: attributes with an address between quotes, and those whose
 * value is an expression, which is not known. Names of elements in lower case are those of HTML.
 *
 * @param text what the element's position refers to
 */
export function jsxPlaces(text: string, element: JsxElement, cell: Cell): readonly Place[] {
  const name = element.name ?? '';
  const roles = /^[a-z][a-z\d]*$/.test(name) ? addressAttributes(name) : ofComponents;
  return element.attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute') return [];
    const role = Object.hasOwn(roles, attribute.name) ? roles[attribute.name] : undefined;
    return role === undefined || attribute.name === 'srcset' ? [] : placeOf(text, element, attribute, { role, cell });
  });
}

function placeOf(
  text: string,
  element: JsxElement,
  attribute: MdxJsxAttribute,
  { role, cell }: { readonly role: Place['role']; readonly cell: Cell },
): readonly Place[] {
  const whole = positionOf(attribute);
  const equals = whole === null ? -1 : text.indexOf('=', whole.start);
  const { value } = attribute;
  if (whole === null || equals === -1 || equals >= whole.end || value === null || value === undefined) return [];
  const label = (): string => (role === 'media' ? alternativeText(element) : plainText(element));
  const written = { start: equals + 1 + spaceAt(text, equals + 1), end: whole.end };
  if (typeof value !== 'string') {
    const url = text.slice(written.start, written.end);
    return [
      { kind: 'html', span: written, outer: written, url, setting: { kind: 'expression', cell }, role, text: label },
    ];
  }
  const quote = text[written.start] === "'" ? "'" : '"';
  const inner = trimmed(text, { start: written.start + 1, end: written.end - 1 });
  const setting = { kind: 'attribute', element: element.name ?? '', attribute: attribute.name, quote, cell } as const;
  return [{ kind: 'html', span: inner, outer: inner, url: value.trim(), setting, role, text: label }];
}

/** The literal value of an attribute; `null` without one. */
export function jsxAttribute({ attributes }: JsxElement, name: string): string | null {
  const found = attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
  return typeof found?.value === 'string' ? found.value : null;
}

function alternativeText(element: JsxElement): string {
  return jsxAttribute(element, 'alt') ?? '';
}

/** Attributes have positions like nodes, though their types do not say so. */
function positionOf(attribute: MdxJsxAttribute): Span | null {
  return spanOf(attribute as unknown as Parameters<typeof spanOf>[0]);
}

function spaceAt(text: string, offset: number): number {
  const pattern = /\s*/y;
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0].length ?? 0;
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (from < to && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}
