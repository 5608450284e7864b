import { forTerminal } from './escape.ts';
import type { Style } from './style.ts';
import { duration, number } from './wording.ts';

/** What asking one host took. */
export interface HostRow {
  readonly host: string;
  /** Targets on it. */
  readonly targets: number;
  /** Questions sent, with redirects, repetitions and second looks. */
  readonly exchanges: number;
  /** Milliseconds: the median of its exchanges. */
  readonly median: number;
  /** Times that a rate limit stopped its lane, and for how many milliseconds in all. */
  readonly pauses: number;
  readonly paused: number;
}

/** The hosts that took most questions first. */
export function hostTable(hosts: readonly HostRow[], { colors }: Style): readonly string[] {
  if (hosts.length === 0) return [];
  const header = ['host', 'links', 'questions', 'median', 'pauses'];
  const cells = [...hosts]
    .sort((a, b) => b.exchanges - a.exchanges || (a.host < b.host ? -1 : 1))
    .map((row) => [
      forTerminal(row.host),
      number(row.targets),
      number(row.exchanges),
      duration(row.median),
      row.pauses === 0 ? '' : `${number(row.pauses)}, ${duration(row.paused)}`,
    ]);
  const widths = header.map((name, index) => Math.max(name.length, ...cells.map((cell) => cell[index]?.length ?? 0)));
  const line = (cell: readonly string[]) =>
    cell
      .map((text, index) => (index === 0 ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0)))
      .join('  ')
      .trimEnd();
  return [
    `${colors.strong}Hosts${colors.reset}`,
    '',
    `  ${colors.faint}${line(header)}${colors.reset}`,
    ...cells.map((cell) => `  ${line(cell)}`),
  ];
}
