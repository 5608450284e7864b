import { cutText } from '../../model/cut-text.ts';
import type { Document } from '../../model/document.ts';
import type { PageAnchors } from '../../model/page-anchors.ts';
import type { Source } from '../../model/source.ts';
import { extractEntries } from '../entries.ts';
import { once } from '../once.ts';
import { type Cursor, createCursor, createWriter, DamagedError, type Writer } from './flat-values.ts';
import { readDirectives, writeDirectives } from './pack-directives.ts';
import { readLinks, readMany, writeLinks } from './pack-links.ts';
import { readOutline, writeOutline } from './pack-outline.ts';

/**
 * What was read of a text, without the text: three lines, for what every run looks at, the outline, and the anchors. It is a
 * fraction of what the tree takes in memory, crosses from one thread to another as fast as bytes are copied, and can be kept
 * on disk. Lists of numbers, since objects take ten times as long to hand over.
 */
export type PackedDocument = string;

export function packDocument(document: Document): PackedDocument {
  return [
    pack((writer) => {
      writer.text(document.parse);
      writer.text(document.fault?.why ?? null);
      if (document.fault !== null) writer.span({ start: document.fault.offset, end: document.fault.offset });
      writeLinks(document.links, writer);
      writeDirectives(document.directives, writer);
    }),
    pack((writer) => writeOutline(document.outline(), writer)),
    pack((writer) => writeAnchors(document.page(), writer)),
  ].join('\n');
}

/**
 * A document as it was packed. What is damaged is read again: at once where every run looks at it, otherwise when it is asked
 * for.
 *
 * @param source whose text it was packed from
 * @param read reads the text itself
 * @returns `null` where it is not what was packed from any text like this
 */
export function unpackDocument(
  source: Source,
  packed: PackedDocument,
  read: (source: Source) => Document,
): Document | null {
  const { text } = source;
  const [first = '', ...lines] = packed.split('\n');
  // What is looked at later must not keep what was looked at now.
  const [second = '', third = ''] = lines.map((line) => cutText(line, line.length));
  const unpack = <Value>(line: string, take: (cursor: Cursor) => Value): Value | null => {
    try {
      const cursor = createCursor(line, text.length);
      const value = take(cursor);
      cursor.end();
      return value;
    } catch (error) {
      if (error instanceof DamagedError) return null;
      throw error;
    }
  };
  const looked = unpack(first, (cursor) => ({
    parse: cursor.oneOf(['read', 'failed']),
    fault: readFault(cursor),
    links: readLinks(text, cursor),
    directives: readDirectives(cursor),
  }));
  if (looked === null) return null;
  const again = once(() => read(source));
  const outline = once(() => unpack(second, readOutline) ?? again().outline());
  const page = once(() => unpack(third, readAnchors) ?? again().page());
  return {
    source,
    links: looked.links,
    directives: looked.directives,
    anchors: () => page().names,
    page,
    outline,
    entries: once(() => extractEntries(text, looked.links, outline())),
    parse: looked.parse,
    fault: looked.fault,
  };
}

function pack(write: (writer: Writer) => void): string {
  const writer = createWriter();
  write(writer);
  return writer.finish();
}

function readFault(cursor: Cursor): Document['fault'] {
  const why = cursor.textOrNull();
  return why === null ? null : { offset: cursor.span().start, why };
}

function writeAnchors({ names, compare, others }: PageAnchors, writer: Writer): void {
  writer.text(compare);
  writer.text(others);
  writer.number(names.size);
  names.forEach((name) => {
    writer.text(name);
  });
}

function readAnchors(cursor: Cursor): PageAnchors {
  const compare = cursor.oneOf(['folded', 'exact']);
  const others = cursor.oneOf(['none', 'possible']);
  return { names: new Set(readMany(cursor, cursor.text)), compare, others };
}
