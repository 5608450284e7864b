import { forTerminal } from './escape.ts';
import { textOf } from './facts.ts';
import { paragraph, type Word, words } from './layout.ts';
import { type FindingRow, labelOf, locationOf, reasonIn } from './rows.ts';
import type { Style } from './style.ts';
import { number } from './wording.ts';

const column = 12;
/** Addresses that a line names; the others are counted. */
const shownAddresses = 3;

/**
 * Findings that need nobody, one paragraph a rule: `blocked 12 bot-wall: https://… https://… https://… +9 more`. Most
 * frequent rules first.
 */
export function collapsedInfos(rows: readonly FindingRow[], style: Style): readonly string[] {
  const rules = new Map<string, FindingRow[]>();
  for (const row of rows) {
    const members = rules.get(row.rule);
    if (members === undefined) rules.set(row.rule, [row]);
    else members.push(row);
  }
  if (rules.size === 0) return [];
  const { strong, faint, reset } = style.colors;
  const ordered = [...rules].sort(([, a], [, b]) => b.length - a.length);
  return [
    `${strong}Infos${reset} ${faint}(all of them with --verbose)${reset}`,
    '',
    ...ordered.flatMap(([rule, members]) => collapsed(rule, members, style)),
  ];
}

function collapsed(rule: string, rows: readonly FindingRow[], { colors, width }: Style): readonly string[] {
  const shown = rows.slice(0, shownAddresses);
  const hidden = rows.length - shown.length;
  const line: readonly Word[] = [
    { text: number(rows.length), paint: 'strong' },
    { text: `${forTerminal(reasonIn(rule))}:`, paint: 'none' },
    ...shown.map((row) => ({ text: forTerminal(nameOf(row)), paint: 'none' as const })),
    ...(hidden === 0 ? [] : words(`+${number(hidden)} more`, 'faint')),
  ];
  const [head = '', ...rest] = paragraph(line, column, width, colors);
  const label = labelOf(rule);
  const gap = ' '.repeat(Math.max(1, column - 2 - label.length));
  return [`  ${colors.info}${label}${colors.reset}${gap}${head.trimStart()}`, ...rest];
}

function nameOf({ link, first }: FindingRow): string {
  return link?.url ?? textOf(first.data, 'pattern') ?? locationOf(first);
}
