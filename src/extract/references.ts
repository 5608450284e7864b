import type { Definition, ImageReference, LinkReference } from 'mdast';
import type { Link } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import { plainText } from './node.ts';
import type { Place } from './place.ts';

/** One reference to a definition. */
export interface Use {
  readonly span: Span;
  readonly text: () => string;
  readonly role: Link['role'];
}

/** Which definition is used where. Labels are compared as the parser has normalised them. */
export interface References {
  readonly define: (node: Definition, place: Place) => void;
  readonly refer: (node: LinkReference | ImageReference, span: Span) => Use;
  /** In order; none for what is no definition, and for a definition whose label an earlier one has (CommonMark 0.31.2, 4.7). */
  readonly usesOf: (place: Place) => readonly Use[];
}

export function createReferences(): References {
  const definitions = new Map<string, Place>();
  const labels = new Map<Place, string>();
  const uses = new Map<string, Use[]>();
  return {
    define: (node, place) => {
      if (definitions.has(node.identifier)) return;
      definitions.set(node.identifier, place);
      labels.set(place, node.identifier);
    },
    refer: (node, span) => {
      const role = node.type === 'imageReference' ? 'media' : 'text';
      const use: Use = { span, text: () => plainText(node), role };
      const known = uses.get(node.identifier);
      if (known) known.push(use);
      else uses.set(node.identifier, [use]);
      return use;
    },
    usesOf: (place) => uses.get(labels.get(place) ?? '') ?? [],
  };
}
