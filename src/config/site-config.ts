export const sitePresets = ['github', 'docusaurus', 'vitepress', 'mkdocs', 'wiki'] as const;
/** What makes pages of the Markdown, and so says where its links lead. */
export type SitePreset = (typeof sitePresets)[number];

export const slugStyles = ['github', 'vitepress', 'python-markdown'] as const;
/** How the ids of headings are made of their text. */
export type SlugStyle = (typeof slugStyles)[number];

export interface SitesConfig {
  /** A file belongs to the one with the deepest root above it; to none, it is read as on GitHub. */
  readonly sites: readonly SiteConfig[];
  /** Keys of front matter whose values are links, with dots between nested names. */
  readonly frontMatter: readonly string[];
}

/** How the files of one directory become the pages of a site. */
export interface SiteConfig {
  readonly preset: SitePreset;
  /** The directory of the pages, from the root; `.` is the root itself. */
  readonly root: string;
  /** The path at which the site stands on its host, with a slash at both ends. */
  readonly base: string;
  /** The site's origin (`https://docs.example`), without a path; `null` where links to it are asked as all others. */
  readonly url: string | null;
  /** Directories whose files are published as they are, from `root`. */
  readonly publicDirs: readonly string[];
  /** What routes leave out of the names of files: with the dot, lower case. Empty where links name files. */
  readonly extensions: readonly string[];
  /** The names of the files that are the page of their directory. */
  readonly index: readonly string[];
  readonly slugs: SlugStyle;
  /** Whether `{#id}` behind a heading is its id. */
  readonly headingIds: 'read' | 'text';
}
