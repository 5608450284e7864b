import { number } from '../../wording.ts';
import { detailView } from '../detail-view.ts';
import type { PageData } from '../page-data.ts';
import type { PageRow } from '../page-rows.ts';
import { rowView } from '../row-view.ts';
import type { Selection } from '../select-rows.ts';
import { columnNames, type Sort, type ViewState } from '../view-state.ts';
import { viewTitles } from '../view-titles.ts';
import { find } from './find.ts';
import { writeDom } from './write-dom.ts';

/** Rows of one page: what a browser shows at once without a pause. */
const pageRows = 50;
/** Rows that are printed at most: some hundred sheets. */
const printedRows = 2000;
/** Places that a row's details name. */
const detailPlaces = 200;

export interface Table {
  readonly render: (state: ViewState, selection: Selection) => void;
  /** Shows all rows for the printer, and one page again. */
  readonly print: (rows: 'all' | 'page') => void;
}

interface Shown {
  readonly state: ViewState;
  readonly selection: Selection;
}

/** The table of rows, page by page. */
export function createTable(
  data: PageData,
  change: (change: Partial<Pick<ViewState, 'sort' | 'page'>>) => void,
): Table {
  const body = find('table', HTMLTableElement).tBodies[0] ?? find('table', HTMLTableElement).createTBody();
  const heading = find('rows', HTMLElement);
  const pages = find('pages', HTMLElement);
  let shown: Shown | null = null;
  // The views above it say as much.
  heading.classList.add('unseen');

  const put = (rows: readonly PageRow[]): void => {
    body.replaceChildren(...rows.map((row) => rowNode(data, row)));
  };
  for (const head of document.querySelectorAll<HTMLTableCellElement>('#table th')) {
    head.replaceChildren(
      sortButton(head.textContent ?? '', () => change({ sort: nextSort(shown?.state.sort ?? null, head) })),
    );
  }
  for (const button of pages.querySelectorAll('button')) {
    button.addEventListener('click', () => {
      if (shown === null) return;
      change({ page: pageBehind(button.value, pageOf(shown), pagesOf(shown)) });
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
    });
  }

  return {
    render: (state, selection) => {
      shown = { state, selection };
      put(rowsOnPage(shown));
      body.parentElement?.toggleAttribute('hidden', selection.rows.length === 0);
      heading.textContent = viewTitles[state.view];
      find('shown', HTMLElement).textContent = shownText(shown);
      renderHeads(state.sort);
      renderPages(pages, pageOf(shown), pagesOf(shown));
    },
    print: (rows) => {
      if (shown === null) return;
      put(rows === 'all' ? shown.selection.rows.slice(0, printedRows) : rowsOnPage(shown));
    },
  };
}

/** Details are made when they are opened. */
function rowNode(data: PageData, row: PageRow): Node {
  const node = writeDom(rowView(data, row, 'later'));
  const details = node instanceof Element ? node.querySelector('details') : null;
  details?.addEventListener('toggle', () => details.append(writeDom(detailView(data, row, detailPlaces))), {
    once: true,
  });
  return node;
}

function pagesOf({ selection }: Shown): number {
  return Math.max(1, Math.ceil(selection.rows.length / pageRows));
}

function pageOf(shown: Shown): number {
  return Math.min(shown.state.page, pagesOf(shown));
}

function rowsOnPage(shown: Shown): readonly PageRow[] {
  const start = (pageOf(shown) - 1) * pageRows;
  return shown.selection.rows.slice(start, start + pageRows);
}

function pageBehind(button: string, page: number, pages: number): number {
  if (button === 'first') return 1;
  if (button === 'last') return pages;
  return button === 'next' ? Math.min(pages, page + 1) : Math.max(1, page - 1);
}

function renderPages(nav: HTMLElement, page: number, pages: number): void {
  nav.hidden = pages === 1;
  find('page', HTMLElement).textContent = `Page ${number(page)} of ${number(pages)}`;
  for (const button of nav.querySelectorAll('button')) button.disabled = pageBehind(button.value, page, pages) === page;
}

/** `1–50 of 295 rows`: what the live region says. */
function shownText(shown: Shown): string {
  const { rows, total } = shown.selection;
  const noun = shown.state.view === 'links' ? 'link' : 'finding';
  const all = `${number(total)} ${noun}${total === 1 ? '' : 's'}`;
  if (total === 0) return shown.state.view === 'todo' ? 'Nothing wants a person.' : `No ${noun}s.`;
  if (rows.length === 0) return `None of ${all} fits the filters.`;
  const start = (pageOf(shown) - 1) * pageRows;
  const range = `${number(start + 1)}–${number(Math.min(start + pageRows, rows.length))} of ${number(rows.length)}`;
  return rows.length === total ? `${range} ${noun}${total === 1 ? '' : 's'}` : `${range} that fit, of ${all}`;
}

function sortButton(text: string, act: () => void): Node {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', act);
  return button;
}

/** Ascending, descending, and back to the usual order. */
function nextSort(sort: Sort | null, head: HTMLElement): Sort | null {
  const column = columnNames.find((name) => name === head.dataset['column']);
  if (column === undefined) return sort;
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

function renderHeads(sort: Sort | null): void {
  for (const head of document.querySelectorAll<HTMLElement>('#table th')) {
    if (sort !== null && head.dataset['column'] === sort.column) head.setAttribute('aria-sort', sort.direction);
    else head.removeAttribute('aria-sort');
  }
}
