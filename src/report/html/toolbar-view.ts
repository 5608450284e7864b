import { number } from '../wording.ts';
import { type Element, element } from './element.ts';
import type { PageData } from './page-data.ts';
import { rowsOfView } from './page-rows.ts';
import { firstState, viewNames, writeState } from './view-state.ts';
import { viewTitles } from './view-titles.ts';

/** Names that a list of suggestions holds, the most frequent ones. */
const suggested = 500;

/** What chooses rows: views, and filters. Hidden until the script is there that they need. */
export function toolbarView(data: PageData): Element {
  return element('div', { id: 'tools', hidden: '' }, [
    viewsView(data),
    element('form', { id: 'filters', role: 'search', 'aria-label': 'Filters', autocomplete: 'off' }, [
      field('text', 'Search', 'search'),
      field(
        'host',
        'Host',
        'search',
        frequent(
          data.hosts,
          data.links.flatMap(({ host }) => host ?? []),
        ),
      ),
      field(
        'file',
        'File',
        'search',
        frequent(
          data.files,
          data.links.flatMap(({ places }) => places.map(({ file }) => file)),
        ),
      ),
      element('button', { type: 'button', id: 'clear' }, ['Clear']),
      labelsView(data),
    ]),
    element('p', { id: 'shown', role: 'status' }),
  ]);
}

function viewsView(data: PageData): Element {
  const counted = viewNames.map((view) => ({ view, rows: rowsOfView(data, view).length }));
  const shown = counted.filter(({ view, rows }) => rows > 0 || view === 'todo' || view === 'links');
  const links = shown.map(({ view, rows }) =>
    element('a', { href: writeState({ ...firstState, view }), 'data-view': view }, [
      viewTitles[view],
      ' ',
      element('span', { class: 'count' }, [number(rows)]),
    ]),
  );
  return element('nav', { id: 'views', 'aria-label': 'Views' }, links);
}

function field(name: string, title: string, type: string, suggestions: readonly string[] = []): Element {
  const list = suggestions.length === 0 ? {} : { list: `${name}s` };
  return element('label', { class: `field ${name}` }, [
    element('span', {}, [title]),
    element('input', { type, name, ...list }),
    suggestions.length === 0
      ? null
      : element(
          'datalist',
          { id: `${name}s` },
          suggestions.map((value) => element('option', { value })),
        ),
  ]);
}

function frequent(names: readonly string[], uses: readonly number[]): readonly string[] {
  const times = new Map<number, number>();
  for (const use of uses) times.set(use, (times.get(use) ?? 0) + 1);
  const sorted = [...times].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, suggested).map(([index]) => names[index] ?? '');
}

function labelsView({ links, findings }: PageData): Element {
  const labels = [...new Set([...findings, ...links].map(({ label }) => label))];
  return element('fieldset', { id: 'labels' }, [
    element('legend', {}, ['Verdict']),
    ...labels.map((label) =>
      element('label', { class: label.replace(' ', '-') }, [
        element('input', { type: 'checkbox', name: 'label', value: label }),
        element('span', { class: 'label' }, [label]),
        ' ',
        element('span', { class: 'count' }),
      ]),
    ),
  ]);
}
