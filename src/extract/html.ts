import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { Span } from '../model/span.ts';
import type { HtmlRange } from '../parse/destinations.ts';
import { firstAtOrAfter } from './first-at-or-after.ts';
import { type AttributeBuilder, createAttribute, type HtmlAttribute } from './html-attribute.ts';
import { once } from './once.ts';

/** What the raw HTML of a text says, in order. Offsets are those of the text. */
export interface Html {
  readonly parts: readonly HtmlPart[];
  /** Comments that reach from one HTML node into a later one: the Markdown between the two is not shown. */
  readonly comments: readonly Span[];
}

export type HtmlPart = OpenTag | CloseTag | HtmlText;

export interface OpenTag extends Span {
  readonly kind: 'open';
  /** Lower case. */
  readonly name: string;
  readonly attributes: readonly HtmlAttribute[];
}

interface CloseTag extends Span {
  readonly kind: 'close';
  readonly name: string;
}

interface HtmlText extends Span {
  readonly kind: 'text';
  /** Character references resolved. */
  readonly text: string;
}

/**
 * Reads the raw HTML of a Markdown text. Each HTML node is read by itself, so that a tag or a `<title>` that is never closed
 * spoils no other node; only a comment goes on, if a later node closes it.
 */
export function readHtml(text: string, ranges: readonly HtmlRange[]): Html {
  const parts: HtmlPart[] = [];
  const comments: Span[] = [];
  const ends = once(() => commentEnds(text, ranges));
  let hiddenUntil = 0;
  for (const node of nodesOf(ranges)) {
    const shown = node
      .map(({ start, end }) => ({ start: Math.max(start, hiddenUntil), end }))
      .filter(({ start, end }) => start < end);
    const openComment = readNode(text, shown, parts);
    if (openComment === null) continue;
    const end = ends()[firstAtOrAfter(ends(), shown.at(-1)?.end ?? openComment)];
    if (end === undefined) continue;
    hiddenUntil = end + '-->'.length;
    comments.push({ start: openComment, end: hiddenUntil });
  }
  return { parts, comments };
}

function nodesOf(ranges: readonly HtmlRange[]): readonly (readonly HtmlRange[])[] {
  const nodes: HtmlRange[][] = [];
  for (const range of ranges) {
    const last = nodes.at(-1);
    if (last?.[0]?.node === range.node) last.push(range);
    else nodes.push([range]);
  }
  return nodes;
}

/** Where each `-->` of raw HTML begins. */
function commentEnds(text: string, ranges: readonly HtmlRange[]): readonly number[] {
  return ranges.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/-->/g)].map(({ index }) => start + index),
  );
}

/** Adds the parts of one HTML node; returns the offset of a comment that it leaves open. */
function readNode(text: string, ranges: readonly Span[], parts: HtmlPart[]): number | null {
  const base = ranges[0]?.start;
  if (base === undefined) return null;
  const masked = mask(text, ranges);
  const reader = createReader(masked, base, parts);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader.callbacks);
  tokenizer.write(masked);
  tokenizer.end();
  return reader.openComment();
}

/**
 * The source from the first range to the last one, as long as it is, with line feeds for what stands between the ranges:
 * line ends and the prefixes of containers. Behind it a `>`, since the tag that a renderer writes
 * next closes one that was left open.
 */
function mask(text: string, ranges: readonly Span[]): string {
  let masked = '';
  let end = ranges[0]?.start ?? 0;
  for (const range of ranges) {
    masked += '\n'.repeat(range.start - end) + text.slice(range.start, range.end);
    end = range.end;
  }
  return `${masked}>`;
}

/** Elements whose content is no text of the page. */
const withoutText: ReadonlySet<string> = new Set(['script', 'style', 'title', 'textarea', 'xmp']);

function createReader(masked: string, base: number, parts: HtmlPart[]) {
  let tag: Span = { start: 0, end: 0 };
  let attributes: HtmlAttribute[] = [];
  let attribute: AttributeBuilder | null = null;
  let silent = false;
  let openComment: number | null = null;

  const nameOf = ({ start, end }: Span): string => masked.slice(start, end).toLowerCase();
  const addOpenTag = (end: number): void => {
    const name = nameOf(tag);
    silent = withoutText.has(name);
    parts.push({ kind: 'open', name, start: base + tag.start - 1, end: base + end + 1, attributes });
  };
  const addText = (start: number, end: number, value: string): void => {
    if (!silent) parts.push({ kind: 'text', start: base + start, end: base + end, text: value });
  };
  const callbacks: TokenizerCallbacks = {
    ...ignored,
    onopentagname: (start, end) => {
      tag = { start, end };
      attributes = [];
    },
    onattribname: (start, end) => {
      attribute = createAttribute(masked, { start, end }, base);
    },
    onattribdata: (start, end) => attribute?.data(start, end),
    onattribentity: (codepoint) => attribute?.reference(codepoint),
    onattribend: (quote) => {
      const finished = attribute?.finish(quote);
      // Of several attributes of one name, the first one counts.
      if (finished && attributes.every(({ name }) => name !== finished.name)) attributes.push(finished);
    },
    onopentagend: addOpenTag,
    onselfclosingtag: addOpenTag,
    onclosetag: (start, end) => {
      silent = false;
      parts.push({ kind: 'close', name: nameOf({ start, end }), start: base + start - 2, end: base + end + 1 });
    },
    ontext: (start, end) => {
      const stop = Math.min(end, masked.length - 1);
      addText(start, stop, masked.slice(start, stop));
    },
    ontextentity: (codepoint, end) => addText(end - 1, end, String.fromCodePoint(codepoint)),
    oncomment: (start, end) => {
      if (end === masked.length) openComment = base + start;
    },
  };
  return { callbacks, openComment: () => openComment };
}

const ignored = {
  oncdata: () => {},
  ondeclaration: () => {},
  onend: () => {},
  onprocessinginstruction: () => {},
};
