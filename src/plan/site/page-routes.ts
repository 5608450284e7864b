import { posix } from 'node:path';
import type { SiteConfig } from '../../config/site-config.ts';

/** What a page's front matter says about its address, as written. */
export interface PageMatter {
  readonly id: string | null;
  readonly slug: string | null;
  /** `permalink`, `url`: paths that stand for the page's own. */
  readonly permalinks: readonly string[];
  /** `aliases`, `redirect_from`: paths that lead to it. */
  readonly aliases: readonly string[];
}

export const noMatter: PageMatter = { id: null, slug: null, permalinks: [], aliases: [] };

/**
 * The routes of a file: the usual one first, then all others at which a setting of the generator may put it. None for what is no page.
 *
 * @param path from the site's root
 */
export function routesOf(path: string, site: SiteConfig, matter: PageMatter): readonly string[] {
  const extension = extensionOf(path);
  const isHtml = extension === '.html' || extension === '.htm';
  const isProgram = site.preset === 'docusaurus' && /(?:^|\/)src\/pages\//.test(path) && /^\.[jt]sx?$/.test(extension);
  if (!site.extensions.includes(extension) && !isHtml && !isProgram) return [];
  const stem = path.slice(0, -extension.length);
  if (isHtml) return [stem.replace(/(?:^|\/)index$/, '')];
  const all = naturalRoutes(path, stem, site, matter);
  const written = [...matter.permalinks, ...matter.aliases].map((one) => resolved(one, directoryOf(stem), site));
  return [...new Set([...all, ...written].map(trimmed))];
}

function naturalRoutes(path: string, stem: string, site: SiteConfig, matter: PageMatter): readonly string[] {
  switch (site.preset) {
    case 'docusaurus':
      return docusaurusRoutes(path, stem, site, matter);
    case 'wiki':
      return [wikiName(posix.basename(stem))];
    default: {
      const route = isIndex(path, site) ? directoryOf(stem) : stem;
      return matter.slug === null ? [route] : [resolved(matter.slug, directoryOf(stem), site), route];
    }
  }
}

/** Pages of a wiki have no directories, and spaces in their names are dashes. */
export function wikiName(name: string): string {
  return name
    .trim()
    .replace(/[\s_]+/g, '-')
    .replace(/-{2,}/g, '-')
    .toLowerCase();
}

/**
 * Docusaurus: numbers before names go (`01-intro`), `id` and `slug` of front matter count, `README` and a file called like its
 * directory are the directory's page. The plugin's path may be set to anything; `docs` and the root are what people set.
 */
function docusaurusRoutes(path: string, stem: string, site: SiteConfig, { id, slug }: PageMatter): readonly string[] {
  const [, page] = /(?:^|\/)src\/pages\/(.+)$/.exec(stem) ?? [];
  if (page !== undefined) return [page.replace(/(?:^|\/)index$/, '')];
  const [, content = '', inside] = /^((?:.*\/)?(?:docs|[\w-]*versioned_docs\/version-[^/]+))\/(.+)$/.exec(stem) ?? [];
  if (/(?:^|\/)blog\//.test(stem)) return blogRoutes(stem, slug);
  const directory = withoutNumbers(directoryOf(inside ?? stem));
  const name = id ?? withoutNumber(posix.basename(stem));
  const isDirectorys = isIndex(path, site) || posix.basename(directory).toLowerCase() === name.toLowerCase();
  const route =
    slug !== null
      ? posix.join('/', slug.startsWith('/') ? slug : posix.join(directory, slug))
      : isDirectorys
        ? directory
        : posix.join(directory, name);
  return inside === undefined ? [route] : prefixesOf(content).map((prefix) => posix.join(prefix, route));
}

/** Where a directory of contents may be published. */
function prefixesOf(content: string): readonly string[] {
  const [, instance = '', version] = /(?:^|\/)([\w-]*?)_?versioned_docs\/version-([^/]+)$/.exec(content) ?? [];
  if (version === undefined) return ['docs', '', 'docs/next', 'next', content];
  const base = instance === '' ? 'docs' : instance;
  return [`${base}/${version}`, base, version, ''];
}

/** `2021-08-26-welcome.md`, `2021/08/26/welcome/index.md`: dates become directories, and a slug stands for all of it. */
function blogRoutes(stem: string, slug: string | null): readonly string[] {
  const [, blog = 'blog', inside = ''] = /^(?:.*\/)?(blog)\/(.+)$/.exec(stem) ?? [];
  if (slug !== null) return [posix.join(blog, slug)];
  const dated = inside.replace(/(\d{4})-(\d{1,2})-(\d{1,2})[-/]/, '$1/$2/$3/').replace(/\/index$/, '');
  return [posix.join(blog, dated), posix.join(blog, inside)];
}

/** A number, a mark and a name: `01-intro`, `2. setup`; dates and versions are none (Docusaurus, `numberPrefixParser`). */
function withoutNumber(name: string): string {
  if (/^\d+[-_.]\d+/.test(name)) return name;
  return name.replace(/^\d+\s*[-_.]+\s*(?=[^-_.\s])/, '');
}

function withoutNumbers(directory: string): string {
  return directory.split('/').map(withoutNumber).join('/');
}

function isIndex(path: string, { index }: SiteConfig): boolean {
  return index.includes(posix.basename(path).toLowerCase());
}

/** Front matter names paths from the site's root, with its base or without, or from the page's directory. */
function resolved(written: string, directory: string, { base }: SiteConfig): string {
  const path = /^https?:\/\//i.test(written) ? new URL(written).pathname : written;
  if (!path.startsWith('/')) return posix.join(directory, path);
  return base !== '/' && path.startsWith(base) ? path.slice(base.length) : path;
}

function trimmed(route: string): string {
  const bare = posix
    .normalize(route)
    .replace(/^\/+|\/+$/g, '')
    .replace(/(?:^|\/)index\.html$|\.html$/, '');
  return bare === '.' ? '' : bare;
}

function directoryOf(stem: string): string {
  const directory = posix.dirname(stem);
  return directory === '.' ? '' : directory;
}

/** With the dot, lower case; empty without one. */
export function extensionOf(path: string): string {
  return /(?<=[^/])\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
}
