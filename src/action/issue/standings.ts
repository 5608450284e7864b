import { assertNever } from '../../model/assert-never.ts';
import type { LinkRow, Report, ReportRun } from '../../model/report.ts';
import { type FindingRow, labelOf, rowsOf } from '../../report/rows.ts';
import { day } from '../../report/wording.ts';
import { linkKey } from '../link-key.ts';
import type { Memory, Told } from './memory.ts';
import { nightsOf } from './nights.ts';

/** A link that the issue calls dead. */
export interface DeadLink {
  readonly key: string;
  readonly row: FindingRow;
  readonly link: LinkRow;
  /** The first day on which it is known to have failed, `YYYY-MM-DD`. */
  readonly since: string;
  readonly box: Told['box'];
}

/** A link that fails, or was not seen, and is not called dead for it. */
export interface OpenLink {
  readonly row: FindingRow;
  readonly link: LinkRow;
  readonly nights: number;
}

/** A link that the issue has called dead, and what has become of it. */
export interface ToldLink {
  readonly key: string;
  readonly told: Told;
  /** `null` where the report does not know it. */
  readonly link: LinkRow | null;
}

/** Where every link stands that the issue has to speak of, each in the order of the report. */
export interface Standings {
  /** Dead for long enough, and never told. */
  readonly fresh: readonly DeadLink[];
  /** Dead, and told before. */
  readonly still: readonly DeadLink[];
  /** Told before, and a reader gets the page again. */
  readonly recovered: readonly ToldLink[];
  /** Told before; taken out, mended, or muted since. */
  readonly settled: readonly ToldLink[];
  /** Told before, and not judged this time: the issue goes on calling it dead. */
  readonly unjudged: readonly ToldLink[];
  /** Dead, but on too few nights yet. */
  readonly watching: readonly OpenLink[];
  /** Blocked or unstable, and never told as dead. */
  readonly unchecked: readonly OpenLink[];
  /** Why this run can neither take anything back nor close the issue. */
  readonly doubt: Doubt | null;
}

/** How many links the issue calls dead, those included that were not judged this time. */
export function deadCount({ fresh, still, unjudged }: Standings): number {
  return fresh.length + still.length + unjudged.length;
}

export type Doubt = 'offline' | 'incomplete' | 'part' | 'unreadable';

/** Why a run does not speak for all links of the list; `null` where it does. */
export function doubtOf({ run, inputs }: Report): Doubt | null {
  if (run.offline) return 'offline';
  if (!run.complete) return 'incomplete';
  if (run.scope.since !== null || run.scope.shard !== null) return 'part';
  return inputs.some(({ state }) => state === 'unreadable') ? 'unreadable' : null;
}

/**
 * Sorts the links of a report by what is to be said of them.
 *
 * @param memory what the issue has said so far
 * @param after nights on which a link must have failed before it is called dead
 */
export function standingsOf(report: Report, memory: Memory, after: number): Standings {
  const { run } = report;
  const rows = rowsOf(report).filter(({ state, link }) => state === 'open' && link !== null);
  const links = new Map(
    report.links.filter(({ reason }) => reason !== 'ignored').map((link) => [linkKey(link.url), link]),
  );
  const dead = deadOf(rows);
  const doubt = doubtOf(report);
  const asDead = [...dead].map(([key, seen]) => ({
    key,
    ...seen,
    ...placeDead(key, seen.link, { run, memory, after }),
  }));
  const of = (place: DeadPlace): readonly DeadLink[] => asDead.filter((each) => each.place === place);
  const past = [...memory.told]
    .filter(([key]) => !dead.has(key))
    .map(([key, told]) => ({ key, told, link: links.get(key) ?? null }))
    .map((one) => ({ ...one, place: placeTold(one.link, doubt) }));
  return {
    fresh: of('fresh'),
    still: of('still'),
    recovered: past.filter(({ place }) => place === 'recovered'),
    settled: past.filter(({ place }) => place === 'settled'),
    unjudged: past.filter(({ place }) => place === 'unjudged'),
    watching: asDead
      .filter(({ place }) => place === 'watching')
      .map((each) => ({ ...each, nights: nightsOf(each.link, run.startedAt) })),
    unchecked: uncheckedOf(rows, memory, run),
    doubt,
  };
}

interface SeenLink {
  readonly row: FindingRow;
  readonly link: LinkRow;
}

/** What a reader is to do something about: an info says that somebody has, or that nobody wants to. */
function deadOf(rows: readonly FindingRow[]): ReadonlyMap<string, SeenLink> {
  const dead = new Map<string, SeenLink>();
  for (const row of rows) {
    const { link, severity, rule } = row;
    if (link === null || severity === 'info' || labelOf(rule) !== 'dead') continue;
    const key = linkKey(link.url);
    if (!dead.has(key)) dead.set(key, { row, link });
  }
  return dead;
}

type DeadPlace = 'fresh' | 'still' | 'watching';

interface Context {
  readonly run: ReportRun;
  readonly memory: Memory;
  readonly after: number;
}

function placeDead(
  key: string,
  link: LinkRow,
  { run, memory, after }: Context,
): { readonly place: DeadPlace; readonly since: string; readonly box: Told['box'] } {
  const told = memory.told.get(key);
  const nights = nightsOf(link, run.startedAt);
  const failing = day(link.failingSince ?? link.checkedAt ?? run.startedAt);
  if (told !== undefined) {
    return { place: 'still', since: earlier(told.since ?? failing, failing), box: told.box };
  }
  const place = nights < after ? 'watching' : isNews(nights, memory, after) ? 'fresh' : 'still';
  return { place, since: failing, box: 'open' };
}

/** Where the issue has forgotten what it told, only what has come of age this very night is surely no repetition. */
function isNews(nights: number, { extent }: Memory, after: number): boolean {
  return extent === 'whole' || nights === after;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function placeTold(link: LinkRow | null, doubt: Doubt | null): 'recovered' | 'settled' | 'unjudged' {
  if (doubt !== null) return 'unjudged';
  if (link === null) return 'settled';
  switch (link.verdict) {
    case 'ok':
    case 'moved':
    case 'redirected':
    case 'insecure':
      return 'recovered';
    case 'blocked':
    case 'unstable':
    case null:
      return 'unjudged';
    // Its death is told nowhere any more: mended, archived beside it, or set to info or off.
    case 'dead':
      return 'settled';
    case 'skipped':
      return link.reason === 'offline' || link.reason === 'budget' ? 'unjudged' : 'settled';
    default:
      return assertNever(link.verdict);
  }
}

function uncheckedOf(rows: readonly FindingRow[], { told }: Memory, run: ReportRun): readonly OpenLink[] {
  return rows.flatMap((row) => {
    const { link, rule } = row;
    const verdict = labelOf(rule);
    if (link === null || (verdict !== 'blocked' && verdict !== 'unstable') || told.has(linkKey(link.url))) return [];
    return [{ row, link, nights: nightsOf(link, run.startedAt) }];
  });
}
