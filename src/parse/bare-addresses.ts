import type { Options } from 'mdast-util-from-markdown';
import { addressLength, isDomain, startsHost } from './bare-address.ts';

type SyntaxExtension = NonNullable<Options['extensions']>[number];
type ConstructsByCharacter = NonNullable<SyntaxExtension['text']>;
type Construct = Exclude<NonNullable<ConstructsByCharacter[string]>, readonly unknown[]>;
type Tokenizer = Construct['tokenize'];
type Context = ThisParameterType<Tokenizer>;
type Token = Context['events'][number][1];
type State = ReturnType<Tokenizer>;
type Code = Parameters<State>[0];
type TokenType = Parameters<Parameters<Tokenizer>[0]['enter']>[0];

/** How an address starts, and behind what it may. */
interface Start {
  readonly kind: 'scheme' | 'www';
  readonly pattern: RegExp;
  readonly longest: number;
  readonly behind: (code: Code) => boolean;
}

const scheme: Start = {
  kind: 'scheme',
  pattern: /^(?:https?|ftp):\/\/$/i,
  longest: 'https://'.length,
  behind: (code) => !/[a-z]/i.test(character(code)),
};
const www: Start = {
  kind: 'www',
  pattern: /^www\.$/,
  longest: 'www.'.length,
  behind: (code) => (isRunEnd(code) && code !== 60) || /[*_~(]/.test(character(code)),
};

const replaced = ['emailAutolink', 'protocolAutolink', 'wwwAutolink'];

/** The tokens of the constructs that are replaced: their compiler makes the nodes. Their package declares the names. */
const tokens = {
  address: 'literalAutolink' as string as TokenType,
  scheme: 'literalAutolinkHttp' as string as TokenType,
  www: 'literalAutolinkWww' as string as TokenType,
};

/**
 * Bare web addresses as GitHub finds them (cmark-gfm, `url_match` and `www_match`): none behind a square bracket that is
 * still open, and as far as white space or `<`, whatever stands between. The constructs that they replace end at some
 * brackets and at white space beyond ASCII, and so find addresses that no reader gets. E-mail addresses are looked for in
 * the finished text, see `mailPlaces`.
 */
export const bareAddresses: SyntaxExtension = {
  disable: { null: replaced },
  text: {
    70: construct(scheme),
    72: construct(scheme),
    102: construct(scheme),
    104: construct(scheme),
    119: construct(www),
  },
};

function construct(start: Start): Construct {
  return { name: 'bareAddress', tokenize: tokenizer(start), previous: start.behind };
}

function tokenizer(start: Start): Tokenizer {
  return function (effects, ok, nok) {
    let left = 0;
    const found = (length: number): void => {
      left = length;
    };
    const take: State = (code) => {
      if (left-- > 0) {
        effects.consume(code);
        return take;
      }
      effects.exit(tokens[start.kind]);
      effects.exit(tokens.address);
      return ok(code);
    };
    const lookAhead: Construct = { partial: true, tokenize: lookAheadTokenizer(start, found) };
    return (code) => {
      if (!start.behind(this.previous)) return nok(code);
      effects.enter(tokens.address);
      effects.enter(tokens[start.kind]);
      return effects.check(lookAhead, take, nok)(code);
    };
  };
}

/** Reads to the end of the run, but no further than needed: many addresses that are none would take quadratic time. */
function lookAheadTokenizer(start: Start, found: (length: number) => void): Tokenizer {
  return function (effects, ok, nok) {
    let run = '';
    let domainFrom = 0;

    const take = (code: Code, next: State): State => {
      run += character(code);
      effects.consume(code);
      return next;
    };
    const prefix: State = (code) => {
      if (!start.pattern.test(run))
        return isRunEnd(code) || run.length === start.longest ? nok(code) : take(code, prefix);
      if (start.kind === 'www') return domain(code);
      domainFrom = run.length;
      if (isRunEnd(code) || !startsHost(character(code))) return nok(code);
      // To the renderer a host ends behind the first character that is not of ASCII.
      return take(code, (code ?? 0) < 128 ? domain : afterDomain);
    };
    const domain: State = (code) => {
      if (!isRunEnd(code) && /[\w.-]/.test(character(code))) return take(code, domain);
      // The renderer does not look at the last character of a paragraph here.
      const name = run.slice(domainFrom, code === null ? -1 : undefined);
      return isDomain(name, start.kind) ? afterDomain(code) : nok(code);
    };
    const afterDomain: State = (code) => (isInBrackets(this) ? nok(code) : rest(code));
    const rest: State = (code) => {
      if (!isRunEnd(code)) return take(code, rest);
      found(addressLength(run));
      return ok(code);
    };
    return prefix;
  };
}

/**
 * The parser keeps the brackets that may still close since micromark-core-commonmark 2.0.4, as soon as there are any; like
 * this, it drops those that have turned out to be text late. Otherwise the events tell; before an address nothing was open.
 */
function isInBrackets({ _labelStarts: open, events }: Context): boolean {
  if (open) {
    while (open.at(-1)?._balanced) open.pop();
    return open.length > 0;
  }
  const isLabel = ({ type }: Token): boolean => type === 'labelLink' || type === 'labelImage';
  const last = events.findLast(
    ([kind, token]) => kind === 'exit' && (token.type === tokens.address || (isLabel(token) && !token._balanced)),
  );
  return last !== undefined && isLabel(last[1]);
}

/** White space of ASCII (a tab and line ends have negative codes), `<`, or the end of the paragraph. */
function isRunEnd(code: Code): boolean {
  return code === null || code < 0 || code === 32 || (code > 8 && code < 14) || code === 60;
}

function character(code: Code): string {
  return code === null || code < 0 ? ' ' : String.fromCharCode(code);
}

/**
 * An extension without the constructs that {@link bareAddresses} replaces. They are disabled, but the parser would still end
 * a piece of text at the start of each word to ask for them, and later put the pieces together, each of which moves all that
 * follows in the paragraph.
 */
export function withoutReplaced(extension: SyntaxExtension): SyntaxExtension {
  const text: ConstructsByCharacter = {};
  for (const [character, constructs] of Object.entries(extension.text ?? {})) {
    const left = [constructs ?? []].flat().filter(({ name }) => name === undefined || !replaced.includes(name));
    if (left.length > 0) text[character] = left;
  }
  return { ...extension, text };
}
