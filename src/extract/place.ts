import type { Definition, Image, Link as LinkNode } from 'mdast';
import type { Cell, Link } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import { decodeReferences } from './character-references.ts';
import { plainText } from './node.ts';

/** A link before it is known what surrounds it. */
export interface Place extends Pick<Link, 'kind' | 'span' | 'outer' | 'url' | 'setting' | 'role'> {
  /** Called when the whole tree has been seen. */
  readonly text: () => string;
}

/** The place of a link, image or definition that stands at `outer`. */
export function markdownPlace(node: LinkNode | Image | Definition, outer: Span, cell: Cell): Place {
  const text = node.type === 'definition' ? () => node.label ?? node.identifier : () => plainText(node);
  const destination = node.data?.destination;
  if (!destination) {
    const setting = { kind: 'bare', cell } as const;
    return { kind: 'bare', span: outer, outer, url: inCell(node.url, cell), setting, role: 'text', text };
  }
  const span: Span = { start: destination.start, end: destination.end };
  if (destination.syntax === 'autolink') {
    const setting = { kind: 'autolink', cell } as const;
    return {
      kind: 'autolink',
      span,
      outer,
      url: inCell(decodeReferences(node.url), cell),
      setting,
      role: 'text',
      text,
    };
  }
  const setting = { kind: 'destination', brackets: destination.brackets, cell } as const;
  const kind = node.type === 'link' ? 'inline' : node.type;
  const role = node.type === 'image' ? 'media' : 'text';
  return { kind, span, outer, url: node.url, setting, role, text };
}

/**
 * What GitHub reads where no backslash escapes count: in a table cell `\|` is a `|` everywhere (GFM 0.29, section 4.10),
 * while the parser resolves it only where Markdown has escapes.
 */
export function inCell(value: string, cell: Cell): string {
  return cell === 'table-cell' ? value.replaceAll('\\|', '|') : value;
}
