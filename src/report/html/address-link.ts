import { canParseUrl } from '../../model/can-parse-url.ts';
import { type Element, element } from './element.ts';

/**
 * An address that can be followed where it is one of the web, and plain text where it is not: no other scheme gets a link.
 *
 * @param text what the reader sees of it
 */
export function addressLink(url: string, text: string = url): Element {
  const href = webAddress(url);
  const shown = element('bdi', { dir: 'ltr' }, [text]);
  if (href === null) return element('span', { class: 'address' }, [shown]);
  return element('a', { class: 'address', href, rel: 'noopener noreferrer nofollow' }, [shown]);
}

/** An address of http or https as the URL standard writes it; `null` for everything else. */
function webAddress(url: string): string | null {
  if (!canParseUrl(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
