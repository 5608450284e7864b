import { domainToASCII } from 'node:url';
import { expandBraces, globSource } from './glob.ts';

/** Longer than any host name (RFC 1035, section 2.3.4: 255 octets), so that names without a wildcard come first. */
const exact = 1000;

/**
 * Compiles a glob on a host name. `*` and `**` stand for any characters, dots included: `*.corp.example` is every host
 * below `corp.example` but not that host itself. Case does not matter, nor does the dot of the root at the end of a host;
 * Unicode names are compared in their ASCII form.
 *
 * @returns whether a host, as `URL.hostname` gives it, matches
 */
export function compileHostGlob(glob: string): (hostname: string) => boolean {
  const sources = expandBraces(glob).map((one) => hostGlobSource(one));
  const expression = new RegExp(`^(?:${sources.join('|')})$`, 'u');
  return (hostname) => expression.test(hostname.toLowerCase().replace(/\.$/, ''));
}

/** The source of the regular expression for one host glob without alternatives. */
export function hostGlobSource(glob: string, all = '.*'): string {
  return globSource(toAsciiHost(glob), { one: '[^/]*', all }, (text) => text);
}

/**
 * How narrow a host glob is: the larger, the narrower. Names without a wildcard come before all others; then the number
 * of characters that are not wildcards counts.
 */
export function hostSpecificity(glob: string): number {
  const literal = glob.replaceAll('*', '');
  return literal.length + (literal === glob && !glob.includes('{') ? exact : 0);
}

/** What is wrong with a host glob, in words, or `null`. */
export function findHostGlobFault(glob: string): string | null {
  if (glob.trim() === '') return 'is empty, expected a host such as "example.com" or "*.example.com"';
  if (/\s/.test(glob)) return 'contains white space';
  const host = /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/@]*@)?([^/?#]*)/i.exec(glob)?.[1] ?? glob.replace(/[/?#].*$/s, '');
  const name = host.startsWith('[') ? host : host.replace(/:\d*$/, '');
  if (name !== glob) return `is not a host alone, write "${name === '' ? '*' : name}"`;
  return null;
}

function toAsciiHost(glob: string): string {
  return glob
    .toLowerCase()
    .split('.')
    .map((label) => (/^[\p{ASCII}]*$/u.test(label) ? label : domainToASCII(label) || label))
    .join('.');
}
