import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Span } from '../model/span.ts';
import { walk } from './walk.ts';

/** A node's place; `null` where a node has none (the parser gives every node one). */
export function spanOf(node: Nodes): Span | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? null : { start, end };
}

export function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * The text of a node as a reader sees it: without markup and raw HTML, images as their alternative text, white space as a
 * browser shows it. Takes any nesting: mdast-util-to-string recurses, and is only asked about nodes without children.
 */
export function plainText(node: Nodes): string {
  const parts: string[] = [];
  walk(node, {
    enter: (leaf) => {
      parts.push(leafText(leaf));
      return undefined;
    },
  });
  return collapse(parts.join(''));
}

/** The text that a node has by itself, not through its children. */
export function leafText(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (isProgram(node)) return '';
  return 'children' in node ? '' : textOf(node, { includeHtml: false });
}

/** What MDX runs: imports, exports and expressions. */
function isProgram({ type }: Nodes): boolean {
  return type === 'mdxjsEsm' || type === 'mdxFlowExpression' || type === 'mdxTextExpression';
}

/** White space as a browser shows it: runs as one space, none at the ends. A no-break space is none. */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '');
}
