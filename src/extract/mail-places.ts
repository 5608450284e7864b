import type { Text } from 'mdast';
import type { Cell } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import type { Place } from './place.ts';

/**
 * The bare e-mail addresses of a text node (GFM 0.29, section 6.9, extended email autolink). Like GitHub it looks for them
 * in the finished text: `_a@x.test_` is emphasis first. An address that is written with escapes or character references
 * stands nowhere as it is, and is left out.
 *
 * @param text what the node's position refers to
 */
export function mailPlaces(text: string, node: Text, { start, end }: Span, cell: Cell): readonly Place[] {
  const shown = new Set(addressesIn(node.value).map(([address]) => address));
  return addressesIn(text.slice(start, end)).flatMap(({ 0: address, index }): readonly Place[] => {
    if (!shown.has(address)) return [];
    const span = { start: start + index, end: start + index + address.length };
    const url = /^(?:mailto|xmpp):/.test(address) ? address : `mailto:${address}`;
    return [
      { kind: 'bare', span, outer: span, url, setting: { kind: 'bare', cell }, role: 'text', text: () => address },
    ];
  });
}

/** Starts behind something that no address has, and takes a whole domain with a dot in it and a letter at its end. */
const pattern =
  /(?:\b(?:mailto|xmpp):|(?<![\w.+-]))[\w.+-]+@(?=[\w-]*\.[A-Za-z\d])(?:[\w-]|\.(?=[A-Za-z\d]))+(?<=[A-Za-z])(?![\w@-]|\.[A-Za-z\d])/g;

function addressesIn(text: string): readonly RegExpExecArray[] {
  return text.includes('@') ? [...text.matchAll(pattern)] : [];
}
