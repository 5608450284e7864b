import type { FileTree } from './file-tree.ts';

/** All bytes of a file. Rejects where it cannot be read. */
export async function readWhole(tree: FileTree, path: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of tree.read(path)) pieces.push(piece);
  return Buffer.concat(pieces);
}
