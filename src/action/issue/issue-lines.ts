import type { LinkRow, ReportFinding } from '../../model/report.ts';
import { markdownAddress, markdownCode, markdownProse } from '../../report/escape.ts';
import { markdownRemedy } from '../../report/markdown-remedy.ts';
import { reasonIn } from '../../report/rows.ts';
import { count, day, number } from '../../report/wording.ts';
import { clip } from '../clip.ts';
import { writeToken } from './memory.ts';
import type { DeadLink, OpenLink, ToldLink } from './standings.ts';

/** What the lines need to know of where the run took place. */
export interface Scene {
  /** When the run began, ISO 8601, UTC. */
  readonly today: string;
  /** `https://github.com/owner/name`; lines link to the commit there. */
  readonly repositoryUrl: string;
  /** The full hash. */
  readonly commit: string;
}

/** UTF-16 units of an address that is shown; a longer one is no link, since a part of one leads astray. */
const longestAddress = 500;
/** UTF-16 units of a name or a sentence. */
const longestText = 300;

/** A task: what is dead, why, where it stands, since when, and what can be done. Its box and key are read back. */
export function deadLine({ key, row, link, since, box }: DeadLink, scene: Scene): string {
  const days = daysBetween(since, scene.today);
  const failing = `failing since ${since}${days > 0 ? ` (${count(days, 'day')})` : ''}`;
  const [first, ...lines] = [
    `${addressOf(link)}: ${why(row.first)}`,
    `${placeOf(row.first, link, scene)}${elsewhere(row.findings.length)}`,
    failing,
    markdownRemedy(row, 'line'),
  ].filter((line) => line !== '');
  const comment = `<!-- linkmend:link ${writeToken(key, { since })} -->`;
  return `- [${box === 'ticked' ? 'x' : ' '}] ${[first, ...lines].join('\n  ')} ${comment}\n`;
}

/** What fails on too few nights to be called dead, or did not let itself be looked at. */
export function openLine({ row, link, nights }: OpenLink, scene: Scene, say: 'nights' | 'reason'): string {
  const times = say === 'nights' ? `; ${count(nights, 'night')}` : '';
  const where = `${placeOf(row.first, link, scene)}${elsewhere(row.findings.length)}`;
  return `- ${addressOf(link)}: ${why(row.first)}${times}\n  ${where}\n`;
}

/** What works again. */
export function recoveredLine({ told, link }: ToldLink, scene: Scene): string {
  if (link === null) return '';
  const [place] = link.places;
  const where = place === undefined ? '' : `\n  ${placeOf(place, link, scene)}${elsewhere(link.places.length)}`;
  const moved = link.finalUrl === null ? '' : `, at ${shownAddress(link.finalUrl)}`;
  return `- ${addressOf(link)}: works again${moved}${sinceText(told.since)}${where}\n`;
}

/** What was told as dead, and is not to be looked at any more. */
export function settledLine({ told, link }: ToldLink): string {
  const address = link?.url ?? told.address;
  if (address === null) return '';
  return `- ${shownAddress(address)}: ${fate(link)}${sinceText(told.since)}\n`;
}

function fate(link: LinkRow | null): string {
  if (link === null) return 'no longer in the files';
  return link.verdict === 'skipped'
    ? `no longer asked, ${markdownCode(link.reason ?? '', 'line')}`
    : 'no longer called dead';
}

/** What was told as dead and was not judged this time: still a task, since nobody knows better. */
export function unjudgedLine({ key, told, link }: ToldLink, scene: Scene): string {
  const address = link?.url ?? told.address;
  if (address === null) return '';
  const [place] = link?.places ?? [];
  const where = place === undefined || link === null ? '' : `\n  ${placeOf(place, link, scene)}`;
  const since = told.since === null ? '' : `; failing since ${told.since}`;
  const comment = `<!-- linkmend:link ${writeToken(key, told)} -->`;
  return `- [${told.box === 'ticked' ? 'x' : ' '}] ${shownAddress(address)}: ${presentState(link)}${since}${where} ${comment}\n`;
}

function presentState(link: LinkRow | null): string {
  if (link?.verdict == null) return 'not looked at this time';
  return link.reason === null ? link.verdict : `${link.verdict}, ${markdownCode(link.reason, 'line')}`;
}

function sinceText(since: string | null): string {
  return since === null ? '' : `; it had failed since ${since}`;
}

function addressOf({ url }: LinkRow): string {
  return shownAddress(url);
}

function shownAddress(url: string): string {
  const whole = url.length <= longestAddress && !url.endsWith('…');
  return whole ? markdownAddress(url, 'line') : markdownCode(clip(url, longestAddress), 'line');
}

function why({ rule, message }: ReportFinding): string {
  return `${markdownCode(reasonIn(rule), 'line')}, ${markdownProse(clip(message, longestText), 'line')}`;
}

/** ``[`README.md:12`](…) in `Tools`, entry `Name` `` */
function placeOf({ file, line }: Pick<ReportFinding, 'file' | 'line'>, link: LinkRow, scene: Scene): string {
  const place = link.places.find((one) => one.file === file && one.line === line) ?? link.places[0];
  const shown = markdownCode(clip(line === null ? file : `${file}:${line}`, longestText), 'line');
  const path = file.split('/').map(encodeSegment).join('/');
  // GitHub shows Markdown as it reads, without lines, unless told otherwise.
  const address = `${scene.repositoryUrl}/blob/${scene.commit}/${path}?plain=1${line === null ? '' : `#L${line}`}`;
  const section = place?.section == null ? '' : ` in ${name(place.section)}`;
  const entry = place?.entry == null ? '' : `, entry ${name(place.entry)}`;
  return `[${shown}](<${address}>)${section}${entry}`;
}

/** A lone surrogate has no UTF-8. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}

function name(text: string): string {
  return markdownCode(clip(text.replace(/\s+/g, ' ').trim(), longestText), 'line');
}

function elsewhere(places: number): string {
  return places <= 1 ? '' : `, and in ${places === 2 ? 'one more place' : `${number(places - 1)} more places`}`;
}

function daysBetween(since: string, today: string): number {
  return Math.round((Date.parse(day(today)) - Date.parse(since)) / (24 * 60 * 60 * 1000));
}
