import { count, number } from '../wording.ts';
import { type Element, element } from './element.ts';
import type { PageData } from './page-data.ts';
import { rowsOfView } from './page-rows.ts';
import { rowView } from './row-view.ts';
import { columnNames } from './view-state.ts';
import { columnTitles, viewTitles } from './view-titles.ts';

/** Rows that stand in the page without any script. */
export const writtenRows = 200;

/** The table with the first rows of what wants a person: all that readers without JavaScript get of it. */
export function tableView(data: PageData): Element {
  const rows = rowsOfView(data, 'todo');
  const written = rows.slice(0, writtenRows);
  const heads = columnNames.map((name) =>
    element('th', { scope: 'col', role: 'columnheader', class: name, 'data-column': name }, [columnTitles[name]]),
  );
  return element('section', { 'aria-labelledby': 'rows' }, [
    element('h2', { id: 'rows', tabindex: '-1' }, [viewTitles.todo]),
    element('p', { id: 'written', class: 'faint' }, [writtenText(rows.length, data.links.length)]),
    element('table', { id: 'table', role: 'table', 'aria-labelledby': 'rows' }, [
      element('caption', { class: 'unseen' }, ['Findings and links']),
      element('thead', { role: 'rowgroup' }, [element('tr', { role: 'row' }, heads)]),
      element(
        'tbody',
        { role: 'rowgroup' },
        written.map((row) => rowView(data, row, 'written')),
      ),
    ]),
    element('nav', { id: 'pages', 'aria-label': 'Pages', hidden: '' }, [
      pageButton('first', 'First'),
      pageButton('previous', 'Previous'),
      element('span', { id: 'page' }),
      pageButton('next', 'Next'),
      pageButton('last', 'Last'),
    ]),
  ]);
}

function pageButton(value: string, text: string): Element {
  return element('button', { type: 'button', value }, [text]);
}

function writtenText(rows: number, links: number): string {
  if (rows === 0) return `Nothing wants a person. ${count(links, 'link')} in all.`;
  const first = rows > writtenRows ? `The first ${number(writtenRows)} of ${number(rows)}` : 'All';
  return `${first} ${rows > writtenRows ? '' : `${number(rows)} `}errors and warnings, most important first.`;
}
