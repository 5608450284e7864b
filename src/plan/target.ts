import { posix } from 'node:path';
import { assertNever } from '../model/assert-never.ts';
import type { Link } from '../model/link.ts';
import type { Repository } from '../model/repository.ts';
import type { FileTarget, Target } from '../model/target.ts';
import { hostWithPort, schemelessSuggestion } from './host-like.ts';
import { inDirectory, normalisePath, percentDecoded } from './local-path.ts';
import { malformed, maskUserinfo } from './malformed.ts';
import { forgePage, ownFile } from './own-repository.ts';
import { nearestScheme } from './schemes.ts';
import { resolveOnSite, type SiteAnswer } from './site/resolve-on-site.ts';
import type { SiteMap } from './site/site-map.ts';
import type { SitePages } from './site/site-pages.ts';
import { parseWeb } from './web.ts';

/** Tabs and line ends, which a URL parser drops. */
const lineEnds = /[\t\n\r]/g;

/** What decides where the links of a repository lead. */
export interface Layout {
  readonly repository: Repository | null;
  /** Whether the root has a file or directory at a path. Asked only about paths that read like a host name. */
  readonly exists: (path: string) => boolean;
  /** Without it, files are read as on a forge. */
  readonly sites?: SiteMap;
}

export interface TargetContext extends Layout {
  /** The path of the source that holds the link, from the root. */
  readonly source: string;
}

/** What a link points to. Every destination has a target; those that lead nowhere are `malformed`. */
export function resolveTarget(link: Link, context: TargetContext): Target {
  if (link.setting.kind === 'expression') return { kind: 'other', url: maskUserinfo(link.url), scheme: '' };
  const isHtml = link.setting.kind === 'attribute' || link.setting.kind === 'scalar';
  const address = isHtml ? link.url : asRendered(link.url);
  return resolveAddress(address, context, link.raw);
}

/**
 * Renderers of Markdown write a backslash as %5C and tabs and line ends as %09, %0A and %0D (cmark's `houdini_escape_href`);
 * in HTML they reach the browser, which takes the one for a slash and drops the others. A backslash in the host is a mistake
 * either way.
 */
