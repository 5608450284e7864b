import type { FileTree } from '../model/file-tree.ts';
import { readWhole } from '../model/read-whole.ts';
import { decode } from '../parse/decode.ts';
import { hasExtension } from './markdown-names.ts';

/** Reads the text of a Markdown file that is only linked to; `null` for other files and for what cannot be read. */
export async function readLinkedMarkdown(
  tree: FileTree,
  file: string,
  extensions: readonly string[],
): Promise<string | null> {
  if (!hasExtension(file, extensions)) return null;
  try {
    const decoded = decode(await readWhole(tree, file));
    return decoded.kind === 'text' ? decoded.text : null;
  } catch {
    return null;
  }
}
