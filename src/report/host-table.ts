import type { HostRow } from '../probe/lanes/lane.ts';
import { forTerminal } from './escape.ts';
import type { Style } from './style.ts';
import { duration, number } from './wording.ts';

const columns: readonly (readonly [string, (row: HostRow) => string])[] = [
  ['host', ({ host }) => forTerminal(host)],
  ['asked', ({ asked }) => number(asked)],
  ['mean', ({ asked, ms }) => (asked === 0 ? '' : duration(ms / asked))],
  ['failed', ({ failures }) => (failures === 0 ? '' : number(failures))],
  ['paused', ({ pauses }) => (pauses === 0 ? '' : `${number(pauses)}×`)],
  ['every', ({ interval }) => (interval === 0 ? '' : duration(interval))],
];

/** What asking each host took, in exchanges, the mean of their times and the pace in the end; most asked first. */
export function hostTable(hosts: readonly HostRow[], { colors }: Style): readonly string[] {
  if (hosts.length === 0) return [];
  const sorted = [...hosts].sort((a, b) => b.asked - a.asked || (a.host < b.host ? -1 : 1));
  const cells = sorted.map((row) => [
    ...columns.map(([, cell]) => cell(row)),
    row.circuit === 'closed' ? '' : 'gave up',
  ]);
  const header = columns.map(([name]) => name);
  const widths = header.map((name, index) => Math.max(name.length, ...cells.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, index) => (index === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[index] ?? 0)))
      .join('  ')
      .trimEnd();
  return [
    `${colors.strong}Hosts${colors.reset}`,
    '',
    `  ${colors.faint}${line(header)}${colors.reset}`,
    ...cells.map((row) => `  ${line(row)}`),
  ];
}
