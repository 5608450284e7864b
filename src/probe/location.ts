import { canParseUrl } from '../model/can-parse-url.ts';
import { cutText } from '../model/cut-text.ts';

/** Characters of an address that is followed. Apache and nginx take no longer request line, and every hop is kept. */
export const longestAddress = 8192;

/**
 * Resolves a `Location` (RFC 9110, section 10.2.2). Servers put raw bytes into it: UTF-8 is read as such, anything else
 * keeps its bytes percent-encoded, as browsers do. The result inherits the fragment of `base` when it has none itself.
 *
 * @param location the header's bytes as latin1
 * @param base the address that answered
 * @returns the http or https address it leads to, or `null`
 */
export function resolveLocation(location: string | undefined, base: URL): URL | null {
  if ((location?.length ?? 0) > longestAddress) return null;
  const text = decodeBytes(location?.trim() ?? '');
  if (text === '' || !canParseUrl(text, base.href)) return null;
  const url = new URL(text, base.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.hash === '') url.hash = base.hash;
  return url.href.length > longestAddress ? null : url;
}

/** A `Location` that leads nowhere, as probes record it: without user and password, and not longer than a reader bears. */
export function recordedLocation(location: string): string {
  return cutText(location, 1000).replace(/(\/\/)[^\s/?#]*@/g, '$1***@');
}

function decodeBytes(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  }
}

/** An address as probes record it: without user and password. */
export function withoutUserinfo(url: URL): string {
  if (url.username === '' && url.password === '') return url.href;
  const clean = new URL(url);
  clean.username = '';
  clean.password = '';
  return clean.href;
}
