import type { Document } from '../model/document.ts';
import type { Source } from '../model/source.ts';
import { createReader } from './reader.ts';

const reader = createReader({ sites: [], frontMatter: [] }, { parseMdx: null, readFrontMatter: null });

/** Parses a source as Markdown of no site, and takes its links out. A text that the parser gives up on is a document without links. */
export function readDocument(source: Source): Document {
  return reader.read(source);
}
