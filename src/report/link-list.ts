import type { LinkRow, Report } from '../model/report.ts';
import { forTerminal } from './escape.ts';
import { paragraph, type Word, words } from './layout.ts';
import type { Style } from './style.ts';
import { count, number } from './wording.ts';

/** What a run would do with a link. */
const labels = ['ask', 'file', 'malformed', 'skip'] as const;
type Label = (typeof labels)[number];

const column = 12;
/** Places that a row names; the others are counted. With detail `verbose` all are named. */
const shownPlaces = 3;

/**
 * The links of a run that judged nothing, for a person at a terminal: one row a target, with what a run would do about it
 * and where it stands.
 *
 * @returns lines that end with LF, at most `style.width` columns wide except where an address is wider
 */
export function listLinks(report: Report, style: Style): string {
  const { links, summary } = report;
  const rows = style.detail === 'quiet' ? [] : links.flatMap((link) => rowOf(link, style));
  const totals = `${count(summary.links, 'link')} in ${count(summary.files, 'file')}${tally(links)}`;
  const blocks = [rows, paragraph(words(totals), 0, style.width, style.colors)];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

function rowOf(link: LinkRow, { colors, width, detail }: Style): readonly string[] {
  const label = labelOf(link);
  const [first = '', ...others] = link.places.map(({ file, line, column: at }) => forTerminal(`${file}:${line}:${at}`));
  const [head = '', ...rest] = paragraph(
    [
      { text: first, paint: 'strong' },
      { text: ` ${forTerminal(link.url)}`, paint: 'none' },
      { text: ` ${link.reason ?? ''}`.trimEnd(), paint: 'faint' },
    ],
    column,
    width,
    colors,
  );
  const shown = detail === 'verbose' ? others : others.slice(0, shownPlaces - 1);
  const more = others.length - shown.length;
  const also: readonly Word[] = [
    ...(shown.length === 0 ? [] : words('also', 'faint')),
    ...shown.map((text, index) => ({ text: index < others.length - 1 ? `${text},` : text, paint: 'none' as const })),
    ...(more === 0 ? [] : words(`+${number(more)} more`, 'faint')),
  ];
  return [
    `  ${label.padEnd(column - 2)}${head.trimStart()}`.trimEnd(),
    ...rest,
    ...paragraph(also, column, width, colors),
  ];
}

function labelOf({ verdict, url }: LinkRow): Label {
  if (verdict === 'skipped') return 'skip';
  if (verdict !== null) return 'malformed';
  return /^https?:/.test(url) ? 'ask' : 'file';
}

const meanings: Readonly<Record<Label, string>> = {
  ask: 'to ask',
  file: 'to look up in files',
  malformed: 'malformed',
  skip: 'to skip',
};

function tally(links: readonly LinkRow[]): string {
  const parts = labels
    .map((label) => ({ label, times: links.filter((link) => labelOf(link) === label).length }))
    .filter(({ times }) => times > 0)
    .map(({ label, times }) => `${number(times)} ${meanings[label]}`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
