import type { StateConfig } from '../config/state-config.ts';
import type { Sighting } from './merge.ts';

/** The sightings of one address that matter. All are oldest first. */
export interface Timeline {
  /** Where the dates of the history rest, when that is before the recent ones. */
  readonly anchors: readonly Sighting[];
  readonly recent: readonly Sighting[];
  /** Later than now: a clock was wrong, here or elsewhere. They count once their time has come. */
  readonly future: readonly Sighting[];
}

const day = 24 * 60 * 60 * 1000;

/**
 * Chooses the sightings that matter. Of a series of equal ones the first, the last and one a day stay: nothing that comes
 * in between is lost, so that a page that was alive for a moment never counts as unreachable all the time. What is older
 * than the newest ones stays as far as it tells when a page was last shown, and when it failed first after that.
 *
 * @param sightings oldest first
 * @param now milliseconds since the epoch
 */
export function retain(sightings: readonly Sighting[], now: number, { length }: StateConfig['history']): Timeline {
  const future = sightings.filter(({ at }) => at > now).slice(0, length);
  const thinned = thin(sightings.filter(({ at }) => at <= now));
  const recent = thinned.slice(-length);
  const older = thinned.slice(0, -length);
  const shown = older.findLastIndex(isShown);
  const anchors = shown === -1 || recent.some(isShown) ? older.slice(0, 1) : older.slice(shown, shown + 2);
  return { anchors, recent, future };
}

function thin(sightings: readonly Sighting[]): readonly Sighting[] {
  return sightings.filter((sighting, index) => {
    const [before, after] = [sightings[index - 1], sightings[index + 1]];
    if (before === undefined || after === undefined) return true;
    const alike = isAlike(before, sighting) && isAlike(sighting, after);
    return !alike || dayOf(before) !== dayOf(sighting);
  });
}

function isAlike(a: Sighting, b: Sighting): boolean {
  return a.text === b.text && a.network === b.network;
}

function dayOf({ at }: Sighting): number {
  return Math.floor(at / day);
}

/** Whether a page was shown, as far as facts tell. What it counts for is policy; this only decides what to keep. */
function isShown({ facts: { ending, looks } }: Sighting): boolean {
  if (ending.kind !== 'answer' || ending.answer.status < 200 || ending.answer.status > 299) return false;
  return !looks.some(
    (look) => (look.kind === 'sibling' && look.lies) || (look.kind === 'site' && look.says === 'gone'),
  );
}
