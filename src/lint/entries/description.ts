import type { Span } from '../../model/span.ts';
import { decorations, inlineTokens, type Token } from './inline-tokens.ts';

/** What an entry says about what it links to. */
export interface Description {
  /** From what precedes the separator to the first word: ` - `, `：`. `null` where nothing like it stands there. */
  readonly separator: Span | null;
  /** Whether only badges, emoji, tags and the like stand between the link and the separator. */
  readonly between: 'decoration' | 'words';
  /** The words, without what decorates their end. */
  readonly words: Span;
  /** The first word, without quotes and emphasis before it. */
  readonly first: Span;
  /** Where the words end if closing tags count as words, and if they do not: `` `GPL` ``, `[MIT]`, `([Demo](…))`. */
  readonly ends: { readonly withTags: number; readonly withoutTags: number };
}

/**
 * Takes an entry's description apart, or says that it has none.
 *
 * @param place where the description stands: a cell, or the rest of an item or line with what parts it from the link
 */
export function describe(text: string, place: Span, shape: 'cell' | 'rest'): Description | null {
  const tokens = inlineTokens(text, place);
  const { separator, between, rest } = shape === 'cell' ? unseparated(tokens) : findSeparator(text, tokens);
  const trimmed = withoutEnd(rest, ({ kind }) => softEnds.has(kind));
  const withoutTags = withoutEnd(trimmed, isTag);
  const words = withoutTags.some(({ kind }) => kind === 'word' || kind === 'link') ? withoutTags : trimmed;
  const first = words.find(({ kind }) => kind !== 'emphasis' && kind !== 'space' && kind !== 'emoji');
  const last = words.at(-1);
  const lastWithTags = trimmed.at(-1);
  if (first === undefined || last === undefined || lastWithTags === undefined) return null;
  if (separator === null && !words.some(({ kind }) => kind === 'word')) return null;
  return {
    separator,
    between,
    words: { start: words[0]?.start ?? first.start, end: last.end },
    first: { start: first.start, end: first.end },
    ends: { withTags: lastWithTags.end, withoutTags: last.end },
  };
}

/** What may follow the last word without being part of it. */
const softEnds: ReadonlySet<Token['kind']> = new Set(['space', 'image', 'tag', 'comment', 'emoji']);

/** What tells of a licence, a platform, a price, the source, in many lists after the last sentence. */
function isTag({ kind }: Token): boolean {
  return softEnds.has(kind) || tags.has(kind);
}

const tags: ReadonlySet<Token['kind']> = new Set(['code', 'brackets', 'link', 'parentheses', 'emphasis']);

/** What ends emphasis of the last word stays with it. */
function withoutEnd(tokens: readonly Token[], isLeftOut: (token: Token) => boolean): readonly Token[] {
  const last = tokens.findLastIndex((token) => !isLeftOut(token));
  return tokens.slice(0, tokens[last + 1]?.kind === 'emphasis' ? last + 2 : last + 1);
}

interface Separated {
  readonly separator: Span | null;
  readonly between: Description['between'];
  readonly rest: readonly Token[];
}

function findSeparator(text: string, tokens: readonly Token[]): Separated {
  const near = tokens.findIndex(({ kind }) => kind !== 'parentheses' && !decorations.has(kind));
  if (isSeparator(text, tokens, near)) return separatedAt(tokens, near, 'decoration');
  for (let index = near + 1; index < tokens.length; index++) {
    const token = tokens[index];
    // What comes after a sentence belongs to it.
    if (token?.kind === 'word' && /[.!?。！？;；]$/.test(text.slice(token.start, token.end))) break;
    if (partsWords(text, token) && isSeparator(text, tokens, index)) return separatedAt(tokens, index, 'words');
  }
  return unseparated(tokens);
}

function unseparated(tokens: readonly Token[]): Separated {
  const start = tokens.findIndex(({ kind }) => kind !== 'space' && kind !== 'tag');
  return { separator: null, between: 'decoration', rest: start === -1 ? [] : tokens.slice(start) };
}

function separatedAt(tokens: readonly Token[], index: number, between: Description['between']): Separated {
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  const start = before?.kind === 'space' ? before.start : (tokens[index]?.start ?? 0);
  const end = after?.kind === 'space' ? after.end : (tokens[index]?.end ?? 0);
  const rest = tokens.slice(index + (after?.kind === 'space' ? 2 : 1));
  return { separator: { start, end }, between, rest };
}

/** A hyphen with no space beside it joins two words. */
function isSeparator(text: string, tokens: readonly Token[], index: number): boolean {
  const mark = tokens[index];
  if (mark?.kind !== 'mark') return false;
  if (!text.startsWith('-', mark.start)) return true;
  return tokens[index - 1]?.kind === 'space' || tokens[index + 1]?.kind === 'space';
}

/** A colon among words belongs to them; a full-width one parts, as it does in the lists that use it. */
function partsWords(text: string, token: Token | undefined): boolean {
  return token?.kind === 'mark' && /^[-–—：]/.test(text.slice(token.start, token.end));
}
