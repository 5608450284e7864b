import type { Report } from '../../model/report.ts';
import { markdownCode, markdownProse } from '../../report/escape.ts';
import { caveats, mendTotals } from '../../report/totals.ts';
import { count, number } from '../../report/wording.ts';
import { clip } from '../clip.ts';
import { framedLinesThatFit } from '../lines-that-fit.ts';
import { linkKey } from '../link-key.ts';
import { type BrokenPlace, type Review, type ReviewedLink, reviewOf, verdictOrder, wantsEyes } from './review.ts';
import {
  address,
  entryCell,
  linkCell,
  listCell,
  locationText,
  placesText,
  remarkLines,
  repositoryCell,
  verdictCell,
} from './review-cells.ts';
import { tickLine } from './ticks.ts';

/** How the comment is found again. It is the first thing in it, where no text from outside can stand. */
export const reviewMarker = '<!-- linkmend:review -->';

/** UTF-16 units. GitHub refuses a comment of more than 65,536 characters. */
export const reviewLimit = 60_000;

export interface ReviewScene {
  /** The keys of the boxes that were ticked in the comment as it stands, see `readTicks`. */
  readonly ticked: ReadonlySet<string>;
  /** Whether we have made the report, or were handed it by a run of the pull request's own code. */
  readonly source: 'own-run' | 'handed-in';
}

/** A part of the sheet: what goes before its lines, and the lines, the most important first. */
interface Part {
  readonly head: string;
  readonly lines: readonly string[];
  /** The share of the limit that it may fill at most, so that no part takes the place of all others. */
  readonly share: number;
}

/**
 * A run with `--since` as a sheet for whoever reviews the change: what it breaks elsewhere, a table of every link it adds or
 * re-points, a list of those to open by hand, and what else was found. Nothing in it mentions anybody or refers to anything.
 *
 * @returns GitHub-flavoured Markdown of at most {@link reviewLimit} UTF-16 units; `null` where there is nothing to review
 */
export function reviewSheet(report: Report, scene: ReviewScene): string | null {
  const review = reviewOf(report);
  if (review.links.length + review.broken.length + review.others.length === 0) return null;
  const head = headOf(report, review);
  const foot = footOf(report, scene);
  // The line about what is missing, at its longest.
  let left = reviewLimit - head.length - foot.length - 200;
  const written = new Map<Part, string>();
  const parts = partsOf(review, scene);
  let missing = 0;
  // What has the smallest share is written first; the table takes what is left.
  for (const part of parts.toSorted((one, other) => one.share - other.share)) {
    const { text, shown } = framedLinesThatFit(
      [part.head, ''],
      part.lines,
      Math.min(left, Math.floor(reviewLimit * part.share)),
    );
    written.set(part, text);
    left -= text.length;
    missing += part.lines.length - shown;
  }
  const rest =
    missing === 0 ? '' : `\n_${count(missing, 'row')} more, left out for length: the JSON report has all._\n`;
  return head + parts.map((part) => written.get(part)).join('') + rest + foot;
}

/** What stands in the comment when what was to review is gone again. */
export const nothingToReview = `${reviewMarker}
## Links: nothing to review any more

This pull request adds no link, re-points none and breaks none.
`;

function headOf(report: Report, { links, broken }: Review): string {
  const mends = mendTotals(report).replace(/--fix(?:-suggested)?/g, (flag) => markdownCode(flag, 'line'));
  const sentences = [
    `${count(links.length, 'link')} added or re-pointed${tally(links)}`,
    ...(broken.length === 0 ? [] : [`${count(broken.length, 'link')} elsewhere broken by this change`]),
    ...(mends === '' ? [] : [mends]),
  ];
  const notes = caveats(report).map((note) => `> ${markdownProse(clip(note, 500), 'line')}\n`);
  const shown = notes.length > 10 ? [...notes.slice(0, 10), `> and ${count(notes.length - 10, 'note')} more\n`] : notes;
  return `${reviewMarker}\n## ${title(links, broken)}\n\n${sentences.join('. ')}.\n${
    shown.length === 0 ? '' : `\n${shown.join('>\n')}`
  }`;
}

function title(links: readonly ReviewedLink[], broken: readonly BrokenPlace[]): string {
  const faults = links.filter(({ fault }) => fault?.severity === 'error').length + broken.length;
  if (faults > 0) return `Links: ${count(faults, 'fault')}`;
  return links.some(wantsEyes) ? 'Links: some to open by hand' : 'Links: no faults';
}

function tally(links: readonly ReviewedLink[]): string {
  const parts = [...verdictOrder, null].flatMap((verdict) => {
    const times = links.filter(({ link }) => link.verdict === verdict).length;
    return times === 0 ? [] : [`${number(times)} ${verdict ?? 'not judged'}`];
  });
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function partsOf({ links, broken, others }: Review, { ticked }: ReviewScene): readonly Part[] {
  const parts: readonly Part[] = [
    {
      head: tableHead('Broken elsewhere by this change', ['Where', 'Link', 'Why']),
      lines: broken.map(brokenRow),
      share: 0.2,
    },
    {
      head: tableHead('Added and re-pointed', ['Entry', 'Link', 'Verdict', 'Repository', 'In the list']),
      lines: links.map(linkRow),
      share: 1,
    },
    {
      head: '\n### Please open by hand\n\nNo program could tell what a reader gets. Ticks stay when this comment is updated.\n\n',
      lines: links.filter(wantsEyes).map((reviewed) => handLine(reviewed, ticked)),
      share: 0.21,
    },
    {
      head: tableHead('Also found', ['Where', 'What']),
      lines: others.map((finding) => row([locationText(finding), remarkLines(finding, null).join('<br>')])),
      share: 0.22,
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

function tableHead(name: string, columns: readonly string[]): string {
  return `\n### ${name}\n\n${row(columns)}${row(columns.map(() => '---'))}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function brokenRow({ link, finding }: BrokenPlace): string {
  return row([locationText(finding), address(link.url), remarkLines(finding, link).join('<br>')]);
}

function linkRow(reviewed: ReviewedLink): string {
  const { link } = reviewed;
  return row([entryCell(reviewed), linkCell(link), verdictCell(reviewed), repositoryCell(link), listCell(reviewed)]);
}

function handLine({ link, places }: ReviewedLink, ticked: ReadonlySet<string>): string {
  const key = linkKey(link.url);
  const why = [link.verdict, link.reason].filter((word) => word !== null).join(', ');
  return tickLine(
    key,
    ticked.has(key) ? 'ticked' : 'open',
    `${address(link.url, 'line')}: ${why} (${placesText(places, 'line')})`,
  );
}

function footOf({ tool }: Report, { source }: ReviewScene): string {
  const whose =
    source === 'own-run'
      ? ''
      : ' This is what the run of a pull request from a fork handed in: its author could have written it.';
  return `\n---\n_linkmend ${markdownCode(clip(tool.version, 40), 'line')}.${whose}_\n`;
}
