import type { CompileContext, Extension, Handle } from 'mdast-util-from-markdown';
import type { Span } from '../model/span.ts';

/** Where a destination stands, and how it is written. */
interface Destination extends Span {
  readonly syntax: 'resource' | 'autolink';
  readonly brackets: 'angle' | 'none';
}

/** One stretch of raw HTML: without the prefixes of block quotes and lists, which belong to no HTML. */
export interface HtmlRange extends Span {
  /** The offset at which its `html` node starts: ranges of one node share it. */
  readonly node: number;
}

declare module 'mdast' {
  interface LinkData {
    /** Missing on GFM's bare addresses: there the node is the destination. */
    destination?: Destination;
  }
  interface ImageData {
    destination?: Destination;
  }
  interface DefinitionData {
    destination?: Destination;
  }
  interface RootData {
    htmlRanges?: HtmlRange[];
  }
}

declare module 'mdast-util-from-markdown' {
  interface CompileData {
    /** The offset at which the text of the last image ends; what is HTML before it is shown as plain text. */
    alternativeTextEnd?: number;
  }
}

type Token = Parameters<Handle>[0];

/**
 * Notes what the tree itself does not keep: `data.destination` of links, images and definitions, and the root's
 * `data.htmlRanges`. Listens only to tokens that have no handler of their own (apart from the data of HTML), so that nothing
 * of the compiler is replaced. Offsets are UTF-16 offsets into the text without its BOM.
 */
export const destinations: Extension = {
  enter: {
    labelText(token) {
      if (this.stack.at(-2)?.type === 'image') this.data.alternativeTextEnd = token.end.offset;
    },
  },
  exit: {
    resourceDestination,
    definitionDestination: resourceDestination,
    // `[a]()` has no destination token: an empty place after the opening parenthesis, until a destination is seen.
    resourceMarker(token) {
      const node = destinationNode(this);
      if (node && !node.data?.destination) put(node, at(token.end.offset, 'resource'));
    },
    // Seen twice, before and after the address.
    autolinkMarker(token) {
      const node = destinationNode(this);
      if (!node) return;
      const opened = node.data?.destination;
      put(node, opened ? { ...opened, end: token.start.offset } : at(token.end.offset, 'autolink'));
    },
    htmlFlowData,
    htmlTextData: htmlFlowData,
  },
};

function resourceDestination(this: CompileContext, token: Token): void {
  const node = destinationNode(this);
  if (!node) return;
  const brackets = this.sliceSerialize(token).startsWith('<') ? 'angle' : 'none';
  const width = brackets === 'angle' ? 1 : 0;
  put(node, { start: token.start.offset + width, end: token.end.offset - width, syntax: 'resource', brackets });
}

function htmlFlowData(this: CompileContext, token: Token): void {
  // The compiler keeps its own handler for plain data; HTML's is the same one.
  const { data } = this.config.exit;
  data?.call(this, token);
  const root = this.stack[0];
  const node = this.stack.at(-2);
  if (root?.type !== 'root' || node?.type !== 'html') return;
  if (token.start.offset < (this.data.alternativeTextEnd ?? 0)) return;
  root.data ??= {};
  root.data.htmlRanges ??= [];
  const start = node.position?.start.offset ?? token.start.offset;
  root.data.htmlRanges.push({ start: token.start.offset, end: token.end.offset, node: start });
}

function at(offset: number, syntax: Destination['syntax']): Destination {
  return { start: offset, end: offset, syntax, brackets: 'none' };
}

type DestinationNode = Extract<CompileContext['stack'][number], { type: 'link' | 'image' | 'definition' }>;

function destinationNode(context: CompileContext): DestinationNode | undefined {
  const node = context.stack.at(-1);
  return node?.type === 'link' || node?.type === 'image' || node?.type === 'definition' ? node : undefined;
}

function put(node: DestinationNode, destination: Destination): void {
  node.data ??= {};
  node.data.destination = destination;
}
