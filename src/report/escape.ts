import { canParseUrl } from '../model/can-parse-url.ts';
import { quietAddress } from './quiet-address.ts';

/**
 * Characters that drive a terminal, break a line or turn text around: C0 and C1 controls, marks and overrides of the
 * bidirectional algorithm (UAX #9; CVE-2021-42574), line separators, lone surrogates.
 */
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Makes what would act instead of being read visible, as `\u{1b}`: {@link unprintable} characters, and the `##[command]` that
 * GitHub's runner reads anywhere in a line (actions/runner, ActionCommand.cs). The result is one line; applying it twice
 * changes nothing.
 */
export function visible(text: string): string {
  return text
    .replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
    .replace(/##\[/g, '##\\u{5b}');
}

/**
 * Text from outside, fit for a terminal or a CI log: {@link visible}, and without `::command::`, which the same runner reads at
 * the start of a line, white space aside.
 */
export function forTerminal(text: string): string {
  return visible(text).replace(/(?<!\S)::/g, '\\u{3a}:');
}

/**
 * Text from outside as the data of a workflow command: {@link visible}, and what the runner would read as an escape escaped
 * (actions/toolkit, core/src/command.ts). Line ends are visible already.
 */
export function forCommandData(text: string): string {
  return visible(text).replaceAll('%', '%25');
}

/** Text from outside as a property of a workflow command, where `:` and `,` end it. */
export function forCommandProperty(text: string): string {
  return forCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * Text from outside as XML 1.0, in an element or in an attribute between double quotes: {@link visible}, without the two
 * characters besides those that XML has no way to write (section 2.2).
 */
export function forXml(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** JSON in which nothing acts instead of being read, wherever it is printed: the same value, in other escapes. */
export function forJson(json: string): string {
  return json
    .replace(/[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    })
    .replaceAll('##[', '##\\u005b');
}

/** Where Markdown is put: in a table's cell `|` needs a backslash, even in code. */
export type MarkdownPlace = 'cell' | 'line';

/** Text from outside as a Markdown code span: nothing in it is markup, a mention, a reference or a link. */
export function markdownCode(text: string, place: MarkdownPlace): string {
  const shown = visible(text);
  const content = place === 'cell' ? escapePipes(shown) : shown;
  if (content === '') return '` `';
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A space on both sides is taken off by the reader (CommonMark 0.31.2, section 6.1), unless there is nothing else.
  const padding = /^[ `]|[ `]$/.test(content) && content.trim() !== '' ? ' ' : '';
  return `${fence}${padding}${content}${padding}${fence}`;
}

/** `\\|` would be an escaped backslash and a bare pipe, so a zero-width space keeps a backslash of the text apart. */
function escapePipes(text: string): string {
  return text.replaceAll('\\|', '\\\u200b|').replaceAll('|', '\\|');
}

/**
 * A sentence that may hold text from outside, as Markdown. Plain words stay; every other word becomes code, so that
 * no address turns into a link and no `@name`, `#1`, `owner/repo#1`, `GH-1` or commit reaches anybody.
 */
export function markdownProse(text: string, place: MarkdownPlace): string {
  return visible(text)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => markdownWord(word, place))
    .join(' ');
}

const plainWord = /^[\p{L}\p{M}\p{N}.,;()'"“”‘’…?!%/–—-]+:?$/u;
/** What GitHub makes links of without any markup; and flags of the command line, which read better as code. */
const reference = /^--\w|GH-\d|www\.|\b[0-9a-f]{7,40}\b/i;

function markdownWord(word: string, place: MarkdownPlace): string {
  if (plainWord.test(word) && !reference.test(word)) return word;
  const parts = /^([("“]*)(.*?)([.,;:)"”?!]*)$/u.exec(word);
  const [, before = '', inside = '', after = ''] = parts ?? [];
  return inside === '' ? markdownCode(word, place) : `${before}${markdownCode(inside, place)}${after}`;
}

/**
 * An address as Markdown: a link that can be followed, or code where a link would do harm or lead nowhere. No issue or pull
 * request hears of it, see {@link quietAddress}.
 *
 * @param text what the reader sees of it
 */
export function markdownAddress(url: string, place: MarkdownPlace, text: string = url): string {
  const code = markdownCode(text, place);
  const parsed = canParseUrl(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return code;
  const quiet = quietAddress(parsed);
  return quiet === null ? code : `[${code}](<${markdownDestination(quiet)}>)`;
}

/** A normalised address, fit to stand between `<` and `>`. */
function markdownDestination(href: string): string {
  return href
    .replace(/[<>|\\`"\s]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replaceAll('##[', '##%5B')
    .replaceAll('&', '&amp;');
}
