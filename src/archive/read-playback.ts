import { defaults } from '../config/defaults.ts';
import { canParseUrl } from '../model/can-parse-url.ts';
import { parkingMarks } from '../probe/page/parking.ts';
import { type Scan, scanHtml } from '../probe/page/scan-html.ts';
import { findStandIn } from '../probe/page/stand-in.ts';
import { suspicionOf } from '../probe/suspicion.ts';
import type { ArchiveAnswer } from './ask.ts';
import { isExclusion } from './exclusion.ts';
import { isPlaceholder } from './placeholder.ts';
import { isCapture, type Unknown } from './polite-ask.ts';
import { formatTimestamp, parseTimestamp, type Timestamp } from './timestamp.ts';

/** What one un-followed playback request tells. */
export type Playback =
  /** A capture was shown: `good` when it shows the page that was captured, with status 200. */
  | { readonly kind: 'capture'; readonly at: Timestamp | null; readonly quality: 'good' | 'bad' }
  /** The nearest capture is another one. */
  | { readonly kind: 'elsewhere'; readonly at: Timestamp }
  /** The address was never captured. */
  | { readonly kind: 'never' }
  | { readonly kind: 'unknown'; readonly why: Unknown };

/** What is to be seen at the address: a page, or something that a page shows or offers. */
export type MediaKind = 'page' | 'media';

/** How the Wayback Machine shows a captured redirect: a page of its own, with status 200 and `Memento-Datetime`. */
const redirectPage = /<p class="code[^"]*">\s*Got an HTTP 3\d\d response at crawl time/;

/**
 * Reads the answer to a playback request. Only what carries `Memento-Datetime` (RFC 7089) is a capture; anything else is
 * the archive talking.
 *
 * @param url the captured address, absolute
 */
export function readPlayback(answer: ArchiveAnswer, url: string, kind: MediaKind): Playback {
  if (isCapture(answer)) {
    const quality = answer.status === 200 && showsPage(answer, url, kind) ? 'good' : 'bad';
    return { kind: 'capture', at: timestampOf(answer), quality };
  }
  if (isExclusion(answer)) return { kind: 'unknown', why: 'excluded' };
  const [, at = ''] = /\/web\/(\d{14})(?:[a-z]{2}_)?\//.exec(answer.headers['location'] ?? '') ?? [];
  if (answer.status >= 300 && answer.status < 400 && parseTimestamp(at) !== null) return { kind: 'elsewhere', at };
  return answer.status === 404 ? { kind: 'never' } : { kind: 'unknown', why: 'unreadable' };
}

function timestampOf({ headers }: ArchiveAnswer): Timestamp | null {
  const time = Date.parse(headers['memento-datetime'] ?? '');
  return Number.isNaN(time) ? null : formatTimestamp(new Date(time));
}

/** Here, unlike for live pages, a title alone disqualifies: a captured page cannot be asked for its sibling. */
function showsPage({ headers, body }: ArchiveAnswer, url: string, kind: MediaKind): boolean {
  const html = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? 'text/html');
  if (!html) return true;
  if (kind === 'media' || redirectPage.test(body) || body.trim() === '') return false;
  const scan = scanHtml(body, url);
  if (leadsOn(scan.refresh, url)) return false;
  const title = scan.title?.replace(/\s+/g, ' ').trim() ?? null;
  if (isPlaceholder(title, url) || findStandIn(scan) === 'challenge') return false;
  const parking = parkingMarks({ ...scan, title });
  return suspicionOf({ start: url, final: url, status: 200, page: { title, parking } }) === null;
}

/** Whether a captured page is on its way to another one. The archive rewrites addresses to its own. */
function leadsOn(refresh: Scan['refresh'], url: string): boolean {
  if (refresh === null || refresh.url === null || refresh.seconds * 1000 > defaults.probe.longestRefresh) return false;
  const target = refresh.url.replace(/^https?:\/\/[^/]+\/web\/\d{1,14}(?:[a-z]{2}_)?\//, '');
  return !canParseUrl(target) || new URL(target).href !== new URL(url).href;
}
