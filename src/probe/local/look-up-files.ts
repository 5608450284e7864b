import type { Document } from '../../model/document.ts';
import type { FileTree } from '../../model/file-tree.ts';
import type { LocalFacts } from '../../model/local.ts';
import type { PageAnchors } from '../../model/page-anchors.ts';
import { type FileTarget, fileKey } from '../../model/target.ts';
import { createLocalProber } from './local.ts';

export interface FilesContext {
  readonly tree: FileTree;
  readonly outside: 'reachable' | 'unreachable';
  /** Documents that are read already, on disk or not; others are read with `readAnchors`. */
  readonly documents: readonly Document[];
  /** The anchors of a Markdown file by its path from the root, or `null` for a file that is none. */
  readonly readAnchors: (file: string) => Promise<PageAnchors | null>;
}

/** Looks file targets up among the documents and in the tree. The facts are by {@link fileKey}. */
export async function lookUpFiles(
  targets: readonly FileTarget[],
  { tree, outside, documents, readAnchors }: FilesContext,
): Promise<ReadonlyMap<string, LocalFacts>> {
  const read = new Map(documents.map((document) => [document.source.path, document]));
  const prober = createLocalProber(tree, {
    outside,
    texts: new Map(documents.map(({ source }) => [source.path, source.text])),
    anchorsOf: async (file) => read.get(file)?.page() ?? readAnchors(file),
  });
  return new Map(
    await Promise.all(targets.map(async (target) => [fileKey(target), await prober.probe(target)] as const)),
  );
}
