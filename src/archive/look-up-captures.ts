import type { Capture } from '../model/capture.ts';
import type { Judged, LinkedPlace } from '../model/judged.ts';
import type { Reason } from '../model/verdict.ts';
import type { Archive } from './archive.ts';
import { isArchiveAddress } from './is-archive.ts';

/** Deaths of pages that were there once. Nobody archived a misspelt address. */
const archivable: ReadonlySet<Reason | null> = new Set([
  'not-found',
  'gone',
  'dns',
  'soft-404',
  'parked',
  'redirect-loop',
  'too-many-redirects',
  'long-unreachable',
]);

export interface CapturePorts {
  readonly archive: Archive;
  /** The day on which a place got its address, ISO 8601; `null` where nobody knows. */
  readonly addedAt: (place: LinkedPlace) => Promise<string | null>;
  /** Called after each answer. */
  readonly answered: (capture: Capture) => void;
}

/** The rows about which the archive is asked: pages that died, unless their address is an archive's already. */
export function needsCapture({ target, verdict }: Judged): boolean {
  if (target.kind !== 'web' || verdict?.kind !== 'dead' || !archivable.has(verdict.reason)) return false;
  return !isArchiveAddress(target.url);
}

/**
 * Looks up what the archive has for each dead page. The wanted day is the last one on which it was seen alive; else the
 * earliest one on which a list got its address.
 */
export async function lookUpCaptures(
  judged: readonly Judged[],
  { archive, addedAt, answered }: CapturePorts,
  signal: AbortSignal,
): Promise<readonly Judged[]> {
  return Promise.all(
    judged.map(async (row) => {
      if (!needsCapture(row)) return row;
      const days = await Promise.all(row.places.map(addedAt));
      const [oldest = null] = days.filter((day) => day !== null).sort();
      const at = row.history?.lastOkAt ?? oldest;
      const kind = row.places.every(({ link }) => link.role === 'media') ? 'media' : 'page';
      const wanted = at === null ? null : { at };
      const capture = await archive.find({ url: row.url, wanted, kind }, signal);
      answered(capture);
      return { ...row, capture };
    }),
  );
}
