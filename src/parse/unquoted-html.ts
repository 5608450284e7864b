import type { Options } from 'mdast-util-from-markdown';

type SyntaxExtension = NonNullable<Options['extensions']>[number];
type ConstructsByCharacter = NonNullable<SyntaxExtension['text']>;
type Construct = Exclude<NonNullable<ConstructsByCharacter[string]>, readonly unknown[]>;
type Tokenizer = Construct['tokenize'];
type State = ReturnType<Tokenizer>;
type Code = Parameters<State>[0];

/** Space, tab, and the codes by which micromark tells a tab and its virtual spaces. */
const isSpace = (code: Code): boolean => code === -2 || code === -1 || code === 32;
const isLineEnd = (code: Code): boolean => code !== null && code < -2;

/** An open tag (CommonMark 0.31.2, section 6.6), every white space in it as spaces. */
const openTag = /^<[a-z][a-z\d-]*(?: +[a-z_:][\w.:-]*(?: *= *(?:[^ "'=<>`]+|'[^']*'|"[^"]*"))?)* *\/?>$/i;

/** UTF-16 units of a tag that are read. */
const longest = 16_384;

/**
 * Open tags of inline HTML with a slash in an unquoted value: `<a href=https://x.example/a>`. CommonMark and GitHub take
 * them; micromark 4 does not, and would find a bare address in the tag that runs on to the next space. Asked before the
 * parser's own construct for HTML, and declines every other tag.
 */
export const unquotedHtml: SyntaxExtension = { text: { 60: { name: 'unquotedHtml', tokenize } } };

function tokenize(this: ThisParameterType<Tokenizer>, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  // Looking at the end of a text that grows would copy it each time.
  let tag = '';
  let last = '';
  let lastVisible = '';
  let quote: '"' | "'" | null = null;
  let unquotedSlash = false;

  const take = (code: Code): State => {
    const character = isSpace(code) ? ' ' : String.fromCharCode(code ?? 0);
    const opensQuote = (character === '"' || character === "'") && lastVisible === '=';
    if (quote === character) quote = null;
    else if (quote === null && opensQuote) quote = character === '"' ? '"' : "'";
    // A slash right before the end of the tag closes the tag: micromark takes that as well.
    if (quote === null && last === '/' && character !== '>') unquotedSlash = true;
    tag += character;
    last = character;
    if (character !== ' ') lastVisible = character;
    effects.consume(code);
    return quote === null && character === '>' ? end : inside;
  };
  const start: State = (code) => {
    effects.enter('htmlText');
    effects.enter('htmlTextData');
    return take(code);
  };
  const inside: State = (code) => {
    if (code === null || (code === 60 && quote === null) || tag.length > longest) return nok(code);
    return isLineEnd(code) ? lineEnd(code) : take(code);
  };
  const lineEnd: State = (code) => {
    tag += ' ';
    last = ' ';
    effects.exit('htmlTextData');
    effects.enter('lineEnding');
    effects.consume(code);
    effects.exit('lineEnding');
    return lineStart;
  };
  const lineStart: State = (code) => {
    if (!isSpace(code)) return resume(code);
    effects.enter('linePrefix');
    return linePrefix(code);
  };
  const linePrefix: State = (code) => {
    if (isSpace(code)) {
      effects.consume(code);
      return linePrefix;
    }
    effects.exit('linePrefix');
    return resume(code);
  };
  const resume: State = (code) => {
    effects.enter('htmlTextData');
    return inside(code);
  };
  const end: State = (code) => {
    if (!unquotedSlash || !openTag.test(tag)) return nok(code);
    effects.exit('htmlTextData');
    effects.exit('htmlText');
    return ok(code);
  };
  return start;
}
