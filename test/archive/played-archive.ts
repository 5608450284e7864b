import type { ArchiveAnswer, ArchiveAsk, ArchiveFailure } from '../../src/archive/ask.ts';
import { parseTimestamp } from '../../src/archive/timestamp.ts';
import { defaults } from '../../src/config/defaults.ts';

export const config = defaults.archive;

/** One played capture. */
export interface Played {
  readonly at: string;
  readonly status?: number;
  readonly title?: string;
  readonly type?: string;
  /** Listed in the index, but not to be seen. */
  readonly playback?: 'shown' | 'missing' | 'broken';
}

export function answer(status: number, headers: Readonly<Record<string, string>> = {}, body = ''): ArchiveAnswer {
  return { kind: 'answer', status, headers, body };
}

export const excluded = answer(
  403,
  { 'x-archive-wayback-runtime-error': 'AdministrativeAccessControlException: Blocked Site Error' },
  'This URL has been excluded from the Wayback Machine.',
);

export const failure: ArchiveFailure = { kind: 'failure', why: 'refused' };

/** Plays the Wayback Machine for one address, and keeps what it was asked. */
export function playArchive(captures: readonly Played[]): { readonly ask: ArchiveAsk; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    ask: async (address) => {
      const { pathname, search, searchParams } = new URL(address);
      asked.push(`${pathname}${search}`);
      if (pathname === '/cdx/search/cdx') return index(captures, searchParams);
      const [, at = null] = /^\/web\/(?:(\d{14})\/)?http/.exec(pathname) ?? [];
      return playback(captures, at);
    },
  };
}

function playback(captures: readonly Played[], at: string | null): ArchiveAnswer {
  const playable = captures.filter(({ playback }) => playback !== 'missing');
  const nearest = at === null ? playable.at(-1) : near(playable, at);
  if (nearest === undefined) return answer(404, {}, '<p>Wayback Machine has not archived that URL.</p>');
  if (nearest.at !== at)
    return answer(302, { location: `https://web.archive.org/web/${nearest.at}/https://x.example/` });
  return nearest.playback === 'broken' ? answer(502) : capture(nearest);
}

export function capture({ at, status = 200, title = 'The page', type = 'text/html' }: Played): ArchiveAnswer {
  const headers = { 'memento-datetime': dateOf(at).toUTCString(), 'content-type': type };
  if (status >= 300 && status < 400) {
    return answer(200, headers, `<p class="code shift red">Got an HTTP ${status} response at crawl time</p>`);
  }
  return answer(status, headers, `<html><head><title>${title}</title></head><body>${title}</body></html>`);
}

function index(captures: readonly Played[], query: URLSearchParams): ArchiveAnswer {
  const [from, to, limit] = [query.get('from') ?? '', query.get('to') ?? '9', Number(query.get('limit'))];
  const good = captures.filter(({ at, status = 200 }) => status === 200 && at >= from && at <= to);
  const rows = limit < 0 ? good.slice(limit) : good.slice(0, limit);
  const table = rows.map(({ at, type = 'text/html' }) => [at, '200', type]);
  return answer(200, {}, JSON.stringify(rows.length === 0 ? [] : [['timestamp', 'statuscode', 'mimetype'], ...table]));
}

function near(captures: readonly Played[], at: string): Played | undefined {
  const distance = (one: Played): number => Math.abs(dateOf(one.at).getTime() - dateOf(at).getTime());
  return [...captures].sort((one, other) => distance(one) - distance(other))[0];
}

function dateOf(at: string): Date {
  const date = parseTimestamp(at);
  if (date === null) throw new TypeError(at);
  return date;
}

/** A clock that only moves when someone sleeps. */
export function playClock(): {
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  readonly slept: number[];
} {
  let time = Date.UTC(2026, 0, 1);
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
      time += ms;
    },
  };
}
