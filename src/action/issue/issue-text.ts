import type { Report } from '../../model/report.ts';
import { markdownCode, markdownProse } from '../../report/escape.ts';
import { caveats, linkTotals } from '../../report/totals.ts';
import { count, day, number } from '../../report/wording.ts';
import { type Fitting, framedLinesThatFit, linesThatFit } from '../lines-that-fit.ts';
import { deadLine, openLine, recoveredLine, type Scene, settledLine, unjudgedLine } from './issue-lines.ts';
import { type Told, writeToken } from './memory.ts';
import { type Doubt, deadCount, type Standings } from './standings.ts';

export interface IssueScene extends Scene {
  /** Tells the issues of one repository apart: letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  /** The page of the workflow's run, with its artifacts. */
  readonly runUrl: string;
  /** Nights on which a link must have failed. */
  readonly after: number;
}

/**
 * UTF-16 units of an issue's text. GitHub refuses comments of more than 65,536 characters; for issues it names no other
 * number.
 */
export const issueLimit = 60_000;

/** UTF-16 units of what is remembered out of sight: some 1,100 links. */
const memoryLimit = 20_000;
/** UTF-16 units of the line about what is missing, at its longest. */
const reserve = 400;

interface Section {
  readonly name: string;
  readonly lines: readonly string[];
  readonly fold: 'open' | 'folded';
}

/** How the issue is found again: by this comment, whatever else people write into its text. */
export function issueMarker(name: string): string {
  return `<!-- linkmend:issue ${name} -->`;
}

/**
 * The text of the issue: totals, then the links by what is to be done about them, the most important first. Nothing in it
 * mentions anybody or refers to another issue. What is longer than `limit` UTF-16 units is left out from the end; its links
 * stay in the hidden list, so that they are no news the next night.
 */
export function issueText(report: Report, standings: Standings, scene: IssueScene, limit: number = issueLimit): string {
  const memory = memoryComment(standings, Math.min(memoryLimit, Math.floor(limit / 3)));
  const head = `${issueMarker(scene.name)}\n${headOf(report, standings, scene)}`;
  const foot = `\n---\n${linkTotals(report)}. ${legend}\n\n${memory}\n`;
  let left = limit - head.length - foot.length - reserve;
  let body = '';
  let missing = 0;
  for (const section of sectionsOf(standings, scene)) {
    const { text, shown } = writeSection(section, left);
    left -= text.length;
    body += text;
    missing += section.lines.length - shown;
  }
  const artifacts = `[the artifacts of the run](<${scene.runUrl}#artifacts>)`;
  const rest = missing === 0 ? '' : `\n_${count(missing, 'link')} more, left out for length: ${artifacts} have all._\n`;
  return head + body + rest + foot;
}

const legend =
  'Tick what you are looking after: ticks stay. This text is written anew with every run, silently; there is a comment when something is newly dead.';

/** The text of a comment on what is newly dead. */
export function commentText({ fresh }: Standings, scene: IssueScene, limit: number = issueLimit): string {
  const head = `**${count(fresh.length, 'link')} newly dead:**\n\n`;
  const lines = fresh.map((dead) =>
    deadLine(dead, scene)
      .replace(/^- \[.\]/, '-')
      .replace(/ <!--.*-->\n$/, '\n'),
  );
  const { text, shown } = linesThatFit(lines, limit - head.length - reserve);
  const missing = lines.length - shown;
  return `${head}${text}${missing === 0 ? '' : `\n_${number(missing)} more: the text of the issue or the artifacts have them._\n`}`;
}

function headOf(report: Report, standings: Standings, scene: IssueScene): string {
  const { fresh, still, recovered, settled, unjudged, watching, unchecked, doubt } = standings;
  const parts: readonly (readonly [number, string])[] = [
    [fresh.length, 'new'],
    [still.length, 'still dead'],
    [unjudged.length, 'not judged this time'],
    [recovered.length, 'recovered'],
    [settled.length, 'settled'],
    [watching.length, 'watched'],
    [unchecked.length, 'could not be checked'],
  ];
  const counts = parts.filter(([times]) => times > 0).map(([times, what]) => `${number(times)} ${what}`);
  const dead = deadCount(standings);
  const total = dead === 0 ? 'No link is dead' : count(dead, 'dead link');
  const commit = `[${markdownCode(scene.commit.slice(0, 10), 'line')}](<${scene.repositoryUrl}/tree/${scene.commit}>)`;
  const notes = [...caveats(report), ...(doubt === null ? [] : [doubts[doubt]])];
  return [
    `**${total}**${counts.length === 0 ? '' : `: ${counts.join(', ')}`}.\n`,
    `Looked at on ${day(scene.today)}, in commit ${commit}, by [this run](<${scene.runUrl}>).\n`,
    ...notes.map((note) => `\n> ${markdownProse(note, 'line')}\n`),
  ].join('');
}

const doubts: Readonly<Record<Doubt, string>> = {
  offline: 'This run was offline: nothing is taken back by it, and the issue is not closed.',
  incomplete: 'This run was incomplete: nothing is taken back by it, and the issue is not closed.',
  part: 'This run looked at a part of the links: nothing is taken back by it, and the issue is not closed.',
  unreadable: 'This run could not read a file: nothing is taken back by it, and the issue is not closed.',
};

function sectionsOf(standings: Standings, scene: IssueScene): readonly Section[] {
  const { fresh, still, recovered, settled, unjudged, watching, unchecked } = standings;
  const gone = settled.map(settledLine).filter((line) => line !== '');
  const nights = `failed on fewer than ${number(scene.after)} nights`;
  const all: readonly Section[] = [
    { name: 'New', lines: fresh.map((link) => deadLine(link, scene)), fold: 'open' },
    { name: 'Still dead', lines: still.map((link) => deadLine(link, scene)), fold: 'open' },
    {
      name: 'Dead before, not judged this time',
      lines: unjudged.map((link) => unjudgedLine(link, scene)).filter((line) => line !== ''),
      fold: 'open',
    },
    { name: 'Recovered', lines: recovered.map((link) => recoveredLine(link, scene)), fold: 'open' },
    { name: 'Settled', lines: gone, fold: 'folded' },
    { name: `Watching: ${nights}`, lines: watching.map((link) => openLine(link, scene, 'nights')), fold: 'folded' },
    { name: 'Could not check', lines: unchecked.map((link) => openLine(link, scene, 'reason')), fold: 'folded' },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

/** As many of a section's lines as fit into `room` UTF-16 units, none if not even its heading does. */
function writeSection({ name, lines, fold }: Section, room: number): Fitting {
  const title = `${name} (${number(lines.length)})`;
  return fold === 'open'
    ? framedLinesThatFit([`\n### ${title}\n\n`, ''], lines, room)
    : framedLinesThatFit([`\n<details><summary>${title}</summary>\n\n`, '\n</details>\n'], lines, room);
}

/** All that is told as dead, with or without a line of its own. */
function memoryComment(standings: Standings, limit: number): string {
  const { fresh, still, unjudged } = standings;
  const told: readonly (readonly [string, Pick<Told, 'since' | 'box'>])[] = [
    ...still.map((dead) => [dead.key, dead] as const),
    ...fresh.map((dead) => [dead.key, dead] as const),
    ...unjudged.map(({ key, told }) => [key, told] as const),
  ];
  const tokens = told.map(([key, each]) => `${writeToken(key, each)}${each.box === 'ticked' ? '+' : ''}\n`);
  const { text, shown } = linesThatFit(tokens, limit);
  return `<!-- linkmend:memory ${shown < tokens.length ? 'cut' : 'whole'}\n${text}-->`;
}
