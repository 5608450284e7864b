import type { SiteConfig } from './site-config.ts';

/**
 * The site to which a file belongs: the one with the deepest root above it; `null` for files of none.
 *
 * @param path from the root, with forward slashes
 */
export function siteAt(sites: readonly SiteConfig[], path: string): SiteConfig | null {
  let found: SiteConfig | null = null;
  for (const site of sites) {
    if (!isBelow(path, site.root)) continue;
    if (found === null || site.root.length > found.root.length || found.root === '.') found = site;
  }
  return found;
}

/** Whether a path lies in a directory, which may be `.`. */
export function isBelow(path: string, directory: string): boolean {
  if (directory === '.') return path !== '..' && !path.startsWith('../');
  return path.startsWith(`${directory}/`) || path === directory;
}
