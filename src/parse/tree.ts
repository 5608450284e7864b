import type { PhrasingContent, Root } from 'mdast';
import { type CompileContext, fromMarkdown, type Handle, type Options } from 'mdast-util-from-markdown';
import { parse } from 'micromark';
import { subtokenize } from 'micromark-util-subtokenize';
import type { Event, Token, TokenizeContext } from 'micromark-util-types';
import { tokenizeBlocks } from './blocks.ts';
import { forEachEvent } from './events.ts';
import { findIntricateBlocks, findIntricatePhrasing, IntricateMarkdownError } from './intricate.ts';
import { Labels } from './labels.ts';
import { withListItems } from './list-items.ts';
import type { Line } from './phrasing.ts';

/**
 * Makes what builds the tree that `fromMarkdown` builds with the same options (a test compares the two), or throws an
 * `IntricateMarkdownError`. It is more than twice
 * as fast: what most lists are made of never meets the tokenizer of phrasing (see `readPhrasing`), the events of one paragraph
 * are gone before those of the next are made, and handlers are not each called with a copy of the context.
 */
export function createTreeReader(options: Options, readPlain: ReadPlain): (text: string) => Root {
  const compiler = borrowCompiler(options);
  return (text) => {
    const intricacy = findIntricateBlocks(text);
    if (intricacy !== null) throw new IntricateMarkdownError(intricacy);
    // The parser drops one U+FEFF at the start without counting it.
    const counted = text.startsWith('\uFEFF') ? `\uFEFF${text}` : text;
    const parser = parse(options);
    parser.defined = new Labels();
    const blocks = tokenizeBlocks(counted, parser);
    subtokenize(blocks);
    return compile(withListItems(blocks), text, { ...compiler, readPlain });
  };
}

/** Reads phrasing without the parser, where it can (`readPhrasing`); `null` for what the parser has to read. */
export type ReadPlain = (lines: readonly Line[]) => PhrasingContent[] | null;

type Compiler = Pick<CompileContext, 'config' | 'enter' | 'exit' | 'buffer' | 'resume'>;

/** What a compiler is made of is shown to handlers alone; so a handler hands it on. */
function borrowCompiler({ mdastExtensions }: Options): Compiler {
  const found: Compiler[] = [];
  const content: Handle = function () {
    const { config, enter, exit, buffer, resume } = this;
    found.push({ config, enter, exit, buffer, resume });
  };
  fromMarkdown('a', { mdastExtensions: [...(mdastExtensions ?? []), { enter: { content } }] });
  const [compiler] = found;
  if (compiler === undefined) throw new Error('the compiler called no handler');
  delete compiler.config.enter['content'];
  return compiler;
}

function compile(
  events: readonly Event[],
  text: string,
  { config, readPlain, ...methods }: Compiler & { readonly readPlain: ReadPlain },
): Root {
  const tree: Root = { type: 'root', children: [] };
  let tokenizer: TokenizeContext | null = null;
  const context: CompileContext = {
    stack: [tree],
    tokenStack: [],
    data: {},
    config,
    ...methods,
    sliceSerialize: (token, expandTabs) =>
      sourceWithoutTabs(token, text) ?? tokenizer?.sliceSerialize(token, expandTabs) ?? '',
  };
  forEachEvent(events, {
    visit: ([kind, token, origin]) => {
      tokenizer = origin;
      config[kind][token.type]?.call(context, token);
    },
    take: (first) => {
      const isTaken = takePhrasing(first, context, () => readPlain(linesOf(first, text)));
      if (!isTaken) refuseIntricate(first, text);
      return isTaken;
    },
  });
  const [unclosed, tellUnclosed] = context.tokenStack.at(-1) ?? [];
  if (unclosed) {
    tellUnclosed?.call(context, undefined, unclosed);
    throw new Error(`the token ${unclosed.type} was not closed`);
  }
  tree.position = { start: pointOf(events[0]?.[1].start), end: pointOf(events.at(-2)?.[1].end) };
  return tree;
}

function pointOf(point: Token['start'] | undefined) {
  return { line: point?.line ?? 1, column: point?.column ?? 1, offset: point?.offset ?? 0 };
}

/** The source of a token that lies in one line and holds nothing that the parser replaces. */
function sourceWithoutTabs({ start, end }: Pick<Token, 'start' | 'end'>, text: string): string | null {
  if (start._bufferIndex < 0) return null;
  const isOneChunk = start._index === end._index || (end._index === start._index + 1 && end._bufferIndex <= 0);
  return isOneChunk ? text.slice(start.offset, end.offset) : null;
}

/** Gives the open node its content, where that can be read without the parser. */
function takePhrasing(first: Token, { stack }: CompileContext, read: () => PhrasingContent[] | null): boolean {
  const parent = stack.at(-1);
  if (parent?.type !== 'paragraph' && parent?.type !== 'heading' && parent?.type !== 'tableCell') return false;
  if (first.contentType !== 'text' || parent.children.length > 0) return false;
  const content = read();
  if (content === null) return false;
  parent.children = content;
  return true;
}

function refuseIntricate(first: Token, text: string): void {
  let last = first;
  while (last.next) last = last.next;
  const intricacy = findIntricatePhrasing(text.slice(first.start.offset, last.end.offset), first.start.offset);
  if (intricacy !== null) throw new IntricateMarkdownError(intricacy);
}

/** Spaces before all lines but the first belong to none. */
function linesOf(first: Token, text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let token: Token | undefined = first; token; token = token.next) {
    const { line, column, offset } = token.start;
    let start = offset;
    if (token !== first) while (text.charCodeAt(start) === space) start++;
    const end = endOfLine(text, start, token.end.offset);
    lines.push({
      start: { line, column: column + start - offset, offset: start },
      source: text.slice(start, end),
      ending: text.slice(end, token.end.offset),
    });
  }
  return lines;
}

const space = 32;
const lineFeed = 10;
const carriageReturn = 13;

function endOfLine(text: string, start: number, end: number): number {
  let at = end;
  if (at > start && text.charCodeAt(at - 1) === lineFeed) at--;
  if (at > start && text.charCodeAt(at - 1) === carriageReturn) at--;
  return at;
}
