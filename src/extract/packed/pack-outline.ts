import type { HtmlBlock, Item, List, Outline, Row } from '../../model/outline.ts';
import type { Cursor, Writer } from './flat-values.ts';
import { readMany } from './pack-links.ts';

const markers = ['bullet', 'number'] as const satisfies readonly List['marker'][];
const places = ['flow', 'text'] as const satisfies readonly HtmlBlock['place'][];

/** Levels of headings. */
const depths = 6;

export function writeOutline(outline: Outline, writer: Writer): void {
  writer.number(outline.headings.length);
  for (const { depth, text, span } of outline.headings) {
    writer.number(depth - 1);
    writer.text(text);
    writer.span(span);
  }
  writeLists(outline.lists, writer);
  writer.number(outline.tables.length);
  for (const { span, header, rows } of outline.tables) {
    writer.span(span);
    writeRow(header, writer);
    writer.number(rows.length);
    for (const row of rows) writeRow(row, writer);
  }
  writer.number(outline.paragraphs.length);
  outline.paragraphs.forEach(writer.span);
  writer.number(outline.html.length);
  for (const { span, place } of outline.html) {
    writer.span(span);
    writer.number(places.indexOf(place));
  }
  writer.number(outline.texts.length);
  outline.texts.forEach(writer.span);
}

export function readOutline(cursor: Cursor): Outline {
  return {
    headings: readMany(cursor, () => ({ depth: cursor.below(depths) + 1, text: cursor.text(), span: cursor.span() })),
    lists: readLists(cursor),
    tables: readMany(cursor, () => ({
      span: cursor.span(),
      header: readRow(cursor),
      rows: readMany(cursor, () => readRow(cursor)),
    })),
    paragraphs: readMany(cursor, cursor.span),
    html: readMany(cursor, () => ({ span: cursor.span(), place: places[cursor.below(places.length)] ?? 'flow' })),
    texts: readMany(cursor, cursor.span),
  };
}

/** Level by level: lists can nest deeper than calls can. */
function writeLists(lists: readonly List[], writer: Writer): void {
  const groups = [lists];
  for (const group of groups) {
    writer.number(group.length);
    for (const { marker, span, depth, items } of group) {
      writer.number(markers.indexOf(marker));
      writer.number(depth);
      writer.span(span);
      writer.number(items.length);
      for (const item of items) {
        writer.span(item.span);
        writer.number(item.head === null ? 0 : 1);
        if (item.head !== null) writer.span(item.head);
        groups.push(item.lists);
      }
    }
  }
}

function readLists(cursor: Cursor): readonly List[] {
  const lists: List[] = [];
  const groups = [lists];
  const readItem = (): Item => {
    const own: List[] = [];
    groups.push(own);
    const span = cursor.span();
    return { span, head: cursor.below(2) === 0 ? null : cursor.span(), lists: own };
  };
  for (const group of groups) {
    for (let left = cursor.count(); left > 0; left -= 1) {
      const marker = markers[cursor.below(markers.length)] ?? 'bullet';
      const depth = cursor.below(Number.POSITIVE_INFINITY);
      group.push({ marker, span: cursor.span(), depth, items: readMany(cursor, readItem) });
    }
  }
  return lists;
}

function writeRow({ span, cells }: Row, writer: Writer): void {
  writer.span(span);
  writer.number(cells.length);
  cells.forEach(writer.span);
}

function readRow(cursor: Cursor): Row {
  return { span: cursor.span(), cells: readMany(cursor, cursor.span) };
}
