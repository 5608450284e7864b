import { posix } from 'node:path';
import { inDirectory, normalisePath } from '../local-path.ts';
import { nearestName } from '../nearest-name.ts';
import { extensionOf, wikiName } from './page-routes.ts';
import { parentOf, type SitePages } from './site-pages.ts';
import { whyUnknown } from './why-unknown.ts';

/** Where a path leads on a site. Paths are from the root of the repository. */
export type SiteAnswer =
  | { readonly kind: 'file'; readonly path: string }
  /** No route: what lies on disk at that path counts. */
  | { readonly kind: 'look'; readonly path: string }
  /** A page that the site surely does not have; the one that was probably meant, and the last part of its route. */
  | {
      readonly kind: 'absent';
      readonly path: string;
      readonly meant: { readonly file: string; readonly name: string } | null;
    }
  /** There, but no page of the site. */
  | { readonly kind: 'outside'; readonly path: string }
  /** A page that the generator may write by itself. */
  | { readonly kind: 'unknown'; readonly path: string; readonly why: string };

/**
 * Finds what a path stands for on a site: a file as it is named, a page by its route, or a public file. Where the generators'
 * settings decide (slashes at the end, the path of a plugin), each reading counts, and only a path that no reading finds is absent.
 *
 * @param written the path of a link, decoded, without query and fragment; not empty
 * @param source the file that holds it, or `null` for an address of the site as seen from elsewhere
 * @param exists whether the repository has a path
 * @returns `null` where the path is to be read as without a site
 */
export function resolveOnSite(
  written: string,
  source: string | null,
  pages: SitePages,
  exists: (path: string) => boolean,
): SiteAnswer | null {
  const { root, extensions } = pages.site;
  const aliased = pages.site.preset === 'docusaurus' ? /^@site(\/.*)$/s.exec(written)?.[1] : undefined;
  if (aliased !== undefined) return fromSiteDirectory(aliased, source, pages, exists);
  const isAbsolute = written.startsWith('/') || source === null;
  // A site of which only the root is known: routes are its files.
  if (extensions.length === 0) return isAbsolute ? plainAnswer(written, pages) : null;
  const readings = isAbsolute ? absoluteReadings(written, pages) : relativeReadings(written, source, pages);
  const asFile = isAbsolute ? null : normalisePath(inDirectory(source, written));
  // MkDocs leaves paths without an extension to the browser, to which each page is a directory.
  const isFile = pages.site.preset !== 'mkdocs' || extensionOf(written) !== '';
  const direct = asFile === null || !isFile ? null : (fileAt(asFile, pages) ?? translated(asFile, source, pages));
  if (direct !== null) return { kind: 'file', path: direct };
  for (const reading of readings) {
    const found = findPath(reading, pages, source);
    if (found !== null) return { kind: 'file', path: found };
  }
  const [first = ''] = readings;
  const path = asFile ?? posix.join(root, first);
  return missing({ written, path, route: routeForm(first), isAbsolute }, pages, exists);
}

/** `@site` is the directory with the configuration of Docusaurus: the root, or `website` where the contents lie beside it. */
function fromSiteDirectory(
  path: string,
  source: string | null,
  pages: SitePages,
  exists: (path: string) => boolean,
): SiteAnswer | null {
  const answer = resolveOnSite(path, source, pages, exists);
  if (answer?.kind === 'file') return answer;
  const beside = resolveOnSite(`/website${path}`, source, pages, exists);
  return beside?.kind === 'file' ? beside : answer;
}

function plainAnswer(written: string, pages: SitePages): SiteAnswer {
  const [first = ''] = absoluteReadings(written, pages);
  const found = absoluteReadings(written, pages).flatMap((reading) => findPath(reading, pages, null) ?? [])[0];
  return found === undefined
    ? { kind: 'look', path: normalisePath(posix.join(pages.site.root, first)) }
    : { kind: 'file', path: found };
}

/** Paths from the site's base: generators put it before the addresses that lack it. */
function absoluteReadings(written: string, { site: { base } }: SitePages): readonly string[] {
  const path = `/${written.replace(/^\/+/, '')}`;
  const withSlash = `${path}/` === base ? base : path;
  const below = withSlash.startsWith(base) ? withSlash.slice(base.length) : path.slice(1);
  return base === '/' ? [below] : [below, path.slice(1)];
}

/** Seen from the page's directory, from its route, and from its route as a directory. What the generator does comes first. */
function relativeReadings(written: string, source: string, pages: SitePages): readonly string[] {
  const { site } = pages;
  const beside = posix.relative(site.root, normalisePath(inDirectory(source, written)));
  const own = pages.routesOf.get(source) ?? [];
  const below = own.map((route) => posix.join('/', route, written).slice(1));
  const level = own.map((route) => posix.join('/', parentOf(route), written).slice(1));
  const all = site.preset === 'mkdocs' ? [...below, beside, ...level] : [beside, ...level, ...below];
  return [...new Set(all.filter((reading) => !reading.startsWith('..')))];
}

