import { count, day, duration, minute, number } from '../wording.ts';
import { addressLink } from './address-link.ts';
import { type Content, type Element, element } from './element.ts';
import { historyView } from './history-view.ts';
import type { FixData, LinkData, PageData, PlaceData } from './page-data.ts';
import { type PageRow, placeText } from './page-rows.ts';
import { prose } from './prose.ts';
import { repositoryText } from './repository-text.ts';

/**
 * All that is known about a row: what its verdict means, the chain of hops and the evidence, the archive, the fix on offer, its
 * history and its places, up to so many of them.
 */
export function detailView(data: PageData, row: PageRow, places: number): Element {
  const { link, finding } = row;
  const result = finding?.rule ?? (link?.reason === undefined ? '' : `${link.label}/${link.reason}`);
  const meaning = data.meanings.find(([name]) => name === result)?.[1];
  return element('div', { class: 'detail' }, [
    meaning === undefined ? null : element('p', { class: 'meaning' }, prose(meaning)),
    element('dl', {}, [
      ...(link === null ? [] : answerFacts(link)),
      ...(finding?.fix === undefined ? [] : fact('Fix', fixView(finding.fix))),
      ...(link?.history === undefined ? [] : fact('History', [historyView(data, link.history)])),
      ...fact('Places', [placesView(data, placesToTell(row), places)]),
    ]),
  ]);
}

/** The link's own say more: their sections and entries. */
function placesToTell(row: PageRow): readonly PlaceData[] {
  const positions = row.places;
  const known = new Map((row.link?.places ?? []).map((place) => [keyOf(place), place]));
  return positions.map((position) => known.get(keyOf(position)) ?? position);
}

function keyOf({ file, line, column }: PlaceData): string {
  return `${file}:${line}:${column}`;
}

function fact(name: string, value: readonly (Content | null)[]): readonly Element[] {
  return value.every((part) => part === null) ? [] : [element('dt', {}, [name]), element('dd', {}, value)];
}

function answerFacts(link: LinkData): readonly Element[] {
  const { evidence, repository } = link;
  return [
    ...fact('Page', [link.title === undefined ? null : element('bdi', {}, [link.title])]),
    ...fact('Asked as', [link.probedAs === undefined ? null : addressLink(link.probedAs)]),
    ...fact('Chain', [link.hops === undefined ? null : chainView(link)]),
    ...fact('Evidence', [evidence === undefined ? null : listOf(evidence)]),
    ...fact('Archive', archiveView(link)),
    ...fact('Repository', [repository === undefined ? null : repositoryText(repository)]),
    ...fact('Checked', [checkedText(link)]),
  ];
}

function listOf(texts: readonly string[]): Element {
  return element(
    'ul',
    {},
    texts.map((text) => element('li', {}, [element('bdi', {}, [text])])),
  );
}

const vias: Readonly<Record<string, string>> = {
  'meta-refresh': ' by a refresh in the page',
  'refresh-header': ' by a refresh header',
};

/** Every exchange in order, the last one too. */
function chainView({ hops = [], finalUrl, status }: LinkData): Element {
  const line = (answer: string, url: string, note: string) =>
    element('li', {}, [element('span', { class: 'answer' }, [answer]), ' ', addressLink(url), note]);
  return element('ol', { class: 'chain' }, [
    ...hops.map((hop) => line(String(hop.status), hop.url, vias[hop.via] ?? '')),
    finalUrl === undefined ? null : line(status === undefined ? 'no answer' : String(status), finalUrl, ''),
  ]);
}

function archiveView({ archive }: LinkData): readonly (Content | null)[] {
  if (archive === undefined) return [null];
  switch (archive.state) {
    case 'found':
      return [
        addressLink(archive.url, `capture of ${day(archive.capturedAt)}`),
        archive.checked === 'verified' ? ', looked at' : ', not looked at',
      ];
    case 'none':
      return ['no capture'];
    case 'unknown':
      return [`did not say whether it has a capture (${archive.why})`];
  }
}

const origins: Readonly<Record<string, string>> = {
  cache: 'a remembered answer',
  history: 'the last answer, not asked this time',
  local: 'on disk',
  record: 'from an earlier report',
};

/** `2026-09-01 02:00 UTC, a remembered answer, 2 attempts, 312 ms` */
function checkedText({ checkedAt, from, attempts, ms }: LinkData): string | null {
  const parts = [
    checkedAt === undefined ? null : minute(checkedAt),
    from === undefined || !Object.hasOwn(origins, from) ? null : (origins[from] ?? null),
    attempts === undefined ? null : count(attempts, 'attempt'),
    ms === undefined ? null : duration(ms),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

const states: Readonly<Record<FixData['state'], string>> = {
  applied: 'applied',
  offered: 'on offer',
  dropped: 'dropped, it did not fit the text around it',
};

function fixView({ kind, safety, state, edits, times }: FixData): readonly Content[] {
  const others = times > 1 ? `, and the same way in ${count(times - 1, 'other place')}` : '';
  return [
    element('p', {}, [`${kind}, ${safety}, ${states[state]}${others}`]),
    ...edits.map(({ line, expected, text }) =>
      element('div', { class: 'edit' }, [
        element('span', { class: 'faint' }, [`line ${number(line)} `]),
        expected === '' ? null : element('del', {}, [element('bdi', {}, [oneLine(expected)])]),
        text === '' ? null : ' ',
        text === '' ? null : element('ins', {}, [element('bdi', {}, [oneLine(text)])]),
      ]),
    ),
  ];
}

function oneLine(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '⏎');
}

function placesView(data: PageData, places: readonly PlaceData[], limit: number): Element {
  const more = places.length - limit;
  return element('ul', { class: 'places' }, [
    ...places.slice(0, limit).map((place) => element('li', {}, placeView(data, place))),
    more <= 0 ? null : element('li', { class: 'faint' }, [`+${number(more)} more`]),
  ]);
}

function placeView(data: PageData, place: PlaceData): readonly (Content | null)[] {
  const { column, section, entry, text, change, uses } = place;
  const around = [section, entry, text].filter((part) => part !== undefined);
  const used = uses?.map(({ line }) => number(line)).join(', ');
  return [
    element('bdi', { class: 'place' }, [`${placeText(data, place)}${column === undefined ? '' : `:${column}`}`]),
    ...around.flatMap((part, index) => [index === 0 ? ' ' : ' › ', element('bdi', {}, [part])]),
    used === undefined ? null : ` (used in ${uses?.length === 1 ? 'line' : 'lines'} ${used})`,
    change === undefined ? null : ` (${change})`,
  ];
}
