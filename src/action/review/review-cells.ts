import type { LinkRow, Place, ReportFinding } from '../../model/report.ts';
import type { VerdictKind } from '../../model/verdict.ts';
import { adviceOf } from '../../report/advice.ts';
import { type MarkdownPlace, markdownAddress, markdownCode, markdownProse } from '../../report/escape.ts';
import { locationOf } from '../../report/rows.ts';
import { count, day, number } from '../../report/wording.ts';
import { clip } from '../clip.ts';
import type { ReviewedLink } from './review.ts';

/** UTF-16 units of an address that is shown as a link; of a longer one its beginning is shown, which leads nowhere. */
const longestAddress = 400;
/** UTF-16 units of names, titles and sentences. */
const longestText = 200;
const longestSentence = 500;
/** Places and remarks that a row names; the others are counted. */
const shownItems = 3;

/** What is shown is HTML's line break; nothing else of HTML stands in a table. */
const lineBreak = '<br>';

/** The name of the entry, where it stands, and whether it was there before. */
export function entryCell({ places }: ReviewedLink): string {
  const [first] = places;
  const name = first.entry ?? first.text;
  const change = first.change === 'changed' ? ' (re-pointed)' : '';
  return [
    ...(name === '' ? [] : [`${code(name)}${change}`]),
    ...(first.section === null ? [] : [`in ${code(first.section)}`]),
    `${placesText(places)}${name === '' ? change : ''}`,
  ].join(lineBreak);
}

/** The address, where it leads, and the title of the page. */
export function linkCell({ url, finalUrl, title, verdict }: LinkRow): string {
  return [
    address(url),
    ...(finalUrl === null || finalUrl === url ? [] : [`→ ${address(finalUrl)}`]),
    // That of an error page says nothing.
    ...(title === null || title === '' || verdict === 'dead' ? [] : [`“${code(title)}”`]),
  ].join(lineBreak);
}

const signs: Readonly<Record<VerdictKind, string>> = {
  ok: '✅',
  moved: '↪️',
  redirected: '✅',
  dead: '❌',
  blocked: '👀',
  unstable: '👀',
  insecure: '⚠️',
  skipped: '👀',
};

/** The verdict, and where something is wrong what it is and what to do. */
export function verdictCell({ link, fault }: Pick<ReviewedLink, 'link' | 'fault'>): string {
  if (link.verdict === null) return 'not judged';
  const reason = link.reason === null ? '' : `: ${code(link.reason)}`;
  const head = `${signs[link.verdict]} ${link.verdict}${reason}`;
  return fault === null ? head : [head, ...remarkLines(fault, link)].join(lineBreak);
}

/** What a forge tells of the repository. */
export function repositoryCell({ repository }: LinkRow): string {
  if (repository === null) return '';
  const { stars, pushedAt, license, state } = repository;
  return [
    ...(state === 'archived' ? ['**archived**'] : []),
    ...(stars === null ? [] : [`★ ${number(stars)}`]),
    ...(pushedAt === null ? [] : [`last push ${prose(day(pushedAt))}`]),
    license === null ? 'no licence found' : code(license),
  ].join(lineBreak);
}

/** What there is to say about the place in the list: duplicates, order, form. Empty is good. */
export function listCell({ link, remarks, elsewhere }: ReviewedLink): string {
  const shown = remarks.slice(0, shownItems).flatMap((finding) => remarkLines(finding, link));
  const more = remarks.length - shownItems;
  const known = remarks.some(({ rule }) => rule.startsWith('duplicate-'));
  return [
    ...shown,
    ...(more > 0 ? [`+${count(more, 'remark')}`] : []),
    ...(elsewhere.length === 0 || known ? [] : [`also in ${placesText(elsewhere)}`]),
  ].join(lineBreak);
}

/** The sentence of a finding, and what to do about it. */
export function remarkLines(finding: ReportFinding, link: LinkRow | null): readonly string[] {
  const advice = adviceOf(finding, link);
  const lines = [prose(finding.message), ...(advice === null ? [] : [`→ ${prose(advice)}`])];
  const capture = link?.archive?.state === 'found' ? link.archive : null;
  const isDead = finding.rule.startsWith('dead/');
  return capture === null || !isDead
    ? lines
    : [...lines, `capture of ${address(capture.url, 'cell', day(capture.capturedAt))}`];
}

/** `README.md:12:7, README.md:40:7 and 3 places more` */
export function placesText(
  places: readonly Pick<Place, 'file' | 'line' | 'column'>[],
  within: MarkdownPlace = 'cell',
): string {
  const shown = places.slice(0, shownItems).map(({ file, line, column }) => code(`${file}:${line}:${column}`, within));
  const more = places.length - shown.length;
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${count(more, 'place')} more`}`;
}

export function locationText(finding: ReportFinding): string {
  return code(locationOf(finding));
}

/** An address to follow, without anybody hearing of it. */
export function address(url: string, within: MarkdownPlace = 'cell', text: string = url): string {
  return url.length > longestAddress
    ? markdownCode(clip(url, longestAddress), within)
    : markdownAddress(url, within, text);
}

function code(text: string, within: MarkdownPlace = 'cell'): string {
  return markdownCode(clip(text, longestText), within);
}

function prose(text: string): string {
  return markdownProse(clip(text, longestSentence), 'cell');
}
