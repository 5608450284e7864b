import type { Base } from '../discover/base.ts';
import { hasExtension } from '../discover/markdown-names.ts';
import type { Reader } from '../extract/reader.ts';
import type { Document } from '../model/document.ts';
import { decode } from '../parse/decode.ts';

/** The Markdown against which a change is measured. */
export interface BaseDocuments {
  /** What today's documents were, by today's path: the same object where nothing changed; nothing for new ones. */
  readonly earlier: ReadonlyMap<string, Document>;
  /** Those that are gone. */
  readonly gone: readonly Document[];
}

/** Reads what documents were before a change. */
export async function readBaseDocuments(
  { tree, changed, renamed, deleted }: Base,
  documents: readonly Document[],
  { extensions, reader }: { readonly extensions: readonly string[]; readonly reader: Reader },
): Promise<BaseDocuments> {
  const known = new Set(tree.files);
  const same = documents.filter(({ source: { path } }) => known.has(path) && !changed.has(path));
  const others = documents.flatMap(({ source: { path } }) => {
    const before = renamed.get(path) ?? path;
    return known.has(before) && (changed.has(path) || renamed.has(path)) ? [{ path, before }] : [];
  });
  const lost = deleted.filter((path) => hasExtension(path, extensions));
  const bytes = await tree.readAll([...others.map(({ before }) => before), ...lost]);
  const documentAt = (path: string): readonly Document[] => {
    const decoded = decode(bytes.get(path) ?? new Uint8Array());
    if (decoded.kind !== 'text') return [];
    const { text, bom } = decoded;
    return [reader.read({ path, absolutePath: path, text, bom, sha256: '', origin: 'written' })];
  };
  return {
    earlier: new Map([
      ...same.map((document) => [document.source.path, document] as const),
      ...others.flatMap(({ path, before }) => documentAt(before).map((document) => [path, document] as const)),
    ]),
    gone: lost.flatMap(documentAt),
  };
}
