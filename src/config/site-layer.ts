import { isAbsolute, join, relative, sep } from 'node:path';
import type { UserConfig } from './define-config.ts';
import { definedOnly } from './defined-only.ts';
import type { Bases } from './rebase.ts';
import type { SiteConfig, SitePreset } from './site-config.ts';

type Written = Exclude<NonNullable<UserConfig['site']>, readonly unknown[]>;

/** What the presets say where nothing is said beside them; docs/sites.md has it as a table. */
const presets: Readonly<Record<SitePreset, Omit<SiteConfig, 'preset' | 'root' | 'base' | 'url'>>> = {
  github: {
    publicDirs: [],
    extensions: [],
    index: [],
    slugs: 'github',
    headingIds: 'text',
  },
  docusaurus: {
    publicDirs: ['static', 'website/static'],
    extensions: ['.md', '.mdx'],
    index: ['index.md', 'index.mdx', 'readme.md', 'readme.mdx'],
    slugs: 'github',
    headingIds: 'read',
  },
  vitepress: {
    publicDirs: ['public'],
    extensions: ['.md'],
    index: ['index.md'],
    slugs: 'vitepress',
    headingIds: 'read',
  },
  mkdocs: {
    publicDirs: [],
    extensions: ['.md', '.markdown', '.mkd', '.mdown'],
    index: ['index.md', 'readme.md'],
    slugs: 'python-markdown',
    headingIds: 'read',
  },
  wiki: {
    publicDirs: [],
    extensions: ['.md', '.markdown', '.mkd', '.mdown'],
    index: ['home.md'],
    slugs: 'github',
    headingIds: 'text',
  },
};

/** The sites that a configuration file names. */
export function toSites(written: UserConfig['site'], bases: Bases | null): readonly SiteConfig[] | undefined {
  if (written === undefined) return undefined;
  const all = Array.isArray(written) ? written : [written as Written];
  return all.map((one) => toSite(typeof one === 'string' ? { preset: one } : one, bases));
}

function toSite(written: Exclude<Written, string>, bases: Bases | null): SiteConfig {
  const { preset = 'github', root = '.', url, base, extensions, index, headingIds, ...others } = written;
  const settings = presets[preset];
  const address = url === undefined ? null : new URL(url);
  return {
    preset,
    root: rootOf(root, bases),
    ...settings,
    ...definedOnly(others),
    base: withSlashes(base ?? address?.pathname ?? '/'),
    url: address?.origin ?? null,
    extensions: extensions?.map((one) => `.${one.replace(/^\*?\./, '').toLowerCase()}`) ?? settings.extensions,
    index: index?.map((one) => one.toLowerCase()) ?? settings.index,
    headingIds: headingIds === undefined ? settings.headingIds : headingIds ? 'read' : 'text',
  };
}

/** The directory from the root, as reports name files. */
function rootOf(written: string, bases: Bases | null): string {
  const absolute = bases === null || isAbsolute(written) ? written : join(bases.directory, written);
  const path = bases === null ? join(written) : relative(bases.root, absolute);
  const slashed = (sep === '/' ? path : path.split(sep).join('/')).replace(/\/+$/, '');
  return slashed === '' ? '.' : slashed;
}

function withSlashes(path: string): string {
  return `/${path}/`.replace(/\/{2,}/g, '/');
}
