/** What a reader can look at: what wants a person, is worth knowing, was mended, is accepted by a baseline; and every link. */
export const viewNames = ['todo', 'known', 'mended', 'accepted', 'links'] as const;
export type ViewName = (typeof viewNames)[number];

/** What rows can be ordered by, in the order of the table's columns. */
export const columnNames = ['verdict', 'link', 'where', 'status', 'good'] as const;
export type ColumnName = (typeof columnNames)[number];

export interface Sort {
  readonly column: ColumnName;
  readonly direction: 'ascending' | 'descending';
}

/** What the page shows: all of it stands in the address of the page, after the `#`. */
export interface ViewState {
  readonly view: ViewName;
  /** Labels that are shown; all of them where there is none. */
  readonly labels: readonly string[];
  readonly host: string;
  readonly file: string;
  readonly text: string;
  /** `null` for the order in which rows want a person. */
  readonly sort: Sort | null;
  /** From 1. */
  readonly page: number;
}

export const firstState: ViewState = {
  view: 'todo',
  labels: [],
  host: '',
  file: '',
  text: '',
  sort: null,
  page: 1,
};

/** Reads the fragment of the page's address; what it cannot read is as at first. */
export function readState(fragment: string): ViewState {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  const page = Number(values.get('page'));
  return {
    view: viewNames.find((name) => name === values.get('view')) ?? firstState.view,
    labels: (values.get('verdict') ?? '').split(',').filter((label) => label !== ''),
    host: values.get('host') ?? '',
    file: values.get('file') ?? '',
    text: values.get('text') ?? '',
    sort: readSort(values.get('sort') ?? ''),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** `#view=links&verdict=dead,blocked&sort=-status`: only what is not as at first. */
export function writeState(state: ViewState): string {
  const values = new URLSearchParams();
  const put = (name: string, value: string, usual: string) => {
    if (value !== usual) values.set(name, value);
  };
  put('view', state.view, firstState.view);
  put('verdict', state.labels.join(','), '');
  put('host', state.host, '');
  put('file', state.file, '');
  put('text', state.text, '');
  put('sort', writeSort(state.sort), '');
  put('page', String(state.page), '1');
  return `#${values.toString().replaceAll('%2C', ',')}`;
}

/** `status`, and `-status` for the other way round; empty for the usual order. */
function writeSort(sort: Sort | null): string {
  return sort === null ? '' : `${sort.direction === 'descending' ? '-' : ''}${sort.column}`;
}

function readSort(text: string): Sort | null {
  const column = columnNames.find((name) => name === text.replace(/^-/, ''));
  return column === undefined ? null : { column, direction: text.startsWith('-') ? 'descending' : 'ascending' };
}
