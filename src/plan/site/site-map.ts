import { siteAt } from '../../config/site-at.ts';
import type { SiteConfig } from '../../config/site-config.ts';
import type { SiteFiles } from '../../discover/site-files.ts';
import type { FrontMatterValue } from '../../extract/front-matter.ts';
import type { Repository } from '../../model/repository.ts';
import { noMatter, type PageMatter } from './page-routes.ts';
import { layOutSite, type SitePages } from './site-pages.ts';

/** The sites of a repository, by their files and by their addresses. */
export interface SiteMap {
  /** The site to which a file belongs; `null` for files of none. */
  readonly at: (path: string) => SitePages | null;
  /** The site at whose address a web address lies, with its path, decoded; `null` for all others. */
  readonly ofUrl: (url: URL) => SitePages | null;
}

export const noSites: SiteMap = { at: () => null, ofUrl: () => null };

/** Lays out sites. A wiki's own address follows from its repository's, whose name ends in `.wiki`. */
export function createSiteMap(parts: readonly SiteFiles[], repository: Repository | null): SiteMap {
  if (parts.length === 0) return noSites;
  const laidOut = parts.map(({ site, files, matters }) =>
    layOutSite(withWikiAddress(site, repository), files, (file) => matterOf(matters.get(file))),
  );
  const bySite = new Map(parts.map(({ site }, index) => [site, laidOut[index] ?? null]));
  const sites = parts.map(({ site }) => site);
  return {
    at: (path) => {
      const site = siteAt(sites, path);
      return site === null ? null : (bySite.get(site) ?? null);
    },
    ofUrl: (url) => laidOut.find(({ site }) => isOf(url, site)) ?? null,
  };
}

function isOf({ host, pathname }: URL, { url, base }: SiteConfig): boolean {
  return url !== null && new URL(url).host === host && `${pathname}/`.startsWith(base);
}

function withWikiAddress(site: SiteConfig, repository: Repository | null): SiteConfig {
  if (site.preset !== 'wiki' || site.url !== null || repository === null) return site;
  const [, name] = /^(.+)\.wiki$/.exec(repository.name) ?? [];
  return name === undefined ? site : { ...site, url: repository.server, base: `/${repository.owner}/${name}/wiki/` };
}

function matterOf(values: readonly FrontMatterValue[] | undefined): PageMatter {
  if (values === undefined) return noMatter;
  const under = (...keys: readonly string[]): readonly string[] =>
    values.filter(({ key, value }) => keys.includes(key) && value.trim() !== '').map(({ value }) => value.trim());
  return {
    id: under('id')[0] ?? null,
    slug: under('slug')[0] ?? null,
    permalinks: under('permalink', 'url'),
    aliases: under('aliases', 'redirect_from'),
  };
}
