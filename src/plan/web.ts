import type { MalformedTarget, WebTarget } from '../model/target.ts';
import { findFaultyPart } from './malformed.ts';

/**
 * Reads an absolute http(s) address as browsers do (WHATWG URL).
 *
 * @param shown how a report names it if it cannot be read
 */
export function parseWeb(written: string, shown: string): WebTarget | MalformedTarget {
  const url = parse(written);
  if (url === null) {
    const fault = { kind: 'invalid', part: findFaultyPart(written, (address) => parse(address) !== null) } as const;
    return { kind: 'malformed', url: shown, fault, suggestion: null };
  }
  const hash = written.indexOf('#');
  const fragment = hash === -1 ? '' : written.slice(hash + 1);
  return {
    kind: 'web',
    url: shownUrl(url),
    requestKey: requestKeyOf(url),
    fragment: fragment === '' ? null : fragment,
  };
}

/** What is asked for: the address with its credentials, without its fragment. */
export function requestKeyOf(url: URL): string {
  const key = new URL(url);
  key.hash = '';
  return key.href;
}

/** Reports are read by more people than the list: no user name or password in them. */
function shownUrl(url: URL): string {
  if (url.username === '' && url.password === '') return url.href;
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare.href.replace('//', '//***@');
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
