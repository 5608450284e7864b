import type { Root } from 'mdast';
import { type CompileContext, fromMarkdown, type Handle, type Options } from 'mdast-util-from-markdown';
import { parse } from 'micromark';
import type { Event, ParseContext, Token, TokenizeContext } from 'micromark-util-types';
import { forEachEvent, tokenizePhrasing } from './events.ts';
import { findIntricateBlocks, findIntricatePhrasing, IntricateMarkdownError } from './intricate.ts';
import { Labels } from './labels.ts';
import { firstPoint, type Line, type PlacedPoint } from './line.ts';
import type { ReadPhrasing } from './phrasing.ts';
import { type Piece, type ReadSection, readPieces, readWhole } from './pieces.ts';
import type { PlainSection } from './plain-section.ts';

/** What is read without the parser. */
export interface PlainReaders {
  readonly phrasing: ReadPhrasing;
  /** `null` where all blocks are read by the parser. */
  readonly section: ReadSection | null;
}

/**
 * Makes what builds the tree that `fromMarkdown` builds with the same options (a test compares the two), or throws an
 * `IntricateMarkdownError`. It is several times as fast: what most lists are made of never meets the parser (see
 * `readPlainSection` and `readPhrasing`), the events of one paragraph are gone before those of the next are made, and handlers
 * are not each called with a copy of the context.
 */
export function createTreeReader(options: Options, readers: PlainReaders): (text: string) => Root {
  const compiler = borrowCompiler(options);
  const { phrasing: readPhrasing, section: readSection } = readers;
  return (text) => {
    const intricacy = findIntricateBlocks(text);
    if (intricacy !== null) throw new IntricateMarkdownError(intricacy);
    const parser = parse(options);
    parser.defined = new Labels();
    const pieces = readSection === null ? readWhole(text, parser) : readPieces(text, parser, readSection);
    return compile(pieces, text, { ...compiler, readPhrasing, parser });
  };
}

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

type Compilation = Compiler & { readonly readPhrasing: ReadPhrasing; readonly parser: ParseContext };

function compile(
  pieces: readonly Piece[],
  text: string,
  { config, readPhrasing, parser, ...methods }: Compilation,
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
  const compileEvents = (events: readonly Event[]): void => {
    forEachEvent(events, {
      visit: ([kind, token, origin]) => {
        tokenizer = origin;
        config[kind][token.type]?.call(context, token);
      },
      take: (first) => {
        const isTaken = takePhrasing(first, context, () => readPhrasing(linesOf(first, text)));
        if (!isTaken) refuseIntricate(text, first.start.offset, endOfLinked(first));
        return isTaken;
      },
    });
    const [unclosed, tellUnclosed] = context.tokenStack.at(-1) ?? [];
    if (unclosed) {
      tellUnclosed?.call(context, undefined, unclosed);
      throw new Error(`the token ${unclosed.type} was not closed`);
    }
  };
  const addPlain = ({ blocks, unread }: PlainSection): void => {
    for (const block of blocks) tree.children.push(block);
    for (const { node, lines } of unread) {
      const { position: { start, end } = {} } = node;
      refuseIntricate(text, start?.offset ?? 0, end?.offset ?? 0);
      context.stack.push(node);
      compileEvents(tokenizePhrasing(lines, parser));
      context.stack.pop();
    }
  };
  for (const piece of pieces) {
    if (piece.kind === 'plain') addPlain(piece.section);
    else compileEvents(piece.events);
  }
  tree.position = { start: { ...firstPoint }, end: endOfPiece(pieces.at(-1)) };
  return tree;
}

function endOfPiece(piece: Piece | undefined): PlacedPoint {
  if (piece?.kind === 'plain') return piece.section.end;
  const { line, column, offset } = piece?.events.at(-2)?.[1].end ?? firstPoint;
  return { line, column, offset };
}

/** The source of a token that lies in one line and holds nothing that the parser replaces. */
function sourceWithoutTabs({ start, end }: Pick<Token, 'start' | 'end'>, text: string): string | null {
  if (start._bufferIndex < 0) return null;
  const isOneChunk = start._index === end._index || (end._index === start._index + 1 && end._bufferIndex <= 0);
  return isOneChunk ? text.slice(start.offset, end.offset) : null;
}

/** Gives the open node its content, where that can be read without the parser. */
function takePhrasing(first: Token, { stack }: CompileContext, read: () => ReturnType<ReadPhrasing>): boolean {
  const parent = stack.at(-1);
  if (parent?.type !== 'paragraph' && parent?.type !== 'heading' && parent?.type !== 'tableCell') return false;
  if (first.contentType !== 'text' || parent.children.length > 0) return false;
  const content = read();
  if (content === null) return false;
  parent.children = content;
  return true;
}

function endOfLinked(first: Token): number {
  let last = first;
  while (last.next) last = last.next;
  return last.end.offset;
}

function refuseIntricate(text: string, start: number, end: number): void {
  const intricacy = findIntricatePhrasing(text.slice(start, end), start);
  if (intricacy !== null) throw new IntricateMarkdownError(intricacy);
}

function linesOf(first: Token, text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let token: Token | undefined = first; token; token = token.next) {
    const { line, column, offset } = token.start;
    const end = endOfLine(text, offset, token.end.offset);
    lines.push({
      start: { line, column, offset },
      source: text.slice(offset, end),
      ending: text.slice(end, token.end.offset),
    });
  }
  return lines;
}

const lineFeed = 10;
const carriageReturn = 13;

function endOfLine(text: string, start: number, end: number): number {
  let at = end;
  if (at > start && text.charCodeAt(at - 1) === lineFeed) at--;
  if (at > start && text.charCodeAt(at - 1) === carriageReturn) at--;
  return at;
}
