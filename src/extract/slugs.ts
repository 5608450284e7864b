import { slug as githubSlug } from 'github-slugger';
import type { SlugStyle } from '../config/site-config.ts';

/** The id of one heading, apart from others on its page; may be empty. */
export type Slug = (text: string) => string;

/**
 * How sites make ids of the text of headings:
 *
 * - `github`: github-slugger, which Docusaurus uses too
 * - `vitepress`: `slugify` of @mdit-vue/shared
 * - `python-markdown`: `slugify` of the extension `toc`; letters beyond ASCII without their accents, or dropped
 */
export const slugOf: Readonly<Record<SlugStyle, Slug>> = {
  github: (text) => githubSlug(text),
  vitepress: (text) =>
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036F\u0000-\u001F]/g, '')
      .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
      .replace(/^-|-$/g, '')
      .replace(/^(?=\d)/, '_')
      .toLowerCase(),
  'python-markdown': (text) => pythonSlug(text.normalize('NFKD').replace(/[^\u0000-\u007F]/g, '')),
};

/** `slugify_unicode` of Python-Markdown, which many sites of MkDocs set. */
export function pythonSlug(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}

/**
 * The ids of a page's headings in their order: those whose slug is taken are counted, in the manner of the style.
 *
 * @param taken ids that stand in the page besides
 */
export function uniqueSlugs(slugs: readonly string[], style: SlugStyle, taken: ReadonlySet<string>): readonly string[] {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return slugs.map((slug) => {
    const id = style === 'python-markdown' ? underscored(slug, used) : dashed(slug, used, counts, style);
    used.add(id);
    return id;
  });
}

/** github-slugger goes on from the last number of a slug, markdown-it-anchor begins anew: both end at the same ids. */
function dashed(slug: string, used: ReadonlySet<string>, counts: Map<string, number>, style: SlugStyle): string {
  let id = slug;
  let count = style === 'github' ? (counts.get(slug) ?? 0) : 0;
  while (used.has(id)) {
    count += 1;
    id = `${slug}-${count}`;
  }
  counts.set(slug, count);
  return id;
}

/** `toc` counts on where a slug ends in a number by itself, and gives one to empty slugs. */
function underscored(slug: string, used: ReadonlySet<string>): string {
  let id = slug;
  while (id === '' || used.has(id)) {
    const [, base = '', count] = /^(.*)_(\d+)$/s.exec(id) ?? [];
    id = count === undefined ? `${id}_1` : `${base}_${Number(count) + 1}`;
  }
  return id;
}
