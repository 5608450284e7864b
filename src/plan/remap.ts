import type { Remap } from '../config/config.ts';
import { readRegularExpression } from '../config/pattern.ts';

/** What a `remap` entry made of an address. */
export interface Remapped {
  readonly url: URL;
  readonly entry: Remap;
}

/**
 * Applies the first `remap` entry that fits an address: `from` is a prefix of it, or a regular expression between
 * slashes whose groups `to` may use (`$1`, `$<name>`). An entry that gives no http(s) address is passed over.
 *
 * @param address normalised, with its fragment; for paths on the own site `/path`
 */
export function applyRemap(address: string, entries: readonly Remap[]): Remapped | null {
  for (const entry of entries) {
    const replaced = replace(address, entry);
    const url = replaced === null ? null : parseHttp(replaced);
    if (url !== null) return { url, entry };
  }
  return null;
}

function replace(address: string, { from, to }: Remap): string | null {
  const expression = readRegularExpression(from);
  // `/` and `/docs/` are prefixes of paths; an expression that short would fit nearly every address.
  if (expression === null || isPathPrefix(address, from)) {
    return address.startsWith(from) ? `${to}${address.slice(from.length)}` : null;
  }
  const compiled = new RegExp(expression.source, expression.flags);
  return compiled.test(address) ? address.replace(compiled, to) : null;
}

function isPathPrefix(address: string, from: string): boolean {
  return address.startsWith('/') && address.startsWith(from);
}

function parseHttp(address: string): URL | null {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}
