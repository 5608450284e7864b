/**
 * A segment's file name: when it was begun and something random; `merged` for one that holds earlier ones, and `closing`
 * while it is being brought together with others.
 */
const pattern = /^\d{8}T\d{9}Z-[0-9a-f]{16}(?<merged>\.merged)?\.ndjson(?<closing>\.closing)?$/;

/** What a segment's name tells; `null` for other files. */
export function readSegmentName(name: string): { readonly role: 'run' | 'merged' | 'closing' } | null {
  const { groups } = pattern.exec(name) ?? {};
  if (groups === undefined) return null;
  if (groups['closing'] !== undefined) return { role: 'closing' };
  return { role: groups['merged'] === undefined ? 'run' : 'merged' };
}

/** What a compaction writes before it has all; of no use afterwards. */
export function isUnfinishedMerge(name: string): boolean {
  return name.endsWith('.tmp') && readSegmentName(name.slice(0, -'.tmp'.length)) !== null;
}

/**
 * The name of a run, or of a compaction: sorts by time.
 *
 * @param now milliseconds since the epoch
 * @param random 16 hexadecimal digits
 */
export function nameRun(now: number, random: string): string {
  const time = new Date(now).toISOString().replace(/[-:.]/g, '');
  return `${time}-${random}`;
}
