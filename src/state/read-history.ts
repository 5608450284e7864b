import { remember } from '../judge/history.ts';
import type { History, Outcome } from '../model/history.ts';
import { type Reader, readSighting } from './read-sighting.ts';
import type { Timeline } from './retain.ts';

/**
 * The history of a link under today's policy. Its dates may be older than its outcomes.
 *
 * @returns `null` where nothing is remembered
 */
export function readHistory(
  { anchors, recent }: Timeline,
  link: { readonly requestKey: string; readonly fragment: string | null },
  reader: Reader,
): History | null {
  if (recent.length === 0) return null;
  const read = (sightings: Timeline['recent']): readonly Outcome[] =>
    sightings.map((sighting) => readSighting(sighting, link, reader));
  const outcomes = read(recent);
  const { lastOkAt, failingSince } = [...read(anchors), ...outcomes].reduce<History>(remember, nothing);
  return { lastOkAt, failingSince, outcomes };
}

const nothing: History = { lastOkAt: null, failingSince: null, outcomes: [] };
