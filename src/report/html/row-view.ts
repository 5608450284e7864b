import { count, day, number } from '../wording.ts';
import { addressLink } from './address-link.ts';
import { detailView } from './detail-view.ts';
import { type Content, type Element, element } from './element.ts';
import type { PageData } from './page-data.ts';
import { nameOf, type PageRow, placeText } from './page-rows.ts';

/** How a row's details come: at once, or when they are opened, by whoever does that. */
export type Details = 'written' | 'later';

/** Places that a row names; the others are counted, and told in its details. */
const shownPlaces = 3;

/** A row of the table. Roles are told, since a phone shows its cells as blocks. */
export function rowView(data: PageData, row: PageRow, details: Details): Element {
  const cell = (name: string, children: readonly (Content | null)[]) =>
    element('td', { role: 'cell', class: name }, children);
  return element('tr', { role: 'row', class: row.label.replace(' ', '-') }, [
    cell('verdict', verdictCell(row)),
    cell('link', [...linkCell(row), detailsOf(data, row, details)]),
    cell('where', whereCell(data, row)),
    cell('status', [row.link?.status === undefined ? null : String(row.link.status)]),
    cell('good', goodCell(row)),
  ]);
}

function verdictCell({ label, finding, link }: PageRow): readonly (Content | null)[] {
  const reason = finding === null ? link?.reason : finding.rule.slice(finding.rule.indexOf('/') + 1);
  const severity = finding === null || finding.state === 'mended' ? null : finding.severity;
  return [
    element('span', { class: 'label' }, [label]),
    reason === undefined ? null : element('span', { class: 'reason' }, [` ${reason}`]),
    severity === null ? null : element('span', { class: `severity ${severity}` }, [` ${severity}`]),
  ];
}

function linkCell(row: PageRow): readonly (Content | null)[] {
  const { link, finding } = row;
  const name = nameOf(row);
  const heading =
    name === '' || name === link?.url ? null : element('div', { class: 'name' }, [element('bdi', {}, [name])]);
  const message = finding?.message ?? null;
  return [
    heading,
    link === null ? null : element('div', {}, [addressLink(link.url)]),
    message === null ? null : element('p', { class: link === null ? 'name' : 'message' }, [message]),
    adviceView(row),
  ];
}

/** What to do, and the capture to look at where there is one. */
function adviceView({ link, finding }: PageRow): Element | null {
  if (finding?.advice === undefined) return null;
  const capture = link?.archive?.state === 'found' ? link.archive : null;
  return element('p', { class: 'advice' }, [
    element('span', { 'aria-hidden': 'true' }, ['→ ']),
    capture === null ? finding.advice : `${finding.advice.replace(`: ${capture.url}`, '')} (`,
    capture === null ? null : addressLink(capture.url, 'look at it'),
    capture === null ? null : ')',
  ]);
}

function detailsOf(data: PageData, row: PageRow, details: Details): Element {
  const of = row.link?.url ?? row.finding?.message ?? '';
  return element('details', {}, [
    element('summary', {}, ['Details', element('span', { class: 'unseen' }, [` of ${of}`])]),
    details === 'written' ? detailView(data, row, shownPlaces) : null,
  ]);
}

function whereCell(data: PageData, row: PageRow): readonly (Content | null)[] {
  const places = row.places;
  const section = row.link?.places[0]?.section;
  const more = places.length - shownPlaces;
  const files = new Set(places.slice(shownPlaces).map(({ file }) => file)).size;
  return [
    ...places
      .slice(0, shownPlaces)
      .map((place) => element('div', {}, [element('bdi', { class: 'place' }, [placeText(data, place)])])),
    more <= 0 ? null : element('div', { class: 'faint' }, [`+${number(more)} more in ${count(files, 'file')}`]),
    section === undefined ? null : element('div', { class: 'faint' }, [element('bdi', {}, [section])]),
  ];
}

function goodCell({ link }: PageRow): readonly (Content | null)[] {
  const { lastOkAt, failingSince } = link ?? {};
  return [
    lastOkAt === undefined ? null : element('time', { datetime: lastOkAt }, [day(lastOkAt)]),
    failingSince === undefined
      ? null
      : element('div', { class: 'faint' }, [
          'failing since ',
          element('time', { datetime: failingSince }, [day(failingSince)]),
        ]),
  ];
}
