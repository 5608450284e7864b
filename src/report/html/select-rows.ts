import { labelOrder } from './label-order.ts';
import type { PageData } from './page-data.ts';
import { nameOf, type PageRow, placeText, rowsOfView } from './page-rows.ts';
import type { ColumnName, Sort, ViewName, ViewState } from './view-state.ts';

/** What a state of the page selects. */
export interface Selection {
  /** In order. */
  readonly rows: readonly PageRow[];
  /** How many rows of each label there would be without the choice of labels. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many rows the view has without any filter. */
  readonly total: number;
}

/** Selects and orders rows. What is computed of a row is kept: 20,000 links are to be searched while somebody types. */
export function createSelector(data: PageData): (state: ViewState) => Selection {
  const views = new Map<ViewName, readonly PageRow[]>();
  const texts = new WeakMap<PageRow, string>();
  const keys = new Map<ColumnName, WeakMap<PageRow, string | number>>();

  const rowsOf = (view: ViewName): readonly PageRow[] =>
    kept(
      () => views.get(view),
      (rows) => views.set(view, rows),
      () => rowsOfView(data, view),
    );
  const textOf = (row: PageRow): string =>
    kept(
      () => texts.get(row),
      (text) => texts.set(row, text),
      () => searchText(data, row),
    );
  const order = (rows: readonly PageRow[], { column, direction }: Sort): readonly PageRow[] => {
    const known = keys.get(column) ?? new WeakMap<PageRow, string | number>();
    keys.set(column, known);
    const keyed = rows.map((row) => ({
      row,
      key: kept(
        () => known.get(row),
        (key) => known.set(row, key),
        () => sortKey(data, row, column),
      ),
    }));
    return keyed.sort((a, b) => compare(a.key, b.key, direction)).map(({ row }) => row);
  };

  return (state) => {
    const all = rowsOf(state.view);
    const found = all.filter(matches(data, state, textOf));
    const counts = new Map<string, number>();
    for (const { label } of found) counts.set(label, (counts.get(label) ?? 0) + 1);
    const chosen = state.labels.length === 0 ? found : found.filter(({ label }) => state.labels.includes(label));
    return { rows: state.sort === null ? chosen : order(chosen, state.sort), counts, total: all.length };
  };
}

function kept<Value>(read: () => Value | undefined, write: (value: Value) => unknown, make: () => Value): Value {
  const known = read();
  if (known !== undefined) return known;
  const value = make();
  write(value);
  return value;
}

/** Every word of the text must stand somewhere in the row; host and file are parts of names. */
function matches(data: PageData, state: ViewState, textOf: (row: PageRow) => string): (row: PageRow) => boolean {
  const words = state.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const hosts = numbersOf(data.hosts, state.host);
  const files = numbersOf(data.files, state.file);
  return (row) =>
    (hosts === null || (row.link?.host !== undefined && hosts.has(row.link.host))) &&
    (files === null || row.places.some(({ file }) => files.has(file))) &&
    (words.length === 0 || words.every((word) => textOf(row).includes(word)));
}

/** The numbers of the names that hold a text; `null` for all. A name that is the text itself is meant alone. */
function numbersOf(names: readonly string[], text: string): ReadonlySet<number> | null {
  const part = text.trim().toLowerCase();
  if (part === '') return null;
  const exact = names.findIndex((name) => name.toLowerCase() === part);
  if (exact !== -1) return new Set([exact]);
  return new Set(names.flatMap((name, index) => (name.toLowerCase().includes(part) ? [index] : [])));
}

function searchText(data: PageData, row: PageRow): string {
  const { link, finding, label } = row;
  const places = row.places.flatMap((place) => [
    placeText(data, place),
    place.text ?? '',
    place.entry ?? '',
    place.section ?? '',
  ]);
  const parts = [
    label,
    link?.reason,
    link?.url,
    link?.finalUrl,
    link?.title,
    link?.status,
    finding?.rule,
    finding?.message,
    ...places,
  ];
  return parts
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();
}

/** Empty where a row has nothing to be ordered by. */
function sortKey(data: PageData, row: PageRow, column: ColumnName): string | number {
  const { link, finding } = row;
  switch (column) {
    case 'verdict':
      return `${String.fromCharCode(97 + labelOrder.indexOf(row.label))}${finding?.rule ?? link?.reason ?? ''}`;
    case 'link':
      // Host by host.
      return link === null
        ? nameOf(row) || (finding?.message ?? '')
        : link.url.toLowerCase().replace(/^https?:\/\/(?:www\.)?/, '');
    case 'where': {
      const [place] = row.places;
      return place === undefined ? '' : `${data.files[place.file] ?? ''}\n${String(place.line ?? 0).padStart(9, '0')}`;
    }
    case 'status':
      return link?.status ?? '';
    case 'good':
      return link?.lastOkAt ?? '';
  }
}

/** By code units; what is empty stands last either way. */
function compare(a: string | number, b: string | number, direction: Sort['direction']): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return (a < b ? -1 : 1) * (direction === 'descending' ? -1 : 1);
}
