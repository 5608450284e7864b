import type { PageData } from '../page-data.ts';
import { createSelector } from '../select-rows.ts';
import { readState, type ViewState, writeState } from '../view-state.ts';
import { createFilters } from './filters.ts';
import { find } from './find.ts';
import { createTable } from './table.ts';

const data = JSON.parse(find('data', HTMLScriptElement).text) as PageData;
const select = createSelector(data);
const filters = createFilters((change) => show({ ...state, page: 1, ...change }));
const table = createTable(data, (change) => show({ ...state, page: 1, ...change }));
let state: ViewState = readState(location.hash);

/** Shows a state and puts it into the page's address, without a step in the browser's history for each key. */
function show(next: ViewState): void {
  state = next;
  history.replaceState(null, '', writeState(state));
  render();
}

function render(): void {
  const selection = select(state);
  filters.render(state, selection);
  table.render(state, selection);
}

find('tools', HTMLElement).hidden = false;
find('written', HTMLElement).remove();
addEventListener('hashchange', () => {
  state = readState(location.hash);
  render();
});
addEventListener('beforeprint', () => table.print('all'));
addEventListener('afterprint', () => table.print('page'));
render();
