/** A moment as web archives write it: 14 digits, `YYYYMMDDhhmmss`, UTC. Sorts as text. */
export type Timestamp = string;

/** Reads 14 digits; `null` for anything that is no moment in time. */
export function parseTimestamp(text: string): Date | null {
  const [, ...parts] = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (parts.length === 0) return null;
  const date = new Date(`${parts.slice(0, 3).join('-')}T${parts.slice(3).join(':')}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Writes a moment with 14 digits. */
export function formatTimestamp(date: Date): Timestamp {
  return date.toISOString().replace(/\D/g, '').slice(0, 14);
}

/** The last second of a moment's day, UTC; `null` for text that is no date. */
export function endOfDay(iso: string): Timestamp | null {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : `${formatTimestamp(new Date(time)).slice(0, 8)}235959`;
}

/** A timestamp some seconds later, or earlier where they are negative. */
export function shift(timestamp: Timestamp, seconds: number): Timestamp {
  const date = parseTimestamp(timestamp);
  return date === null ? timestamp : formatTimestamp(new Date(date.getTime() + seconds * 1000));
}
