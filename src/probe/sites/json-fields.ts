/** An object of unknown shape. */
export type Fields = Readonly<Record<string, unknown>>;

/** `null` for what is no object. */
export function toFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** `null` for what is no JSON, or no object in it. */
export function parseFields(text: string): Fields | null {
  try {
    return toFields(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A point in time, as ISO 8601 in UTC; `null` for what is none. */
export function readTime(value: unknown): string | null {
  const time = typeof value === 'string' ? new Date(value) : null;
  return time === null || Number.isNaN(time.getTime()) ? null : time.toISOString().replace('.000Z', 'Z');
}

export function readCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}
