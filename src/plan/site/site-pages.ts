import { posix } from 'node:path';
import { isBelow } from '../../config/site-at.ts';
import type { SiteConfig } from '../../config/site-config.ts';
import { normalisePath } from '../local-path.ts';
import { type PageMatter, routesOf } from './page-routes.ts';

/** What is known of the pages of one site. Routes are paths from the site's base, without a slash at either end. */
export interface SitePages {
  readonly site: SiteConfig;
  /** Every file below the site's root and its public directories, from the root of the repository. */
  readonly files: ReadonlySet<string>;
  /** The file behind each route. */
  readonly routes: ReadonlyMap<string, string>;
  /** The routes of each page, the usual one first. */
  readonly routesOf: ReadonlyMap<string, readonly string[]>;
  /** What stands right below each route that has pages below it: the last parts of their routes. */
  readonly sections: ReadonlyMap<string, ReadonlySet<string>>;
  /** Directories that hold pages, as routes. */
  readonly directories: ReadonlySet<string>;
  /** Every directory that holds files, from the root of the repository. */
  readonly folders: ReadonlySet<string>;
  /** Directories with pages whose names are patterns (`[pkg].md`). */
  readonly dynamic: ReadonlySet<string>;
}

/**
 * Lays out a site.
 *
 * @param files all files of the repository that may belong to it, from its root
 * @param matterOf the front matter of a page
 */
export function layOutSite(
  site: SiteConfig,
  files: readonly string[],
  matterOf: (file: string) => PageMatter,
): SitePages {
  const homes = [site.root, ...site.publicDirs.map((directory) => normalisePath(posix.join(site.root, directory)))];
  const own = files.filter((file) => homes.some((home) => isBelow(file, home))).sort();
  const routes = new Map<string, string>();
  const routesOfFiles = new Map<string, readonly string[]>();
  const later: (readonly [route: string, file: string])[] = [];
  for (const file of own) {
    if (!isBelow(file, site.root)) continue;
    const [first, ...others] = routesOf(posix.relative(site.root, file), site, matterOf(file));
    if (first === undefined) continue;
    routesOfFiles.set(file, [first, ...others]);
    if (!routes.has(first)) routes.set(first, file);
    later.push(...others.map((route) => [route, file] as const));
  }
  // Where two pages could be meant, the one whose usual route it is.
  for (const [route, file] of later) if (!routes.has(route)) routes.set(route, file);
  return {
    site,
    files: new Set(own),
    routes,
    routesOf: routesOfFiles,
    folders: foldersOf(own),
    dynamic: new Set(own.filter((file) => posix.basename(file).startsWith('[')).map((file) => posix.dirname(file))),
    ...neighbours(routes, routesOfFiles, site),
  };
}

function foldersOf(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (let at = posix.dirname(file); !folders.has(at); at = posix.dirname(at)) folders.add(at);
  }
  return folders;
}

function neighbours(
  routes: ReadonlyMap<string, string>,
  pages: ReadonlyMap<string, readonly string[]>,
  { root }: SiteConfig,
): Pick<SitePages, 'sections' | 'directories'> {
  const sections = new Map<string, Set<string>>();
  for (const route of routes.keys()) {
    if (route === '') continue;
    const parent = parentOf(route);
    sections.set(parent, (sections.get(parent) ?? new Set()).add(posix.basename(route)));
  }
  const directories = new Set<string>();
  for (const page of pages.keys()) {
    for (let at = parentOf(posix.relative(root, page)); at !== '' && !directories.has(at); at = parentOf(at)) {
      directories.add(at);
    }
  }
  return { sections, directories };
}

/** Everything but the last part of a route. */
export function parentOf(route: string): string {
  const parent = posix.dirname(route);
  return parent === '.' ? '' : parent;
}
