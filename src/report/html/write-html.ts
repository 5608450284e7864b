import { visible } from '../escape.ts';
import type { Content } from './element.ts';

/** Elements without an end tag (HTML, 13.1.2, "void elements"), as far as the page has them. */
const endless: ReadonlySet<string> = new Set(['input']);

/** Writes elements as HTML in one line. Whatever stands in texts and attributes stays text. */
export function writeHtml(content: Content): string {
  if (typeof content === 'string') return forHtml(content);
  const { tag, attributes, children } = content;
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${forHtml(value)}"`);
  const start = `<${tag}${written.join('')}>`;
  return endless.has(tag) ? start : `${start}${children.map(writeHtml).join('')}</${tag}>`;
}

/** Text from outside as HTML, in an element or in an attribute between double quotes: see {@link visible}. */
export function forHtml(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
