import { verdictKinds } from '../../model/verdict.ts';
import { number } from '../wording.ts';
import type { CountsOverTime } from './counts-over-time.ts';
import { type Element, element } from './element.ts';

/** Days that the table tells, the newest ones. */
const shown = 60;

/** The counts over time as a table: what the pictures show, for readers and programs that see none. */
export function daysView({ days, counts }: CountsOverTime): Element {
  const kinds = verdictKinds.filter((kind) => counts[kind].some((times) => times > 0));
  const first = Math.max(0, days.length - shown);
  const rows = days
    .slice(first)
    .map((day, index) =>
      element('tr', {}, [
        element('th', { scope: 'row' }, [day]),
        ...kinds.map((kind) => element('td', { class: 'count' }, [number(counts[kind][first + index] ?? 0)])),
      ]),
    );
  const heads = kinds.map((kind) => element('th', { scope: 'col', class: 'count' }, [kind]));
  return element('details', { class: 'days' }, [
    element('summary', {}, ['The numbers, day by day']),
    element('p', { class: 'faint' }, [
      `Links as they were last seen on each day${first === 0 ? '' : `, the last ${shown} days`}. A link counts from the first run on that is remembered of it.`,
    ]),
    element('div', { class: 'wide', role: 'region', 'aria-label': 'Links by day and verdict', tabindex: '0' }, [
      element('table', {}, [
        element('caption', { class: 'unseen' }, ['Links by day and verdict']),
        element('thead', {}, [element('tr', {}, [element('th', { scope: 'col' }, ['Day']), ...heads])]),
        element('tbody', {}, rows.reverse()),
      ]),
    ]),
  ]);
}
