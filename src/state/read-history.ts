import { remember } from '../judge/history.ts';
import type { History, Outcome } from '../model/history.ts';
import type { LinkedPage, Reader } from './read-sighting.ts';
import type { Timeline } from './retain.ts';

/**
 * The history of a link under today's policy. Its dates may be older than its outcomes.
 *
 * @returns `null` where nothing is remembered
 */
export function readHistory({ anchors, recent }: Timeline, link: LinkedPage, { read }: Reader): History | null {
  if (recent.length === 0) return null;
  const outcomes = recent.map((sighting) => read(sighting, link));
  const older = anchors.map((sighting) => read(sighting, link));
  const { lastOkAt, failingSince } = [...older, ...outcomes].reduce(withDates, nothing);
  return { lastOkAt, failingSince, outcomes };
}

const nothing: History = { lastOkAt: null, failingSince: null, outcomes: [] };

/** Only the dates: no outcome needs those before it. */
function withDates(history: History, outcome: Outcome): History {
  return { ...remember(history, outcome), outcomes: [] };
}
