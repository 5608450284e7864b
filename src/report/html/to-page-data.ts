import type { LinkRow, Place, Report, ReportFinding } from '../../model/report.ts';
import { adviceOf } from '../advice.ts';
import { evidenceText } from '../evidence.ts';
import { hostOf, textOf } from '../facts.ts';
import { byImportance } from '../open-findings.ts';
import { type FindingRow, labelOf, rowsOf } from '../rows.ts';
import { ruleHelp } from '../rule-help.ts';
import { labelOrder } from './label-order.ts';
import { historyOf, resultOf } from './link-history.ts';
import { createNames, type Names } from './names.ts';
import type { FindingData, FixData, LinkData, PageData, PlaceData } from './page-data.ts';
import { present } from './present.ts';

interface Tables {
  readonly files: Names;
  readonly hosts: Names;
  readonly times: Names;
  readonly results: Names;
}

/** What a page carries of a report: all of its links and findings, with their sentences. */
export function toPageData(report: Report): PageData {
  const tables = { files: createNames(), hosts: createNames(), times: createNames(), results: createNames() };
  const links = report.links.map((row) => linkData(row, tables));
  const indexes = new Map(report.links.map(({ id }, index) => [id, index]));
  const rows = inOrder(rowsOf(report));
  const findings = rows.map((row) => findingData(row, indexes, tables));
  const named = new Set([...report.links.map(resultOf), ...findings.map(({ rule }) => rule)]);
  return {
    files: tables.files.all(),
    hosts: tables.hosts.all(),
    times: tables.times.all(),
    results: tables.results.all(),
    meanings: [...named].filter((name) => name !== 'ok' && name !== '').map((name) => [name, ruleHelp(name).text]),
    links,
    findings,
  };
}

function inOrder(rows: readonly FindingRow[]): readonly FindingRow[] {
  const rank = ({ rule }: FindingRow) => labelOrder.indexOf(labelOf(rule));
  const of = (wanted: FindingRow['state']) =>
    byImportance.flatMap((importance) =>
      rows
        .filter(({ state, severity }) => state === wanted && severity === importance)
        .sort((a, b) => rank(a) - rank(b)),
    );
  return [...of('open'), ...of('mended'), ...of('accepted')];
}

function linkData(row: LinkRow, tables: Tables): LinkData {
  return present<LinkData>({
    url: row.url,
    label: row.verdict ?? 'not asked',
    reason: row.reason,
    status: row.status,
    finalUrl: row.finalUrl === row.url ? null : row.finalUrl,
    title: row.title,
    probedAs: row.probedAs,
    host: /^https?:\/\//i.test(row.url) ? tables.hosts.indexOf(hostOf(row.url)) : null,
    hops: row.hops,
    evidence: evidenceOf(row),
    archive: row.archive,
    repository: row.repository,
    from: row.from,
    checkedAt: row.checkedAt,
    attempts: row.attempts > 1 ? row.attempts : null,
    ms: row.ms,
    lastOkAt: row.lastOkAt,
    failingSince: row.failingSince,
    history: historyOf(row, tables.times, tables.results),
    places: row.places.map((place) => placeData(place, tables)),
  });
}

/** The last answer stands at the end of the chain already, and some evidence has nothing but the name of its reason. */
function evidenceOf({ evidence, status, url, finalUrl, probedAs, reason }: LinkRow): readonly string[] {
  const end = finalUrl ?? probedAs ?? url;
  const isEnd = (fact: LinkRow['evidence'][number]) =>
    fact.kind === 'answer' && fact['status'] === status && sameButFragment(textOf(fact, 'url') ?? '', end);
  return evidence
    .filter((fact) => !isEnd(fact))
    .map(evidenceText)
    .filter((text) => text !== reason);
}

function sameButFragment(a: string, b: string): boolean {
  return a.replace(/#.*$/s, '') === b.replace(/#.*$/s, '');
}

function placeData(place: Place, { files }: Tables): PlaceData {
  return present<PlaceData>({
    file: files.indexOf(place.file),
    line: place.line,
    column: place.column,
    text: place.text === '' ? null : place.text,
    section: place.section,
    entry: place.entry === place.text ? null : place.entry,
    change: place.change,
    uses: place.uses,
  });
}

function findingData(row: FindingRow, indexes: ReadonlyMap<string, number>, tables: Tables): FindingData {
  const { first, link, findings } = row;
  return present<FindingData>({
    rule: row.rule,
    label: labelOf(row.rule),
    severity: row.severity,
    state: row.state,
    link: link === null ? null : indexes.get(link.id),
    message: first.message,
    advice: adviceOf(first, link),
    fix: fixData(findings),
    places: findings.length === link?.places.length ? null : findings.map((finding) => positionOf(finding, tables)),
  });
}

function positionOf({ file, line, column }: ReportFinding, { files }: Tables): PlaceData {
  return present<PlaceData>({ file: files.indexOf(file), line, column });
}

function fixData(findings: readonly ReportFinding[]): FixData | null {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  const [first] = fixes;
  if (first === undefined) return null;
  const { kind, safety, state, edits } = first;
  const shown = edits.map(({ line, expected, text }) => ({ line, expected, text }));
  return { kind, safety, state, edits: shown, times: fixes.length };
}
