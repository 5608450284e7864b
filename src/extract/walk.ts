import type { Nodes, Root } from 'mdast';

export interface Visitor {
  /** `skip` leaves the node's children out; `leave` is called all the same. */
  readonly enter: (node: Nodes) => 'skip' | undefined;
  readonly leave?: (node: Nodes) => void;
}

/** Walks a tree in the order of the text. Keeps its own stack: Markdown can nest deeper than calls can. */
export function walk(root: Root | Nodes, visitor: Visitor): void {
  const open: { readonly node: Nodes; next: number }[] = [];
  const enter = (node: Nodes): void => {
    const skipped = visitor.enter(node) === 'skip';
    open.push({ node, next: skipped ? Number.POSITIVE_INFINITY : 0 });
  };
  enter(root);
  for (let frame = open.at(-1); frame; frame = open.at(-1)) {
    const child = 'children' in frame.node ? frame.node.children[frame.next++] : undefined;
    if (child) {
      enter(child);
      continue;
    }
    open.pop();
    visitor.leave?.(frame.node);
  }
}
