import type { UrlPattern } from './config.ts';
import { ConfigError } from './errors.ts';
import { expandBraces, findGlobFault, globSource } from './glob.ts';
import { hostGlobSource } from './host-glob.ts';

/** A {@link UrlPattern} that is ready to be compared. */
export interface CompiledPattern {
  readonly source: UrlPattern;
  readonly expression: RegExp;
  readonly subject: 'href' | 'host-and-path';
}

/**
 * Compiles a pattern of `exclude`, `include`, `redirects.keep` or `--fresh`.
 *
 * Between slashes (`/…/i`) it is a regular expression that is looked for in the normalised address. Anything else is a
 * glob on `host/path` that stands for the address it describes and everything below it: `example.com` is the whole host,
 * `example.com/docs` is `/docs`, `/docs/a` and `/docs?b` but not `/docs2`. `*` stays within a path segment (in a host it
 * crosses dots), `**` crosses all, `{a,b}` are alternatives, a backslash takes their meaning away. `?` begins the query.
 * Without a scheme, port, query or fragment the pattern holds for any. Hosts match in any case, paths as written,
 * whether percent-encoded or not.
 *
 * @throws ConfigError for a pattern that cannot be read
 */
export function compilePattern(source: UrlPattern): CompiledPattern {
  const fault = findPatternFault(source.pattern);
  if (fault !== null) throw new ConfigError([`${source.origin}: "${source.pattern}" ${fault}`]);
  const regular = readRegularExpression(source.pattern);
  if (regular !== null) {
    return { source, expression: new RegExp(regular.source, regular.flags), subject: 'href' };
  }
  const sources = expandBraces(source.pattern.trim()).map((glob) => addressSource(glob));
  return { source, expression: new RegExp(`^(?:${sources.join('|')})$`, 'su'), subject: 'host-and-path' };
}

/** Whether an address is one of those that the pattern stands for. */
export function matchesPattern(pattern: CompiledPattern, url: URL): boolean {
  return pattern.expression.test(pattern.subject === 'href' ? url.href : subjectOf(url));
}

/** What is wrong with a pattern as written, in words that follow it, or `null`. */
export function findPatternFault(pattern: string): string | null {
  if (pattern.trim() === '') return 'is empty, expected a glob on host/path or a /regular expression/';
  if (pattern.startsWith('/') && !pattern.startsWith('//')) {
    const regular = readRegularExpression(pattern);
    if (regular === null) {
      return 'begins like a regular expression but has no second slash; a glob begins with the host (or "*/")';
    }
    return findRegularExpressionFault(regular);
  }
  const fault = findGlobFault(pattern);
  if (fault !== null) return `is no glob: ${fault.message} (character ${fault.offset + 1})`;
  const [, rest = ''] = /^(?:(?:\*:|[a-z][a-z0-9+.-]*:)?\/\/)?(.*)$/is.exec(pattern.trim()) ?? [];
  return /^[/?#]|^$/.test(rest) ? 'has no host, a glob begins with one (or with "*/")' : null;
}

interface RegularExpression {
  readonly source: string;
  readonly flags: string;
}

/** Splits `/source/flags`; `null` for text that is not written so. */
export function readRegularExpression(text: string): RegularExpression | null {
  const [, source, flags] = /^\/(?!\/)(.+)\/([a-z]*)$/s.exec(text) ?? [];
  if (source === undefined || flags === undefined) return null;
  // Both make `test` remember where it stopped.
  return { source, flags: flags.replace(/[gy]/g, '') };
}

/** What JavaScript says about a regular expression that it cannot read, or `null`. */
export function findRegularExpressionFault({ source, flags }: RegularExpression): string | null {
  try {
    new RegExp(source, flags);
    return null;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return `is no regular expression: ${said.replace(/^Invalid regular expression: (?:\/.*\/[a-z]*: )?/s, '')}`;
  }
}

function subjectOf(url: URL): string {
  if (url.hostname === '') return url.href;
  const port = url.port || { 'http:': '80', 'https:': '443' }[url.protocol] || '0';
  return `${url.protocol}//${url.hostname}:${port}${decoded(url.pathname + url.search + url.hash)}`;
}

function addressSource(glob: string): string {
  const [, scheme = '*:', host = '', path = '', query, fragment] =
    /^(?:(\*:|[a-z][a-z0-9+.-]*:)?\/\/)?(?:[^/?#@]*@)?([^/?#]*)([^?#]*)(\?[^#]+)?\??(#.+)?#?$/is.exec(glob) ?? [];
  const [, name = host, port] = /^(.*):(\d+|\*)$/s.exec(host) ?? [];
  const begun = path === '' && query !== undefined ? '/' : path;
  return [
    scheme === '*:' ? '[a-z][a-z0-9+.-]*:' : scheme.toLowerCase(),
    '//',
    hostGlobSource(name, '[^?#]*'),
    port === undefined ? '(?::\\d+)?' : port === '*' ? ':\\d+' : `:${port}`,
    globSource(begun, { one: '[^/?#]*', all: '[^?#]*' }, decoded),
    query === undefined ? below(begun) : `${globSource(query, { one: '[^#]*', all: '[^#]*' }, decoded)}(?:&[^#]*)?`,
    fragment === undefined ? '(?:#.*)?' : globSource(fragment, { one: '.*', all: '.*' }, decoded),
  ].join('');
}

function below(path: string): string {
  return `${path.endsWith('/') ? '[^?#]*' : '(?:/[^?#]*)?'}(?:\\?[^#]*)?`;
}

/** Text with its percent-encoding resolved where it is UTF-8, so that both spellings of a path are equal. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURI(run.toUpperCase());
    } catch {
      return run.toUpperCase();
    }
  });
}
