import { createReadStream, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileTree } from '../model/file-tree.ts';
import { readSiblings } from './siblings.ts';

/**
 * The files on disk.
 *
 * @param root absolute
 */
export function diskTree(root: string): FileTree {
  return {
    names: async (directory) => readdir(join(root, directory)).catch(() => null),
    typeAt: async (path) => {
      try {
        return (await stat(join(root, path))).isDirectory() ? 'directory' : 'file';
      } catch {
        return null;
      }
    },
    read: (path) => createReadStream(join(root, path)),
    exists: (path) => existsSync(join(root, path)),
    siblings: (path) => readSiblings({ absolutePath: join(root, path) }),
  };
}
