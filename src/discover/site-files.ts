import { posix } from 'node:path';
import pLimit from 'p-limit';
import { isBelow } from '../config/site-at.ts';
import type { SiteConfig } from '../config/site-config.ts';
import type { FrontMatterValue } from '../extract/front-matter.ts';
import type { FileTree } from '../model/file-tree.ts';
import { hasExtension } from './markdown-names.ts';

/** Files open at once: enough to keep a disk busy, far below the 256 that macOS lets a process open. */
const filesAtOnce = 32;

/** What a site is made of. Paths are from the root of the repository. */
export interface SiteFiles {
  readonly site: SiteConfig;
  readonly files: readonly string[];
  /** What pages say of their own addresses; nothing for those that say nothing. */
  readonly matters: ReadonlyMap<string, readonly FrontMatterValue[]>;
}

/** Keys of front matter by which generators and their plugins set addresses. */
const addressKeys = ['id', 'slug', 'permalink', 'url', 'aliases', 'redirect_from'] as const;

/**
 * Lists the files of sites and reads the front matter of their pages, whether they are part of the run or not: links lead to
 * all of them. Nothing that configures or makes a site is read, let alone run.
 *
 * @param texts texts that are read already, by their path from the root
 */
export async function readSiteFiles(
  sites: readonly SiteConfig[],
  tree: FileTree,
  texts: ReadonlyMap<string, string>,
): Promise<readonly SiteFiles[]> {
  const listed = await Promise.all(
    [...new Set(sites.flatMap(startsOf))].filter(isOutermost).map((start) => listBelow(start, tree)),
  );
  const files = [...new Set([...listed.flat(), ...texts.keys()])].sort();
  const routed = sites.filter(({ extensions }) => extensions.length > 0);
  if (routed.length === 0) return sites.map((site) => ({ site, files, matters: new Map() }));
  const { readFrontMatter } = await import('../extract/front-matter.ts');
  const pages = files.filter((file) =>
    routed.some(({ root, extensions }) => isBelow(file, root) && hasExtension(file, extensions)),
  );
  const matters = await pLimit(filesAtOnce).map(pages, async (page) => {
    const text = texts.get(page) ?? (await readHead(page, tree));
    return [page, readFrontMatter(text, addressKeys)] as const;
  });
  const told = new Map(matters.filter(([, values]) => values.length > 0));
  return sites.map((site) => ({ site, files, matters: told }));
}

/** The directories in which a site's files lie. */
function startsOf({ root, publicDirs }: SiteConfig): readonly string[] {
  return [root, ...publicDirs.map((directory) => posix.relative('/', posix.join('/', root, directory)) || '.')];
}

function isOutermost(start: string, _: number, all: readonly string[]): boolean {
  return !all.some((other) => other !== start && isBelow(start, other));
}

/** Endings that no directory has: with thousands of pages, asking for the type of each takes longest. */
const isFile = /\.(?:mdx?|markdown|html?|[cm]?[jt]sx?|json|ya?ml|css|txt|png|jpe?g|gif|svg|webp|ico|pdf)$/i;

/** Without hidden directories and what packages bring. */
async function listBelow(directory: string, tree: FileTree): Promise<readonly string[]> {
  const names = (await tree.names(directory)) ?? [];
  const found = await Promise.all(
    names.map(async (name): Promise<readonly string[]> => {
      if (name === 'node_modules' || name.startsWith('.')) return [];
      const path = directory === '.' ? name : `${directory}/${name}`;
      if (!isFile.test(name) && (await tree.typeAt(path)) === 'directory') return listBelow(path, tree);
      return [path];
    }),
  );
  return found.flat();
}

/** The first piece of a file, in which front matter stands; empty where it cannot be read. */
async function readHead(page: string, tree: FileTree): Promise<string> {
  try {
    for await (const piece of tree.read(page)) return new TextDecoder().decode(piece);
    return '';
  } catch {
    return '';
  }
}
