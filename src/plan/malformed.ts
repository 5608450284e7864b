import type { MalformedTarget } from '../model/target.ts';

export { maskUserinfo } from '../model/mask-userinfo.ts';

/**
 * Finds the faults that a URL parser forgives or reads as something else: a lost slash, a doubled or bracketed scheme,
 * a path of another operating system. `null` for everything that is worth parsing.
 *
 * @param written trimmed, not empty
 * @param shown how a report names it
 */
export function malformed(written: string, shown: string): MalformedTarget | null {
  // `C:\a`, `C:/a`, `\\server\share`: a place on one machine. No registered scheme has one letter.
  if (/^(?:[a-z]:[\\/]|\\\\)/i.test(written)) {
    return { kind: 'malformed', url: shown, fault: { kind: 'invalid', part: 'address' }, suggestion: null };
  }
  const [, doubled] = /^https?:\/\/(https?:?\/\/.+)$/is.exec(written) ?? [];
  if (doubled !== undefined) {
    const suggestion = doubled.replace(/^(https?):?/i, '$1:');
    return { kind: 'malformed', url: shown, fault: { kind: 'invalid', part: 'host' }, suggestion };
  }
  // `[https://…`, `"https://…`: no file name begins so.
  const [, bracketed] = /^[^a-z0-9#./?_-]{1,3}(https?:\/\/[^\s\])>"]+)/i.exec(written) ?? [];
  if (bracketed !== undefined) {
    return { kind: 'malformed', url: shown, fault: { kind: 'invalid', part: 'address' }, suggestion: bracketed };
  }
  // RFC 1034, section 3.1: but for the root at the end, no label of a name is empty.
  const [, host = ''] = /^(?:https?:)?\/\/(?:[^/?#\\@]*@)?([^/?#\\:]*)/i.exec(written) ?? [];
  if (host.startsWith('.') || host.includes('..')) {
    return { kind: 'malformed', url: shown, fault: { kind: 'invalid', part: 'host' }, suggestion: null };
  }
  return malformedScheme(written, shown);
}

/** `http:/x`, `http:x` (browsers take them for relative to a page of the same scheme), `http//x`, `http;//x`, `ttps//x`. */
function malformedScheme(written: string, shown: string): MalformedTarget | null {
  const [, scheme, rest] =
    /^(https?):\/?(?!\/)(.*)$/is.exec(written) ?? /^(h?t?tps?)[;.,]?\/\/(.+)$/is.exec(written) ?? [];
  if (scheme === undefined || rest === undefined || rest === '') return null;
  const meant = /s$/i.test(scheme) ? 'https' : 'http';
  const fault = { kind: 'unknown-scheme', scheme: scheme.toLowerCase() } as const;
  return { kind: 'malformed', url: shown, fault, suggestion: `${meant}://${rest.replace(/^[\\/]+/, '')}` };
}

/**
 * Names the part of an absolute address that a parser stumbles over, by trying it without that part.
 *
 * @param parses whether the parser takes an address
 */
export function findFaultyPart(written: string, parses: (address: string) => boolean): 'host' | 'port' | 'address' {
  const [, start = '', authority = '', rest = ''] = /^([a-z][a-z0-9+.-]*:[\\/]*)([^\\/?#]*)(.*)$/is.exec(written) ?? [];
  const portless = authority.replace(/:[^:\]@]*$/, '');
  if (portless !== authority && parses(`${start}${portless}${rest}`)) return 'port';
  return parses(`${start}host.invalid${rest}`) ? 'host' : 'address';
}
