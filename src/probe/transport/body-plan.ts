import type { ExchangeRequest } from '../exchange.ts';
import { parseCodings } from './content-coding.ts';
import type { BodyPlan } from './read-body.ts';

type Headers = Readonly<Record<string, string>>;

const htmlTypes: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);

/**
 * What to do with the body of an answer. A missing `content-type` counts as HTML, as browsers would sniff it. Bodies in
 * an unknown coding and of types that were not asked for are read only where their length is known to be worth a connection.
 *
 * @param drainBytes Undecoded bytes that are worth reading only to keep the connection.
 */
export function planBody(headers: Headers, wanted: ExchangeRequest['body'], drainBytes: number): BodyPlan {
  const codings = parseCodings(headers['content-encoding']);
  if (codings !== 'unknown' && (wanted.types === 'any' || isHtml(headers['content-type']))) {
    return { kind: 'read', codings, bytes: wanted.bytes };
  }
  const length = Number(headers['content-length'] ?? Number.NaN);
  return length <= drainBytes ? { kind: 'drain' } : { kind: 'leave' };
}

function isHtml(type: string | undefined): boolean {
  const media = (type ?? '')
    .replace(/[;,].*$/s, '')
    .trim()
    .toLowerCase();
  return media === '' || htmlTypes.has(media);
}
