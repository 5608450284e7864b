import { spawnSync } from 'node:child_process';
import { posix } from 'node:path';
import { assertNever } from '../model/assert-never.ts';
import type { FileTree } from '../model/file-tree.ts';
import { runGit, splitRecords } from './run-git.ts';
import { siblingsIn, siblingTextBytes } from './siblings.ts';

/** Which of git's trees: that of a commit, that of the index, what of it a sparse checkout leaves out, or one without files. */
export type TreeName =
  | { readonly kind: 'commit'; readonly commit: string }
  | { readonly kind: 'index' | 'skipped' }
  | { readonly kind: 'nothing' };

/** The files that git keeps under a name. */
export interface GitTree extends FileTree {
  /** Paths of all files from the root, without links and submodules. */
  readonly files: readonly string[];
  /** The name that git has for a file's contents; `null` for what is no file. */
  readonly objectOf: (path: string) => string | null;
  /** The bytes of files, by one call of git; files that are not there are left out. */
  readonly readAll: (paths: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;
}

interface Entry {
  readonly type: 'file' | 'link' | 'module';
  readonly object: string;
}

/** More links one after another than any path has; Linux follows 40. */
const longestChain = 40;

/**
 * Reads the list of a tree's files; what is in them is read when it is asked for.
 *
 * @param root the top level of the work tree
 */
export async function readGitTree(root: string, name: TreeName): Promise<GitTree> {
  const entries = await readEntries(root, name);
  const directories = directoriesOf(entries.keys());
  const readObject = async (object: string): Promise<Buffer> => {
    const result = await runGit(['cat-file', 'blob', object], { cwd: root });
    if (result.kind === 'ok') return result.stdout;
    throw new Error(`git cat-file ${object}: ${result.kind === 'failed' ? result.stderr : result.kind}`);
  };
  /** The path without links in it; `null` where one leads out of the tree or round and round. */
  const follow = async (path: string, left = longestChain): Promise<string | null> => {
    let here = '.';
    for (const [index, part] of path.split('/').entries()) {
      here = posix.join(here, part);
      const entry = entries.get(here);
      if (entry?.type !== 'link') continue;
      if (left === 0) return null;
      const target = (await readObject(entry.object)).toString('utf8');
      const rest = path.split('/').slice(index + 1);
      const next = posix.join(posix.dirname(here), target, ...rest);
      return posix.isAbsolute(target) || next.startsWith('..') ? null : follow(next, left - 1);
    }
    return here;
  };
  return {
    files: [...entries].filter(([, { type }]) => type === 'file').map(([path]) => path),
    names: async (directory) => {
      const home = await follow(directory);
      if (home === null) return null;
      return entries.get(home)?.type === 'module' ? [] : (directories.get(home) ?? null);
    },
    typeAt: async (path) => {
      const home = await follow(path);
      if (home === null) return null;
      const type = entries.get(home)?.type;
      return type === 'file' ? 'file' : type === 'module' || directories.has(home) ? 'directory' : null;
    },
    read: async function* (path) {
      const entry = entries.get((await follow(path)) ?? '');
      if (entry?.type !== 'file') throw new Error(`no file: ${path}`);
      yield await readObject(entry.object);
    },
    exists: (path) => entries.has(path) || directories.has(path),
    siblings: (path) =>
      siblingsIn(posix.dirname(path), {
        filesIn: (folder) =>
          directories.get(posix.normalize(folder))?.filter((one) => entries.has(posix.join(folder, one))) ?? null,
        textOf: (folder, one) => textOf(root, entries.get(posix.join(folder, one))),
        join: posix.join,
      }),
    objectOf: (path) => {
      const entry = entries.get(path);
      return entry?.type === 'file' ? entry.object : null;
    },
    readAll: async (paths) => {
      const known = paths.flatMap((path) => {
        const entry = entries.get(path);
        return entry?.type === 'file' ? [{ path, object: entry.object }] : [];
      });
      const bytes = await readObjects(root, [...new Set(known.map(({ object }) => object))]);
      return new Map(known.flatMap(({ path, object }) => withPath(path, bytes.get(object))));
    },
  };
}

function withPath(path: string, bytes: Uint8Array | undefined): readonly (readonly [string, Uint8Array])[] {
  return bytes === undefined ? [] : [[path, bytes]];
}

async function readEntries(root: string, name: TreeName): Promise<ReadonlyMap<string, Entry>> {
  if (name.kind === 'nothing') return new Map();
  const args = argumentsFor(name);
  const result = await runGit(args, { cwd: root });
  if (result.kind !== 'ok')
    throw new Error(`git ${args[0]}: ${result.kind === 'failed' ? result.stderr : result.kind}`);
  const entries = new Map<string, Entry>();
  for (const tagged of splitRecords(result.stdout)) {
    if (name.kind === 'skipped' && !tagged.startsWith('S ')) continue;
    const record = name.kind === 'skipped' ? tagged.slice('S '.length) : tagged;
    const tab = record.indexOf('\t');
    const path = record.slice(tab + 1);
    // ls-tree has the type between mode and object, ls-files the stage behind them; of a conflict the last side stands.
    const [mode = '', ...fields] = record.slice(0, tab).split(' ');
    const object = fields.find((field) => /^[\da-f]{40,64}$/.test(field)) ?? '';
    entries.set(path, { type: mode === '120000' ? 'link' : mode === '160000' ? 'module' : 'file', object });
  }
  return entries;
}

function argumentsFor(name: Exclude<TreeName, { kind: 'nothing' }>): readonly string[] {
  switch (name.kind) {
    case 'commit':
      return ['ls-tree', '-r', '-z', '--full-tree', name.commit];
    case 'index':
      return ['ls-files', '--stage', '-z'];
    case 'skipped':
      return ['ls-files', '--stage', '-t', '-z'];
    default:
      return assertNever(name);
  }
}

function directoriesOf(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>([['.', new Set()]]);
  for (const file of paths) {
    for (let path = file; path !== '.'; path = posix.dirname(path)) {
      const siblings = names.get(posix.dirname(path)) ?? new Set();
      names.set(posix.dirname(path), siblings);
      if (siblings.has(posix.basename(path))) break;
      siblings.add(posix.basename(path));
    }
  }
  return new Map([...names].map(([directory, inside]) => [directory, [...inside]]));
}

/** What `git cat-file --batch` answers: `<object> blob <size>`, the bytes, a line end; `<object> missing`. */
async function readObjects(root: string, objects: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  if (objects.length === 0) return found;
  const result = await runGit(['cat-file', '--batch'], { cwd: root, input: `${objects.join('\n')}\n` });
  if (result.kind !== 'ok') throw new Error(`git cat-file: ${result.kind === 'failed' ? result.stderr : result.kind}`);
  for (let at = 0; at < result.stdout.length; ) {
    const end = result.stdout.indexOf(10, at);
    const [object = '', , size] = result.stdout.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    found.set(object, result.stdout.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}

function textOf(root: string, entry: Entry | undefined): string {
  if (entry?.type !== 'file') return '';
  const { status, stdout } = spawnSync('git', ['cat-file', 'blob', entry.object], { cwd: root });
  return status === 0 ? stdout.toString('utf8', 0, siblingTextBytes) : '';
}