function asRendered(address: string): string {
  const encoded = withoutOuterSpace(address).replace(lineEnds, encodeURIComponent);
  if (!encoded.includes('\\')) return encoded;
  const [, origin = '', path = ''] = /^(https?:\/\/[^/?#\\]+\/)(.*)$/is.exec(encoded) ?? [];
  return origin === '' ? encoded : origin + path.replaceAll('\\', '%5C');
}

/**
 * What an address points to, seen from a source.
 *
 * @param address references and escapes resolved, as {@link Link.url}
 * @param raw as it stands in the source, for reports about malformed ones
 */
export function resolveAddress(address: string, context: TargetContext, raw: string = address): Target {
  // WHATWG URL, basic URL parser, steps 1 and 3: control characters and spaces around an address do not count, tabs and
  // line ends nowhere. Other white space does: a no-break space behind an address leads to another page.
  const trimmed = withoutOuterSpace(address);
  const written = trimmed.replace(lineEnds, '');
  const shown = maskUserinfo(raw);
  if (written === '') return { kind: 'malformed', url: shown, fault: { kind: 'empty' }, suggestion: null };
  return (
    malformed(written, shown) ??
    resolveWithScheme(written, shown, context) ??
    (written.startsWith('//') ? resolveWeb(`https:${written}`, shown, context) : resolvePath(trimmed, shown, context))
  );
}

function withoutOuterSpace(address: string): string {
  const isOuter = (offset: number): boolean => address.charCodeAt(offset) <= 0x20;
  let start = 0;
  let end = address.length;
  while (start < end && isOuter(start)) start++;
  while (start < end && isOuter(end - 1)) end--;
  return address.slice(start, end);
}

function resolveWithScheme(written: string, shown: string, context: TargetContext): Target | null {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase();
  if (scheme === undefined) return null;
  switch (scheme) {
    case 'http':
    case 'https':
      return resolveWeb(written, shown, context);
    case 'mailto':
      return { kind: 'mail', url: written };
    default: {
      const host = hostWithPort(written);
      if (host !== null) return { kind: 'malformed', url: shown, fault: { kind: 'no-scheme' }, suggestion: host };
      const nearest = nearestScheme(scheme);
      if (nearest === null) return { kind: 'other', url: maskUserinfo(written), scheme };
      const rest = written.slice(scheme.length + 1).replace(/^\/+/, '');
      const suggestion = nearest === 'mailto' ? `mailto:${rest}` : `${nearest}://${rest}`;
      return { kind: 'malformed', url: shown, fault: { kind: 'unknown-scheme', scheme }, suggestion };
    }
  }
}

function resolveWeb(written: string, shown: string, { repository, sites, exists }: TargetContext): Target {
  const web = parseWeb(written, shown);
  if (web.kind === 'malformed') return web;
  const url = new URL(web.requestKey);
  const pages = sites?.ofUrl(url) ?? null;
  const answer = pages === null ? null : resolveOnSite(percentDecoded(url.pathname), null, pages, exists);
  // What the layout is not sure about is asked of the server.
  if (answer !== null && isSure(answer, pages)) return onSite(answer, web.fragment, 'own-repository');
  const own = repository === null ? null : ownFile(url, repository);
  return own === null ? web : file(own, web.fragment, 'own-repository');
}

function isSure({ kind }: SiteAnswer, pages: SitePages | null): boolean {
  return kind === 'file' || kind === 'absent' || (kind === 'look' && pages?.site.extensions.length !== 0);
}

function onSite(answer: SiteAnswer, fragment: string | null, form: FileTarget['form']): FileTarget {
  const { path } = answer;
  switch (answer.kind) {
    case 'file':
      // Found, it does not depend on the site's root any more.
      return file(path, fragment, form === 'absolute-path' ? 'relative' : form);
    case 'look':
      return file(path, fragment, form);
    case 'absent':
      return { ...file(path, fragment, form), onSite: { kind: 'absent', meant: answer.meant } };
    case 'outside':
      return { ...file(path, fragment, form), onSite: { kind: 'outside' } };
    case 'unknown':
      return { ...file(path, fragment, form), onSite: { kind: 'unknown', why: answer.why } };
    default:
      return assertNever(answer);
  }
}

function resolvePath(written: string, shown: string, context: TargetContext): Target {
  const { source, repository } = context;
  const [, head = '', tail = null] = /^([^#]*)(?:#(.*))?$/s.exec(written) ?? [];
  const fragment = tail?.replace(lineEnds, '') ?? null;
  const path = head.replace(/\?.*$/s, '');
  if (path === '') return file(source, fragment, 'fragment');
  const pages = context.sites?.at(source) ?? null;
  const answer = pages === null ? null : resolveOnSite(percentDecoded(path), source, pages, context.exists);
  if (path.startsWith('/')) {
    if (answer !== null) return onSite(answer, fragment, 'absolute-path');
    return file(normalisePath(posix.resolve('/', percentDecoded(path))), fragment, 'absolute-path');
  }
  if (answer?.kind === 'file') return onSite(answer, fragment, 'relative');

  const decoded = normalisePath(inDirectory(source, percentDecoded(path)));
  const suggestion = schemelessSuggestion(written.replace(lineEnds, ''), (name) =>
    context.exists(normalisePath(inDirectory(source, percentDecoded(name)))),
  );
  if (suggestion !== null) return { kind: 'malformed', url: shown, fault: { kind: 'no-scheme' }, suggestion };
  if (answer !== null) return onSite(answer, fragment, 'relative');

  // A source from outside of the root belongs to another tree, if to any.
  const page = repository === null || source.startsWith('../') ? null : forgePage(written, decoded, repository);
  return page === null ? file(decoded, fragment, 'relative') : resolveWeb(page, shown, context);
}

/** The path goes without tabs and line ends, as a browser asks for it; reports show where they stand. */
function file(written: string, fragment: string | null, form: FileTarget['form']): FileTarget {
  const path = written.replace(lineEnds, '');
  const shown = written.replace(lineEnds, encodeURIComponent);
  return { kind: 'file', url: fragment === null ? shown : `${shown}#${fragment}`, path, fragment, form };
}
