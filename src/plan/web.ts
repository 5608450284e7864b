import { sameText } from '../model/same-text.ts';
import type { MalformedTarget, WebTarget } from '../model/target.ts';
import { findFaultyPart } from './malformed.ts';

/**
 * Reads an absolute http(s) address as browsers do (WHATWG URL).
 *
 * @param asWritten how a report names it if it cannot be read
 */
export function parseWeb(written: string, asWritten: string): WebTarget | MalformedTarget {
  const url = parse(written);
  if (url === null) {
    const fault = { kind: 'invalid', part: findFaultyPart(written, (address) => parse(address) !== null) } as const;
    return { kind: 'malformed', url: asWritten, fault, suggestion: null };
  }
  const hash = written.indexOf('#');
  const fragment = hash === -1 ? '' : written.slice(hash + 1);
  const shown = sameText(shownUrl(url), written);
  return {
    kind: 'web',
    url: shown,
    requestKey: sameText(requestKeyOf(url), shown),
    fragment: fragment === '' ? null : fragment,
  };
}

/** What is asked for: the address with its credentials, without its fragment. */
export function requestKeyOf(url: URL): string {
  if (url.hash === '' && !url.href.endsWith('#')) return url.href;
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
