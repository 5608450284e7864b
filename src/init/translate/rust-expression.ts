import { type Parsed, parsedFault, parsedValue } from '../../config/parsed.ts';
import type { Expression } from './to-pattern.ts';

/** The insides of POSIX classes, as Rust's regex crate has them ("ASCII character classes"). */
const posix: ReadonlyMap<string, string> = new Map([
  ['alnum', '0-9A-Za-z'],
  ['alpha', 'A-Za-z'],
  ['blank', '\\t '],
  ['digit', '0-9'],
  ['lower', 'a-z'],
  ['punct', '!-\\/:-@\\[-`{-~'],
  ['space', '\\s'],
  ['upper', 'A-Z'],
  ['word', '\\w'],
  ['xdigit', '0-9A-Fa-f'],
]);

/**
 * Rewrites a regular expression of Rust's `regex` crate (its documentation, "Syntax") for JavaScript. Both find it anywhere
 * in a text. Addresses are ASCII once they are normalised, so classes that are Unicode's there mean the same here.
 *
 * @returns a fault, in words that follow the pattern, for what JavaScript cannot say
 */
export function fromRust(written: string): Parsed<Expression> {
  const [, letters = '', rest = written] = /^\(\?([a-zA-Z-]+)\)(.*)$/s.exec(written) ?? [];
  const unknown = /[^ismu]/.exec(letters)?.[0];
  if (unknown !== undefined) return parsedFault(`has the flag "${unknown}", which linkmend's patterns do not know`);
  const source = rewrite(rest);
  if (source.kind === 'fault') return source;
  return parsedValue({ source: source.value, flags: [...new Set(letters.replaceAll('u', ''))].join('') });
}

/** One token of an expression, in the order in which they are tried. */
const token =
  /\\(?<escaped>[\s\S])|\(\?(?<flags>[a-zA-Z-]+)[):]|(?<named>\(\?P<)|(?<set>\[\^?\]?)|(?<open>\{,(?=\d+\}))|(?<repeated>[*+]{2,})|[\s\S]/gy;

interface Rewritten {
  readonly text: string;
  /** Where the next token begins. */
  readonly end: number;
}

function rewrite(rest: string): Parsed<string> {
  let made = '';
  for (let at = 0; at < rest.length; ) {
    const read = rewriteToken(rest, at);
    if (read.kind === 'fault') return read;
    made += read.value.text;
    at = read.value.end;
  }
  return parsedValue(made);
}

function rewriteToken(rest: string, at: number): Parsed<Rewritten> {
  token.lastIndex = at;
  const match = token.exec(rest);
  const { escaped, flags, named, set, open, repeated } = match?.groups ?? {};
  const end = token.lastIndex;
  if (flags !== undefined) return parsedFault('changes its flags halfway, which linkmend cannot');
  if (escaped !== undefined) return rewriteEscape(escaped, rest, end);
  if (set !== undefined) return rewriteSet(rest, end, set);
  if (named !== undefined) return parsedValue({ text: '(?<', end });
  if (open !== undefined) return parsedValue({ text: '{0,', end });
  // `a**` is `a*` there, and an error here.
  if (repeated !== undefined) return parsedValue({ text: repeated.includes('*') ? '*' : '+', end });
  return parsedValue({ text: match?.[0] ?? '', end });
}

function rewriteEscape(escaped: string, rest: string, end: number): Parsed<Rewritten> {
  if (/[pPBbxuU]/.test(escaped) && rest[end] === '{') {
    return parsedFault(`has "\\${escaped}{…}", which linkmend's patterns do not know`);
  }
  const anchors: Readonly<Record<string, string>> = { A: '^', z: '$' };
  return parsedValue({ text: anchors[escaped] ?? `\\${escaped}`, end });
}

/** A character class after its `[`, `[^` or `[]`. */
function rewriteSet(rest: string, start: number, begun: string): Parsed<Rewritten> {
  let text = begun.replace(']', '\\]');
  for (let at = start; at < rest.length; at += 1) {
    const character = rest[at] ?? '';
    const [whole, name = ''] = /^\[:([a-z]+):\]/.exec(rest.slice(at)) ?? [];
    const inside = posix.get(name);
    if (whole !== undefined && inside !== undefined) {
      text += inside;
      at += whole.length - 1;
    } else if (character === '\\') {
      text += rest.slice(at, at + 2);
      at += 1;
    } else if (character === ']') return parsedValue({ text: `${text}]`, end: at + 1 });
    else if (character === '[' || /^(?:&&|--|~~)/.test(rest.slice(at))) {
      return parsedFault('has sets within sets, which linkmend cannot');
    } else text += character;
  }
  return parsedFault('has a "[" that is never closed');
}
