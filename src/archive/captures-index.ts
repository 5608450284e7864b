import type { ArchiveAnswer } from './ask.ts';
import { isExclusion } from './exclusion.ts';
import type { Unknown } from './polite-ask.ts';
import type { MediaKind } from './read-playback.ts';
import { parseTimestamp, type Timestamp } from './timestamp.ts';

/** A question to the CDX index: captures with status 200 on one side of a moment, the nearest first. */
export interface IndexQuestion {
  /** Absolute, without fragment. */
  readonly url: string;
  /** `null` for the newest captures of all. */
  readonly bound: { readonly side: 'before' | 'after'; readonly at: Timestamp } | null;
  readonly rows: number;
  /** `whole` reads all blocks of the index, not only the latest one. */
  readonly reach: 'default' | 'whole';
}

export type IndexAnswer =
  | { readonly kind: 'captures' /** Oldest first. */; readonly at: readonly Timestamp[]; readonly listed: number }
  | { readonly kind: 'unknown'; readonly why: Unknown };

/**
 * The address of a CDX request (internetarchive/wayback, wayback-cdx-server). Rows come oldest first, so that a negative
 * `limit` gives the newest. `sort=closest` and `limit=-1` are not used: both make the server filter one block only.
 */
export function indexUrl(endpoint: string, { url, bound, rows, reach }: IndexQuestion): string {
  const parameters = new URLSearchParams({
    url,
    output: 'json',
    fl: 'timestamp,statuscode,mimetype',
    filter: 'statuscode:200',
    limit: String(bound?.side === 'after' ? rows : -rows),
  });
  if (bound !== null) parameters.set(bound.side === 'after' ? 'from' : 'to', bound.at);
  if (reach === 'whole') parameters.set('fastLatest', 'false');
  return `${endpoint}/cdx/search/cdx?${parameters}`;
}

/** Reads a CDX answer. Only a list says that there is nothing: an empty body is no list. */
export function readIndex(answer: ArchiveAnswer, kind: MediaKind): IndexAnswer {
  if (isExclusion(answer)) return { kind: 'unknown', why: 'excluded' };
  const rows = answer.status === 200 ? parseRows(answer.body) : null;
  if (rows === null) return { kind: 'unknown', why: answer.body.trim() === '' ? 'silent' : 'unreadable' };
  const fitting = rows.filter(({ statuscode, mimetype = '' }) => {
    return statuscode === '200' && !(kind === 'media' && mimetype.startsWith('text/html'));
  });
  const at = fitting.flatMap(({ timestamp = '' }) => (parseTimestamp(timestamp) === null ? [] : [timestamp]));
  return { kind: 'captures', at: [...new Set(at)].sort(), listed: rows.length };
}

/** The rows of a JSON answer, whose first one names the fields; `null` for anything else. */
function parseRows(body: string): readonly Readonly<Record<string, string | undefined>>[] | null {
  const table = parseJson(body);
  if (!Array.isArray(table) || !table.every(isRow)) return null;
  const [names = [], ...rows] = table;
  if (table.length > 0 && !names.includes('timestamp')) return null;
  return rows.map((row) => Object.fromEntries(names.map((name, column) => [name, row[column]])));
}

function isRow(row: unknown): row is readonly string[] {
  return Array.isArray(row) && row.every((cell) => typeof cell === 'string');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
