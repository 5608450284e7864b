import type { Nodes, Root } from 'mdast';
import type { Span } from '../model/span.ts';
import { spanOf } from './node.ts';

/**
 * From the end of a comment to the end of the node that follows it in the same parent: a whole list, a paragraph, a link
 * inside of one. Other comments and white space in between are no such node. Empty where nothing follows.
 */
export function spanToNextNode(tree: Root, text: string, comment: Span): Span {
  const { start, end } = comment;
  let siblings: readonly Nodes[] = tree.children;
  for (;;) {
    const index = siblings.findIndex((node) => (spanOf(node)?.end ?? 0) > start);
    const node = siblings[index];
    if (node === undefined) return { start: end, end };
    if ('children' in node) {
      siblings = node.children;
      continue;
    }
    const own = spanOf(node)?.end ?? end;
    const candidates = [{ start: end, end: own }, ...siblings.slice(index + 1).flatMap((next) => spanOf(next) ?? [])];
    const next = candidates.find((span) => !isNothing(text.slice(span.start, span.end)));
    return { start: end, end: next?.end ?? end };
  }
}

function isNothing(written: string): boolean {
  return /^\s*(?:(?:<!--(?:(?!-->)[\s\S])*-->|\{\/\*(?:(?!\*\/\})[\s\S])*\*\/\})\s*)*$/.test(written);
}
