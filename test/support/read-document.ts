import { createReader } from '../../src/extract/reader.ts';
import type { Document } from '../../src/model/document.ts';
import type { Source } from '../../src/model/source.ts';

const reader = createReader({ sites: [], frontMatter: [] }, { parseMdx: null, readFrontMatter: null });

/** Parses a source as Markdown of no site, and takes its links out. A text that the parser gives up on is a document without links. */
export function readDocument(source: Source): Document {
  return reader.read(source);
}
