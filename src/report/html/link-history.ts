import type { LinkRow } from '../../model/report.ts';
import type { Names } from './names.ts';

/** What one run made of a link. */
export interface PastResult {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `ok`, `dead/not-found`, as in {@link resultOf}. */
  readonly result: string;
}

/** `ok`, `dead/not-found`; empty for what was not judged. */
export function resultOf({ verdict, reason }: Pick<LinkRow, 'verdict' | 'reason'>): string {
  if (verdict === null) return '';
  return reason === null ? verdict : `${verdict}/${reason}`;
}

/** The verdict of a {@link resultOf}. */
export function verdictIn(result: string): string {
  return result.split('/', 1)[0] ?? '';
}

/**
 * What runs made of a link, oldest first, this run's answer at the end. Runs that did not ask have seen nothing: a link that
 * was skipped, or whose remembered answer stood in, has no result of that day.
 */
export function pastResults(row: Pick<LinkRow, 'verdict' | 'reason' | 'checkedAt' | 'history'>): readonly PastResult[] {
  const past = row.history.map((outcome) => ({ at: outcome.at, result: resultOf(outcome) }));
  const { checkedAt } = row;
  const known = past.filter(({ at }) => checkedAt === null || at < checkedAt);
  const now = checkedAt === null || row.verdict === null ? [] : [{ at: checkedAt, result: resultOf(row) }];
  return [...known, ...now].filter(({ result }) => !result.startsWith('skipped'));
}

/** The same as pairs of numbers; nothing where only this run is known. */
export function historyOf(row: LinkRow, times: Names, results: Names): readonly number[] {
  if (row.history.length === 0) return [];
  return pastResults(row).flatMap(({ at, result }) => [times.indexOf(at), results.indexOf(result)]);
}