/** A path without what routes leave out at their ends. */
function routeForm(path: string): string {
  return path.replace(/\/+$/, '').replace(/(?:^|\/)index(?:\.html)?$|\.html$/, '');
}

function findPath(reading: string, pages: SitePages, source: string | null): string | null {
  const { site, routes, files } = pages;
  const path = reading.replace(/\/+$/, '');
  for (const directory of site.publicDirs) {
    const at = posix.join(site.root, directory, path);
    const found = [at, `${at}.html`, `${at}/index.html`].find((file) => files.has(file));
    if (found !== undefined) return found;
  }
  for (const directory of contentDirectories(pages, source)) {
    const found = fileAt(posix.join(site.root, directory, path), pages);
    if (found !== null) return found;
  }
  if (site.preset === 'wiki')
    return routes.get(wikiName(posix.basename(path.replace(/\.(?:md|markdown)$/i, '')))) ?? null;
  return routes.get(routeForm(reading)) ?? null;
}

/** Docusaurus looks for files from the site's directory, and from that of the plugin's contents. */
function contentDirectories({ site }: SitePages, source: string | null): readonly string[] {
  if (site.preset !== 'docusaurus') return [''];
  const [own = 'docs'] = source === null ? [] : posix.relative(site.root, source).split('/');
  return ['', 'docs', own];
}

function fileAt(path: string, { files, site }: SitePages): string | null {
  if (files.has(path)) return path;
  if (site.preset === 'vitepress') return null;
  const index = site.index.map((name) => `${path}/${name}`).find((file) => files.has(file));
  return index ?? null;
}

/** Of a page in several languages (`page.fr.md`) links in MkDocs name none: `page.md`. */
function translated(path: string, source: string | null, { files, site }: SitePages): string | null {
  const extension = extensionOf(path);
  if (site.preset !== 'mkdocs' || !site.extensions.includes(extension)) return null;
  const stem = path.slice(0, -extension.length);
  const same = `${stem}${languageOf(source ?? '')}${extension}`;
  if (files.has(same)) return same;
  const isOther = (file: string): boolean =>
    file.startsWith(`${stem}.`) && languageOf(file) !== '' && file === `${stem}${languageOf(file)}${extension}`;
  return [...files].find(isOther) ?? null;
}

/** The language that a file's name ends in: `.fr` of `page.fr.md`; empty without one. */
function languageOf(file: string): string {
  return /\.[a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=\.[^.]+$)/.exec(file)?.[0] ?? '';
}

interface Missing {
  readonly written: string;
  readonly path: string;
  readonly route: string;
  readonly isAbsolute: boolean;
}

function missing(link: Missing, pages: SitePages, exists: (path: string) => boolean): SiteAnswer {
  const { path, route } = link;
  const { site } = pages;
  const extension = extensionOf(link.written.replace(/\/+$/, ''));
  const isOutside = path.startsWith('../') || (site.root !== '.' && !path.startsWith(`${site.root}/`));
  const isPage = site.extensions.includes(extension);
  // Pictures and other files from outside are taken in by the bundlers of all but MkDocs.
  const staysOut = isPage ? site.preset !== 'wiki' : extension !== '' && site.preset === 'mkdocs' && !link.isAbsolute;
  if (isOutside && staysOut && exists(path)) return { kind: 'outside', path };
  const isRoute = extension === '' || extension === '.html' || /^\.\d/.test(extension);
  const meant = isRoute ? nearMiss(route, pages) : null;
  const kind = isPage ? 'source' : isRoute ? 'page' : 'asset';
  const why = whyUnknown({ ...link, kind, isNear: meant !== null }, pages);
  if (why !== null) return { kind: 'unknown', path, why };
  return isRoute ? { kind: 'absent', path: posix.join(site.root, route), meant } : { kind: 'look', path };
}

/** A page beside the missing one with a name much like it. */
function nearMiss(
  route: string,
  { sections, routes, site }: SitePages,
): { readonly file: string; readonly name: string } | null {
  const isWiki = site.preset === 'wiki';
  const parent = isWiki ? '' : parentOf(route);
  const wanted = isWiki ? wikiName(posix.basename(route)) : posix.basename(route);
  const name = nearestName(wanted, [...(sections.get(parent) ?? [])]);
  const file = name === null ? undefined : routes.get(posix.join(parent, name));
  if (name === null || file === undefined) return null;
  return { file, name: isWiki ? posix.basename(file).replace(/\.[^.]+$/, '') : name };
}
