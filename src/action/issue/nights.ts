import type { LinkRow } from '../../model/report.ts';
import { day } from '../../report/wording.ts';

/**
 * On how many nights, which are days in UTC, a failing link has failed without a break, this run's included, as far as the
 * report knows. What is read from the work tree needs no second look: files and anchors have no bad evenings.
 *
 * @param today when the run began, ISO 8601, UTC
 * @returns at least 1; `Infinity` for what was not asked over the network
 */
export function nightsOf(link: LinkRow, today: string): number {
  if (link.from === 'local') return Number.POSITIVE_INFINITY;
  const days = new Set([day(link.checkedAt ?? today)]);
  const { failingSince } = link;
  // Without one nothing is remembered: that is no longer streak, and no shorter one.
  if (failingSince === null) return days.size;
  days.add(day(failingSince));
  for (const { at, verdict } of link.history) {
    const fails = verdict === 'dead' || verdict === 'unstable';
    if (fails && Date.parse(at) >= Date.parse(failingSince)) days.add(day(at));
  }
  return days.size;
}
