import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileTree } from '../model/file-tree.ts';
import { readGitTree } from './git-tree.ts';

/**
 * The files on disk, and those that a sparse checkout leaves out: they are in the repository, and its readers have them.
 *
 * @param root the top level of the work tree
 */
export async function withSkippedFiles(disk: FileTree, root: string): Promise<FileTree> {
  if (!existsSync(join(gitDirectoryOf(root), 'info/sparse-checkout'))) return disk;
  const skipped = await readGitTree(root, { kind: 'skipped' });
  if (skipped.files.length === 0) return disk;
  return {
    names: async (directory) => {
      const [here, left] = [await disk.names(directory), await skipped.names(directory)];
      return here === null || left === null ? (here ?? left) : [...new Set([...here, ...left])];
    },
    typeAt: async (path) => (await disk.typeAt(path)) ?? skipped.typeAt(path),
    read: (path) => (skipped.objectOf(path) === null ? disk : skipped).read(path),
    exists: (path) => disk.exists(path) || skipped.exists(path),
    siblings: (path) => disk.siblings(path) ?? skipped.siblings(path),
  };
}

/** In a linked work tree `.git` is a file that says where the directory is (gitrepository-layout(5)). */
function gitDirectoryOf(root: string): string {
  const place = join(root, '.git');
  if (statSync(place, { throwIfNoEntry: false })?.isFile() !== true) return place;
  const [, directory = place] = /^gitdir: (.*?)\r?\n?$/.exec(readFileSync(place, 'utf8')) ?? [];
  return resolve(root, directory);
}
