import { describe, expect, test } from 'vitest';
import { createSelector } from '../../../src/report/html/select-rows.ts';
import { toPageData } from '../../../src/report/html/to-page-data.ts';
import { firstState, readState } from '../../../src/report/html/view-state.ts';
import { finding, linkRow, place, report } from '../sample.ts';

const links = [
  linkRow({
    id: 'l1',
    url: 'https://www.b.example/two',
    title: 'A fine page',
    places: [place({ file: 'b.md', line: 3 })],
  }),
  linkRow({
    id: 'l2',
    url: 'http://a.example/one',
    verdict: 'dead',
    reason: 'not-found',
    status: 404,
    lastOkAt: '2026-05-01T02:00:00.000Z',
    places: [place({ file: 'a.md', line: 20, entry: 'The Entry', section: 'Databases' })],
  }),
  linkRow({
    id: 'l3',
    url: 'https://a.example.org/',
    verdict: 'moved',
    reason: 'permanent-redirect',
    status: 200,
    lastOkAt: '2026-09-01T02:00:00.000Z',
    places: [place({ file: 'a.md', line: 3 }), place({ file: 'docs/a.md', line: 1 })],
  }),
  linkRow({
    id: 'l4',
    url: 'missing.md',
    verdict: null,
    status: null,
    places: [place({ file: 'c.md', line: 1, text: '' })],
  }),
];
const findings = [
  finding({ rule: 'definitions', link: null, line: 7, message: 'unused', accepted: true }),
  finding({ rule: 'moved/permanent-redirect', link: 'l3', severity: 'warning', message: 'moved' }),
  finding({ rule: 'url-http', link: null, severity: 'error', file: 'a.md', line: 20, message: 'begins with http:' }),
  finding({ rule: 'dead/not-found', link: 'l2', file: 'a.md', line: 20 }),
  finding({ rule: 'whitespace', link: null, severity: 'info', file: 'a.md', line: 1, message: 'white space' }),
  finding({
    rule: 'toc-stale',
    link: null,
    file: 'a.md',
    line: 2,
    message: 'stale',
    fix: { safety: 'safe', kind: 'lint', state: 'applied', becomes: null, edits: [] },
  }),
];
const select = createSelector(toPageData(report({ links, findings })));
const shown = (address: string) =>
  select({ ...firstState, ...readState(address) }).rows.map((row) => (row.finding?.rule ?? row.link?.url) as string);

describe('rows of a view', () => {
  test.each([
    ['#', ['dead/not-found', 'url-http', 'moved/permanent-redirect']],
    ['#view=known', ['whitespace']],
    ['#view=mended', ['toc-stale']],
    ['#view=accepted', ['definitions']],
    ['#view=links', ['https://www.b.example/two', 'dead/not-found', 'moved/permanent-redirect', 'missing.md']],
  ])('%s', (address, rows) => {
    expect(shown(address)).toEqual(rows);
  });
});

describe('filters', () => {
  test.each([
    ['verdict=dead', ['dead/not-found']],
    ['verdict=ok,not asked', ['https://www.b.example/two', 'missing.md']],
    ['host=a.example', ['dead/not-found']],
    ['host=example.org', ['moved/permanent-redirect']],
    ['host=A.EX', ['dead/not-found', 'moved/permanent-redirect']],
    ['host=nowhere', []],
    ['file=a.md', ['dead/not-found', 'moved/permanent-redirect']],
    ['file=docs', ['moved/permanent-redirect']],
    ['text=ENTRY databases', ['dead/not-found']],
    ['text=fine', ['https://www.b.example/two']],
    ['text=404', ['dead/not-found']],
    ['text=c.md:1', ['missing.md']],
    ['text=entry nowhere', []],
  ])('%s', (filter, rows) => {
    expect(shown(`#view=links&${filter}`)).toEqual(rows);
  });

  test('what a choice of verdicts hides is counted all the same', () => {
    const { counts, total } = select(readState('#view=links&verdict=dead&file=a.md'));
    expect([Object.fromEntries(counts), total]).toEqual([{ dead: 1, moved: 1 }, 4]);
  });
});

describe('orders', () => {
  const [ok, dead, moved, missing] = [
    'https://www.b.example/two',
    'dead/not-found',
    'moved/permanent-redirect',
    'missing.md',
  ];
  test.each([
    ['verdict', [dead, moved, missing, ok]],
    ['-verdict', [ok, missing, moved, dead]],
    ['link', [moved, dead, ok, missing]],
    ['where', [moved, dead, ok, missing]],
    ['status', [ok, moved, dead, missing]],
    ['-status', [dead, ok, moved, missing]],
    ['good', [dead, moved, ok, missing]],
    ['-good', [moved, dead, ok, missing]],
  ])('%s, what has nothing to be ordered by last', (sort, rows) => {
    expect(shown(`#view=links&sort=${sort}`)).toEqual(rows);
  });
});

test('among findings of one severity, the usual order is that by verdict', () => {
  const rules = ['whitespace', 'unused-pattern', 'file-encoding', 'redirected/temporary-redirect', 'dead/not-found'];
  const mixed = rules.map((rule, index) => finding({ rule, link: null, line: index + 1 }));
  const of = createSelector(toPageData(report({ links: [], findings: mixed })));
  const labels = (address: string) => of(readState(address)).rows.map(({ label }) => label);
  expect(labels('#')).toEqual(['dead', 'redirected', 'file', 'config', 'lint']);
  expect(labels('#sort=verdict')).toEqual(labels('#'));
});
