import type { ReportConfig } from '../config/config.ts';
import { adviceOf } from './advice.ts';
import { forTerminal } from './escape.ts';
import { hostOf } from './facts.ts';
import { paragraph, type Word, words } from './layout.ts';
import { type FindingRow, labelOf, locationOf, reasonIn } from './rows.ts';
import type { Paint, Style } from './style.ts';
import { number } from './wording.ts';

/** Rows under one heading. */
export interface Group {
  /** What follows `Errors`: `in README.md`, `on x.example`, or nothing. */
  readonly name: string;
  readonly rows: readonly FindingRow[];
}

/** Groups rows in the order of their first members; by target, all are one group, ordered by address. */
export function groupsOf(rows: readonly FindingRow[], groupBy: ReportConfig['groupBy']): readonly Group[] {
  if (rows.length === 0) return [];
  if (groupBy === 'target') return [{ name: '', rows: [...rows].sort(byAddress) }];
  const groups = new Map<string, FindingRow[]>();
  for (const row of rows) {
    const name = groupBy === 'host' ? hostName(row) : `in ${row.first.file}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return [...groups].map(([name, members]) => ({ name, rows: members }));
}

function hostName({ link, first }: FindingRow): string {
  return link !== null && /^https?:/.test(link.url) ? `on ${hostOf(link.url)}` : `in ${first.file}`;
}

function byAddress(a: FindingRow, b: FindingRow): number {
  const [left, right] = [a.link?.url ?? '', b.link?.url ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The column in which everything but the verdict stands: two spaces, the longest usual verdict, two spaces. */
const column = 12;
/** Places that a row names; the others are counted. */
const shownPlaces = 3;

/** A row's lines: verdict, place and address; what is wrong; what to do; the other places. */
export function renderRow(row: FindingRow, paint: Paint, style: Style): readonly string[] {
  const { colors, width } = style;
  const advice = adviceOf(row.first, row.link);
  const body = (line: readonly Word[]) => paragraph(line, column, width, colors);
  const address = row.link === null ? [] : [{ text: ` ${forTerminal(row.link.url)}`, paint: 'none' as const }];
  const [head = '', ...rest] = body([{ text: forTerminal(locationOf(row.first)), paint: 'strong' }, ...address]);
  const label = labelOf(row.rule);
  return [
    `  ${colors[paint]}${label}${colors.reset}${' '.repeat(Math.max(1, column - 2 - label.length))}${head.trimStart()}`,
    ...rest,
    ...body([
      ...words(forTerminal(row.first.message)),
      { text: ` ${forTerminal(reasonIn(row.rule))}`, paint: 'faint' },
    ]),
    ...(advice === null ? [] : body([{ text: '→', paint: 'faint' }, ...words(forTerminal(advice))])),
    ...body(otherPlaces(row)),
  ];
}

function otherPlaces({ findings }: FindingRow): readonly Word[] {
  const shown = findings.slice(1, shownPlaces).map((finding) => forTerminal(locationOf(finding)));
  const hidden = findings.slice(shownPlaces);
  if (shown.length === 0) return [];
  const files = new Set(hidden.map(({ file }) => file)).size;
  const more =
    hidden.length === 0
      ? []
      : words(`+${number(hidden.length)} more in ${number(files)} ${files === 1 ? 'file' : 'files'}`, 'faint');
  const listed = shown.map((text, index) => ({
    text: index < shown.length - 1 || more.length > 0 ? `${text},` : text,
    paint: 'none' as const,
  }));
  return [{ text: 'also', paint: 'faint' }, ...listed, ...more];
}
