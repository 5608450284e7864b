import { posix } from 'node:path';
import { nearestName } from '../nearest-name.ts';
import { parentOf, type SitePages } from './site-pages.ts';

interface Missing {
  /** As the link has it. */
  readonly written: string;
  /** From the site's base, without a slash at either end. */
  readonly route: string;
  /** The file, from the root of the repository. */
  readonly path: string;
  /** A route, the file of a page, or any other file. */
  readonly kind: 'page' | 'source' | 'asset';
  readonly isAbsolute: boolean;
  /** Whether a page of nearly the same name stands where it should. */
  readonly isNear: boolean;
}

/** Files at a site's top that plugins write: feeds, maps of the site, indexes for search. */
const writtenByPlugins = /\.(?:xml|txt|json|rss|atom|webmanifest|inv|js|css)$/i;

/** Feeds, which blogs have at their own top. */
const feed = /(?:^|\/)(?:rss|atom|feed)\.(?:xml|json)$/i;

/** Parts of paths under which generators write pages by themselves. */
const ofTheGenerator = /^(?:tags?|categor(?:y|ies)|archives?|authors?|page|search)$/;

/**
 * Why a path that leads to no known page may be one all the same: a generator writes pages of its own (tags, versions,
 * reference, other languages), and no setting of it is read. `null` where the path surely is wrong: it would stand among pages
 * that are written by hand, or looks much like one of them.
 */
export function whyUnknown(link: Missing, pages: SitePages): string | null {
  const { site } = pages;
  if (site.preset === 'wiki') return leavesWiki(link) ? 'it leads out of the wiki' : null;
  if (link.kind === 'source') return unknownSource(link, pages);
  // A link of the site's own server, as far as we know: MkDocs leaves it as it is.
  if (site.preset === 'mkdocs' && link.isAbsolute && site.url === null && site.base === '/' && !link.isNear) {
    return 'MkDocs does not look at paths from the root of the server';
  }
  if (link.kind === 'asset') return unknownAsset(link, pages);
  if (link.route === '') return 'it may be written by the generator';
  return zoneOf(link, pages) ?? unknownSection(link, pages);
}

function leavesWiki({ written }: Missing): boolean {
  return written.startsWith('/') || written.startsWith('..');
}

/** A relative path that is right from another directory further up: the author has lost count of the directories. */
function isMislaid({ written, route, isAbsolute }: Missing, routes: ReadonlyMap<string, string>): boolean {
  if (isAbsolute) return false;
  const path = written.replace(/^(?:\.{1,2}\/)+/, '').replace(/\/+$|\.html$/g, '');
  for (let at = parentOf(route); ; at = parentOf(at)) {
    if (routes.has(posix.join(at, path))) return true;
    if (at === '') return false;
  }
}

/** A page that is there, in a section of nearly that name. */
function isNearSection(route: string, sections: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const parent = parentOf(route);
  const meant = parent === '' || sections.has(parent) ? null : nearestName(parent, [...sections.keys()]);
  return meant !== null && sections.get(meant)?.has(posix.basename(route)) === true;
}

/** Plugins of MkDocs, such as its blog, make files of pages, and links name them like all others. */
function unknownSource({ path }: Missing, { site, folders }: SitePages): string | null {
  const directory = posix.dirname(path);
  if (site.preset !== 'mkdocs' || folders.has(directory)) return null;
  return directory.split('/').some((part) => ofTheGenerator.test(part))
    ? 'the generator writes such pages by itself'
    : null;
}

function unknownAsset({ written, route, isAbsolute }: Missing, { site, folders }: SitePages): string | null {
  const directory = parentOf(route);
  if (directory === '') return writtenByPlugins.test(written) ? 'a plugin may write it' : null;
  if (feed.test(written)) return 'a plugin may write it';
  if (!isAbsolute) return null;
  const isKnown = ['', ...site.publicDirs].some((home) => folders.has(posix.join(site.root, home, directory)));
  return isKnown ? null : `nothing is known of /${directory}/`;
}

/** Places of which generators make pages. */
function zoneOf({ route }: Missing, pages: SitePages): string | null {
  const { site, folders, directories, sections, dynamic } = pages;
  const parts = route.split('/');
  const [first = ''] = parts;
  if (site.preset === 'vitepress') {
    const directory = posix.join(site.root, parentOf(route));
    return dynamic.has(directory) ? 'a dynamic route may write it' : null;
  }
  if (directories.has(route) || sections.has(route)) return 'the generator may write a page for this directory';
  if (parts.some((part) => ofTheGenerator.test(part))) return 'the generator writes such pages by itself';
  if (site.preset !== 'docusaurus') return null;
  if (first === 'blog') return 'the blog writes pages by itself';
  const homes = [site.root, posix.join(site.root, 'website')];
  const hasFolder = (name: string): boolean => homes.some((home) => folders.has(posix.join(home, name)));
  if (hasFolder(`i18n/${first}`)) return 'it is a page in another language';
  const isVersioned = [...folders].some((folder) => /(?:^|\/)[\w-]*versioned_docs$/.test(folder));
  const isVersion = parts.some((part) => /^(?:next|v?\d+(?:\.[\dx]+)*)$/.test(part));
  return isVersioned && isVersion ? 'it is a page of another version' : null;
}

/** A page among pages that are known is one of them; one in a section of which nothing is known may be a plugin's. */
function unknownSection(link: Missing, { site, sections, routes }: SitePages): string | null {
  const { written, route, isNear, isAbsolute } = link;
  const parent = parentOf(route);
  if (isNear || isMislaid(link, routes) || isNearSection(route, sections)) return null;
  if (parent === '') {
    // Written as a section, such as a reference that is made of code.
    const isSection = site.preset === 'vitepress' && isAbsolute && written.endsWith('/') && !sections.has(route);
    if (isSection) return `nothing is known of /${route}/`;
    const isByHand = site.preset === 'vitepress' || site.preset === 'mkdocs';
    return isByHand && sections.has('') ? null : 'a plugin may write it';
  }
  return sections.has(parent) ? null : `nothing is known of /${parent}/`;
}
