import { number } from '../../wording.ts';
import type { Selection } from '../select-rows.ts';
import { firstState, type ViewName, type ViewState, viewNames, writeState } from '../view-state.ts';
import { find } from './find.ts';

export interface Filters {
  readonly render: (state: ViewState, selection: Selection) => void;
}

type Change = Partial<Pick<ViewState, 'labels' | 'host' | 'file' | 'text' | 'sort'>>;

/** The views and filters of the page. */
export function createFilters(change: (change: Change) => void): Filters {
  const form = find('filters', HTMLFormElement);
  const [text, host, file] = [inputOf(form, 'text'), inputOf(form, 'host'), inputOf(form, 'file')];
  const labels = find('labels', HTMLFieldSetElement);
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    change({ labels: chosen, host: host.value, file: file.value, text: text.value });
  });
  const clear = find('clear', HTMLButtonElement);
  clear.addEventListener('click', () => {
    const { view: _view, page: _page, ...usual } = firstState;
    change(usual);
    text.focus();
  });

  return {
    render: (state, { counts, total }) => {
      form.hidden = total === 0;
      clear.hidden =
        [...state.labels, state.host, state.file, state.text].every((filter) => filter === '') && state.sort === null;
      for (const [input, value] of [
        [text, state.text],
        [host, state.host],
        [file, state.file],
      ] as const) {
        if (input.value !== value) input.value = value;
      }
      for (const box of boxes) renderBox(box, state, counts.get(box.value) ?? 0);
      labels.hidden = counts.size === 0 && state.labels.length === 0;
      for (const link of document.querySelectorAll<HTMLAnchorElement>('#views a')) renderView(link, state);
    },
  };
}

/** A label that no row has cannot be chosen, but one that is chosen can be let go. */
function renderBox(box: HTMLInputElement, { labels }: ViewState, times: number): void {
  box.checked = labels.includes(box.value);
  const label = box.closest('label');
  if (label === null) return;
  label.hidden = times === 0 && !box.checked;
  const count = label.querySelector('.count');
  if (count !== null) count.textContent = number(times);
}

/** Filters stay when the view changes. */
function renderView(link: HTMLAnchorElement, state: ViewState): void {
  const view: ViewName = viewNames.find((name) => name === link.dataset['view']) ?? firstState.view;
  link.href = writeState({ ...state, view, labels: [], page: 1 });
  if (view === state.view) link.setAttribute('aria-current', 'page');
  else link.removeAttribute('aria-current');
}

function inputOf(form: HTMLFormElement, name: string): HTMLInputElement {
  const input = form.elements.namedItem(name);
  if (input instanceof HTMLInputElement) return input;
  throw new Error(`the form has no ${name}`);
}
