import type { LinkRow, Report } from '../../model/report.ts';
import { type VerdictKind, verdictKinds } from '../../model/verdict.ts';
import { day } from '../wording.ts';
import { pastResults, verdictIn } from './link-history.ts';

/** How many links had which verdict, as they were last seen at the end of each day on which any was asked. */
export interface CountsOverTime {
  /** `2026-09-01`, oldest first; at least two. */
  readonly days: readonly string[];
  /** One count a day. */
  readonly counts: Readonly<Record<VerdictKind, readonly number[]>>;
}

/**
 * Counts over time, as far as the histories of links reach. A link counts from the first run on that is remembered of it;
 * nothing is known before. `null` where all is of one day.
 */
export function countsOverTime({ links, run }: Report): CountsOverTime | null {
  const changes = new Map<string, Map<string, number>>([[day(run.startedAt), new Map()]]);
  const change = (when: string, verdict: string, by: number) => {
    const ofDay = changes.get(when) ?? new Map<string, number>();
    changes.set(when, ofDay.set(verdict, (ofDay.get(verdict) ?? 0) + by));
  };
  for (const link of links) countChanges(link, change);
  if (changes.size < 2 || ![...changes.keys()].every((when) => /^\d{4}-\d\d-\d\d$/.test(when))) return null;
  const days = [...changes.keys()].sort();
  const counted = verdictKinds.map((kind) => {
    let now = 0;
    return [
      kind,
      days.map((when) => {
        now += changes.get(when)?.get(kind) ?? 0;
        return now;
      }),
    ];
  });
  return { days, counts: Object.fromEntries(counted) };
}

function countChanges(link: LinkRow, change: (when: string, verdict: string, by: number) => void): void {
  let before: string | null = null;
  for (const { at, result } of pastResults(link)) {
    const verdict = verdictIn(result);
    if (before !== null) change(day(at), before, -1);
    change(day(at), verdict, 1);
    before = verdict;
  }
}
