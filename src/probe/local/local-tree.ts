import { posix } from 'node:path';
import type { FileTree } from '../../model/file-tree.ts';
import { nearestName } from '../../plan/nearest-name.ts';

const { basename, dirname } = posix;

/** Where a path led. Paths are from the root. */
export type Lookup =
  | { readonly kind: 'found'; readonly type: 'file' | 'directory'; readonly path: string }
  /** There, but spelled `path` on disk. */
  | { readonly kind: 'wrong-case'; readonly type: 'file' | 'directory'; readonly path: string }
  | { readonly kind: 'missing'; readonly didYouMean: string | null };

/** What is in a tree of files or at hand; every directory is read at most once. */
export interface LocalTree {
  lookUp(path: string): Promise<Lookup>;
  /** The names in a directory, in no special order; empty where there is none. */
  list(directory: string): Promise<readonly string[]>;
}

/** The names of one directory by their NFC form; `null` where there is no directory, or it may not be read. */
type Listing = ReadonlyMap<string, string> | null;

/**
 * Looks paths up name by name in directory listings, so that letter case counts on disks that do not care, as it does
 * on a forge. Unicode composition does not count: macOS and git disagree about it (`core.precomposeUnicode`).
 *
 * @param atHand files by their paths from the root that are there with their directories, whatever the tree says
 */
export function createLocalTree(tree: FileTree, atHand: readonly string[] = []): LocalTree {
  const listings = new Map<string, Promise<Listing>>();
  const added = namesByDirectory(atHand);
  const list = (directory: string): Promise<Listing> => {
    const known = listings.get(directory) ?? readListing(tree, directory, added.get(directory) ?? []);
    listings.set(directory, known);
    return known;
  };
  const files = new Set(atHand);
  const typeAt = async (path: string): Promise<'file' | 'directory' | null> => {
    if (files.has(path)) return 'file';
    return added.has(path) ? 'directory' : tree.typeAt(path);
  };
  return {
    lookUp: (path) => lookUp(path, list, typeAt),
    list: async (directory) => [...((await list(directory))?.values() ?? [])],
  };
}

/** What each directory on the way to files holds of that way. */
function namesByDirectory(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const file of files) {
    // Nothing in a listing stands for the way up, nor for the root.
    for (let path = file; basename(path) !== '..' && path !== '.'; path = dirname(path)) {
      const siblings = names.get(dirname(path)) ?? new Set();
      names.set(dirname(path), siblings.add(basename(path)));
    }
  }
  return new Map([...names].map(([directory, inside]) => [directory, [...inside]]));
}

async function lookUp(
  path: string,
  list: (directory: string) => Promise<Listing>,
  typeAt: (path: string) => Promise<'file' | 'directory' | null>,
): Promise<Lookup> {
  const names = path === '.' ? [] : path.split('/');
  let here = '.';
  let spelling: 'exact' | 'other-case' = 'exact';
  for (const [depth, name] of names.entries()) {
    // Nothing in a listing stands for the way up; such paths begin with it.
    if (name === '..') {
      here = here === '.' ? '..' : `${here}/..`;
      continue;
    }
    const listing = await list(here);
    // git keeps no empty directories: this one is a submodule that was not fetched, and what it holds is not known.
    if (listing?.size === 0 && here !== '.') return { kind: 'found', type: 'file', path };
    const exact = listing?.get(name.normalize('NFC'));
    const entry = exact ?? findFolded(listing, name);
    if (entry === undefined) {
      return { kind: 'missing', didYouMean: await propose(here, names.slice(depth), listing, list) };
    }
    if (exact === undefined) spelling = 'other-case';
    here = here === '.' ? entry : `${here}/${entry}`;
  }
  const type = await typeAt(here);
  if (type === null) return { kind: 'missing', didYouMean: null };
  return { kind: spelling === 'exact' ? 'found' : 'wrong-case', type, path: here };
}

/** The names in the tree, and those of `added` that are not there. */
async function readListing(tree: FileTree, directory: string, added: readonly string[]): Promise<Listing> {
  const names = await tree.names(directory);
  return names === null && added.length === 0 ? null : byForm([...added, ...(names ?? [])]);
}

function byForm(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name.normalize('NFC'), name]));
}

function findFolded(listing: Listing, name: string): string | undefined {
  const goal = fold(name);
  return [...(listing?.values() ?? [])].find((candidate) => fold(candidate) === goal);
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The path that was probably meant by `names` below `here`, if all of it exists. */
async function propose(
  here: string,
  names: readonly string[],
  listing: Listing,
  list: (directory: string) => Promise<Listing>,
): Promise<string | null> {
  const [name = '', ...rest] = names;
  if (listing === null) return null;
  const guess = guessName(name, [...listing.values()]);
  if (guess === null) return null;
  let path = here === '.' ? guess : `${here}/${guess}`;
  for (const next of rest) {
    const entry = (await list(path))?.get(next.normalize('NFC'));
    if (entry === undefined) return null;
    path = `${path}/${entry}`;
  }
  return path;
}

/** UTF-16 units before the extension: `a.md` for `b.md` is another name and no slip. */
const shortestMisspelt = 3;

/** The same name with another extension, or without one, is likelier than a name of other letters. */
function guessName(name: string, siblings: readonly string[]): string | null {
  const stem = stemOf(name);
  const sameStem = siblings.filter((sibling) => stemOf(sibling) === stem);
  if (sameStem.length === 1) return sameStem[0] ?? null;
  return stem.length < shortestMisspelt ? null : nearestName(name, siblings);
}

function stemOf(name: string): string {
  return fold(name).replace(/(?<=.)\.[^.]*$/, '');
}
