import type { Span } from '../../model/span.ts';

/** A piece of an entry's words, as far as conventions are concerned. */
export interface Token extends Span {
  readonly kind: /** White space, no-break spaces and their character references among it. */
    | 'space'
    | 'word'
    /** What may part a name from its description: dashes, colons, bars, arrows. */
    | 'mark'
    /** `*`, `_`, `~` that begin or end emphasis. */
    | 'emphasis'
    | 'code'
    | 'link'
    /** An image, or a link that shows one. */
    | 'image'
    /** Raw HTML, a footnote's number in it. */
    | 'tag'
    | 'comment'
    | 'emoji'
    /** `(…)` with all that is in it. */
    | 'parentheses'
    /** `[…]` that is no link by itself. */
    | 'brackets';
}

/** What says nothing by itself beside words. */
export const decorations: ReadonlySet<Token['kind']> = new Set([
  'space',
  'emphasis',
  'code',
  'image',
  'tag',
  'comment',
  'emoji',
  'brackets',
]);

const marks = /(?:-{1,3}>?|=>|[–—―−－]+|[:：|·•→»])/y;
const space = /(?:[\s\u00A0\u3000\u200B\uFEFF]|&nbsp;|&ensp;|&emsp;)+/y;
const emoji =
  /(?::[a-z0-9_+-]+:|(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200D|\uFE0F|\u20E3)+)/uy;
const emphasis = /[*~]+|_+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_+/uy;
/** A raised number is a note, not a word. */
const tag = /<sup>(?:<a\b[^<>]*>)?[^<>]*(?:<\/a>)?<\/sup>|<\/?[a-z][^<>]*>/iy;
const autolink = /<[a-z][a-z0-9+.-]+:[^\s<>]*>/iy;
const word = /(?:(?!&(?:nb|en|em)sp;|\p{Extended_Pictographic})[^\s\u00A0\u3000\\`<[\]()（）*~：–—|])+/uy;
/** The same where nothing else can begin; most tokens need no other pattern. */
const plainWord = new RegExp(`(?=[\\p{L}\\p{N}])${word.source}`, word.flags);

/** In the order in which they are tried. */
const patterns: readonly { readonly kind: Token['kind']; readonly pattern: RegExp }[] = [
  { kind: 'word', pattern: plainWord },
  { kind: 'space', pattern: space },
  { kind: 'link', pattern: autolink },
  { kind: 'tag', pattern: tag },
  { kind: 'emoji', pattern: emoji },
  { kind: 'mark', pattern: marks },
  { kind: 'emphasis', pattern: emphasis },
  { kind: 'word', pattern: word },
];

/**
 * Cuts a stretch of Markdown's inline text into pieces, nothing left out. Only what conventions rest on is told apart: this
 * is no parser, and what it cannot read is a word. Takes time in the length of the stretch.
 */
export function inlineTokens(text: string, { start, end }: Span): readonly Token[] {
  const slice = text.slice(start, end);
  const partners = pairs(slice);
  const tokens: Token[] = [];
  for (let at = 0; at < slice.length; ) {
    const token = tokenAt(slice, at, partners);
    tokens.push({ ...token, start: start + token.start, end: start + token.end });
    at = token.end;
  }
  return tokens;
}

function tokenAt(text: string, at: number, partners: ReadonlyMap<number, number>): Token {
  const token = (kind: Token['kind'], end: number): Token => ({ kind, start: at, end });
  const partner = partners.get(at);
  const first = text.charAt(at);
  if (partner !== undefined) {
    if (first === '`') return token('code', partner);
    if (first === '(' || first === '（') return token('parentheses', partner);
    if (first === '<') return token('comment', partner);
    const target = partners.get(partner);
    const isLink = target !== undefined && (text[partner] === '(' || text[partner] === '[');
    if (!isLink) return token('brackets', partner);
    return token(/^\[\s*(?:!\[|<img\b)/i.test(text.slice(at, at + 40)) ? 'image' : 'link', target);
  }
  if (first === '!' && text[at + 1] === '[') {
    const close = partners.get(at + 1);
    if (close !== undefined) return token('image', partners.get(close) ?? close);
  }
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return token(kind, pattern.lastIndex);
  }
  return token('word', Math.min(text.length, at + (first === '\\' ? 2 : 1)));
}

/** For what opens at an offset (brackets, parentheses, code spans, comments) the offset behind its end. */
function pairs(text: string): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  const literals = literalEnds(text);
  let literalEnd = 0;
  for (const { index, 0: found } of text.matchAll(/\\[^\s]|`+|<!--|[[\]()（）]/g)) {
    if (index < literalEnd || found.startsWith('\\')) continue;
    if (found.startsWith('`') || found === '<!--') {
      const end = literals.get(index);
      if (end === undefined) continue;
      partners.set(index, end);
      literalEnd = end;
    } else if (found in closing) open.push(index);
    else {
      const opened = open.at(-1);
      if (opened === undefined || closing[text.charAt(opened)] !== found) continue;
      open.pop();
      partners.set(opened, index + 1);
    }
  }
  return partners;
}

const closing: Readonly<Record<string, string>> = { '[': ']', '(': ')', '（': '）' };

/** For each run of backticks the offset behind the next run of its length, for each comment the offset behind its end. */
function literalEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const next = new Map<string, number>();
  for (const { index, 0: found } of [...text.matchAll(/`+|<!--|-->/g)].reverse()) {
    const end = next.get(found === '<!--' ? '-->' : found);
    if (end !== undefined) ends.set(index, end);
    next.set(found, index + found.length);
  }
  return ends;
}
