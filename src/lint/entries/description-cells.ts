import type { Entry } from '../../model/entry.ts';
import type { Table } from '../../model/outline.ts';
import type { Span } from '../../model/span.ts';

/** The cells in which rows describe what they link to: of all columns but the link's the one that says most. */
export function descriptionCells(
  text: string,
  entries: readonly Entry[],
  tables: readonly Table[],
): ReadonlyMap<Entry, Span> {
  const rows = new Map(tables.flatMap((table) => table.rows.map((row) => [row.span.start, { table, row }] as const)));
  const columns = new Map<Table, number | null>();
  return new Map(
    entries.flatMap((entry) => {
      const found = entry.shape === 'row' ? rows.get(entry.span.start) : undefined;
      if (found === undefined) return [];
      const { table, row } = found;
      const own = row.cells.findIndex((cell) => cell.end > entry.place.start);
      const column = columns.get(table) ?? widestColumn(text, table, own);
      columns.set(table, column);
      const cell = column === own ? undefined : row.cells[column];
      return cell === undefined ? [] : [[entry, withoutBars(text, cell)] as const];
    }),
  );
}

function widestColumn(text: string, { header, rows }: Table, own: number): number {
  const widths = header.cells.map((_, column) => {
    if (column === own) return 0;
    return rows.reduce((sum, { cells }) => sum + wordsIn(text, cells[column]), 0);
  });
  return widths.indexOf(Math.max(...widths));
}

function wordsIn(text: string, cell: Span | undefined): number {
  return cell === undefined ? 0 : (text.slice(cell.start, cell.end).match(/\p{L}\s/gu)?.length ?? 0);
}

/** The words of a cell without the bars and spaces that stand around them. */
function withoutBars(text: string, { start, end }: Span): Span {
  const [before = ''] = /^[|\s]*/.exec(text.slice(start, end)) ?? [];
  let last = end;
  while (last > start + before.length && /[|\s]/.test(text.charAt(last - 1))) last--;
  return { start: start + before.length, end: last };
}
