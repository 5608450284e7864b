import type { Span } from '../model/span.ts';

/** A string of TOML under a key. */
export interface TomlString {
  readonly key: string;
  readonly value: string;
  /** Without its quotes. */
  readonly span: Span;
  readonly quote: '"' | "'";
  readonly within: 'flow' | 'block';
}

/**
 * The strings on one line that TOML has under some keys, alone or in arrays, in the order of the text. Parsers of TOML do not
 * tell places, so this reads just as much of it: tables, keys, strings, arrays and comments. Inline tables are not looked into.
 *
 * @param keys with dots between nested names
 */
export function tomlStrings(body: string, keys: readonly string[]): readonly TomlString[] {
  const found: TomlString[] = [];
  let table = '';
  let at = 0;
  while (at < body.length) {
    const lineEnd = endOfLine(body, at);
    const line = body.slice(at, lineEnd);
    const header = /^[ \t]*\[\[?([^\][]+)\]\]?/.exec(line);
    const assignment = /^[ \t]*([\w."' -]+?)[ \t]*=[ \t]*/.exec(line);
    if (header !== null) table = `${keyOf(header[1] ?? '')}.`;
    if (assignment === null) {
      at = lineEnd + 1;
      continue;
    }
    const key = table + keyOf(assignment[1] ?? '');
    const start = at + assignment[0].length;
    const end = endOfValue(body, start);
    if (keys.includes(key) && body[start] !== '{') found.push(...stringsIn(body, { start, end }, key));
    at = endOfLine(body, end) + 1;
  }
  return found;
}

function keyOf(written: string): string {
  return written
    .split('.')
    .map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .join('.');
}

function endOfLine(body: string, from: number): number {
  const end = body.indexOf('\n', from);
  return end === -1 ? body.length : end;
}

/** Strings, comments, and what opens and closes an array; strings of several lines are passed over. */
const tokens = /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"((?:[^"\\\r\n]|\\.)*)"|'([^'\r\n]*)'|#[^\n]*|[[\]\n]/g;

/** The end of a value: of an array its closing bracket, of all others the line's. */
function endOfValue(body: string, start: number): number {
  let depth = 0;
  for (const match of body.slice(start).matchAll(tokens)) {
    if (match[0] === '[') depth += 1;
    if (match[0] === ']') depth -= 1;
    if (depth <= 0 && (match[0] === '\n' || match[0] === ']')) return start + match.index;
  }
  return body.length;
}

function stringsIn(body: string, { start, end }: Span, key: string): readonly TomlString[] {
  const within = body[start] === '[' ? 'flow' : 'block';
  return [...body.slice(start, end).matchAll(tokens)].flatMap((match): readonly TomlString[] => {
    const [, basic, literal] = match;
    const written = basic ?? literal;
    const value = literal ?? (basic === undefined ? null : unescaped(basic));
    if (written === undefined || value === null) return [];
    const from = start + match.index + 1;
    const quote = basic === undefined ? "'" : '"';
    return [{ key, value, span: { start: from, end: from + written.length }, quote, within }];
  });
}

/** TOML's escapes are those of JSON, and a few more; `null` where one of these stands. */
function unescaped(basic: string): string | null {
  try {
    const value: unknown = JSON.parse(`"${basic}"`);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
