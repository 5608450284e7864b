import { type Parsed, parsedFault, parsedValue } from '../../config/parsed.ts';
import { findRegularExpressionFault } from '../../config/pattern.ts';

/** A regular expression in JavaScript's syntax. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
}

/**
 * Writes a regular expression as a pattern of linkmend: between slashes, looked for in the normalised address.
 *
 * @returns a fault, in words that follow the pattern, for what JavaScript cannot read
 */
export function toPattern({ source, flags }: Expression): Parsed<string> {
  const fault = findRegularExpressionFault({ source, flags });
  if (fault !== null) return parsedFault(fault);
  // Two slashes at the beginning would be a glob for any scheme.
  const written = source === '' ? '(?:)' : source.replace(/^\//, '\\/');
  return parsedValue(`/${written}/${flags}`);
}

/**
 * An expression that was compared with addresses as they are written, made for normalised ones: those of a host alone end in
 * a slash, and host names are in lower case.
 */
export function forNormalised({ source, flags }: Expression): Expression {
  return { source: source.replace(/(:\\?\/\\?\/(?:[^/\\$]|\\[^/])*)\$$/, '$1\\/?$'), flags };
}

/** What an expression can be about, as far as its beginning tells. */
export type Reach = 'web' | 'mail' | 'file' | 'fragment' | 'path' | 'other-scheme';

/**
 * Tells what kinds of links an expression can hold for: linkmend's patterns see web addresses alone. Where it is not plain,
 * `web`.
 */
export function reachOf({ source }: Expression): Reach {
  const [, scheme = 'http'] = /^\^?([a-z][a-z0-9+.-]*):/.exec(source.replaceAll('\\', '')) ?? [];
  if (scheme === 'mailto') return 'mail';
  if (scheme === 'file') return 'file';
  if (/^(?:ftp|tel|data|javascript|irc|ssh|git|news)$/.test(scheme)) return 'other-scheme';
  if (/^\^\\?#/.test(source)) return 'fragment';
  if (/^\^(?:\\\.|\.{1,2}\\?\/|\\?\/(?!\\?\/))/.test(source) || !canBeginAddress(source)) return 'path';
  const [, set] = /^\^(\[(?:\\.|[^\]\\])+\])(?![*?{])/.exec(source) ?? [];
  return set !== undefined && !new RegExp(`^${set}`, 'i').test('h') ? 'path' : 'web';
}

/** Whether the plain text at an expression's beginning goes with that of a web address. */
function canBeginAddress(source: string): boolean {
  const [, plain = ''] = /^\^((?:[\w/-]|\\[./:#-]|:(?!\?))*)(?![*?{+])/.exec(source) ?? [];
  const text = plain.replaceAll('\\', '').toLowerCase();
  return ['http://', 'https://'].some((begin) => begin.startsWith(text.slice(0, begin.length)));
}
