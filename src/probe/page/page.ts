import { cutText } from '../../model/cut-text.ts';
import { none } from '../../model/none.ts';
import type { Page } from '../../model/probe.ts';
import { commonText } from '../common-text.ts';
import { findAnchors, isScripted } from './anchors.ts';
import { decodePage } from './charset.ts';
import { parkingMarks } from './parking.ts';
import { parseRefresh } from './refresh.ts';
import { type Scan, scanHtml } from './scan-html.ts';
import { findStandIn } from './stand-in.ts';

/** An answer as far as its page is concerned. */
export interface PageSource {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed, possibly cut. */
  readonly body: Uint8Array;
  /** Whether the body is whole. */
  readonly ended: boolean;
}

/** UTF-16 units of a title that are kept. */
const titleLength = 300;

const htmlTypes: readonly (string | null)[] = [null, 'text/html', 'application/xhtml+xml'];

/**
 * Reads what the wire told of a page.
 *
 * @param fragments as written, without `#`; empty when no anchors are asked for. They are looked for in HTML alone
 */
export function readPage(source: PageSource, fragments: readonly string[]): Page {
  const { url, headers, body, ended } = source;
  const type = mediaType(headers['content-type']);
  const readable = htmlTypes.includes(type) && body.length > 0;
  const scan = readable ? scanHtml(decodePage(body, headers['content-type']), url) : null;
  const title = tidyTitle(scan?.title ?? '');
  const asked = fragments.length > 0 && scan !== null;
  return {
    ended: ended && scan?.extent !== 'part',
    bytes: body.length,
    type,
    title,
    refresh: readRefresh(headers['refresh'], scan, url),
    parking: scan === null ? none : parkingMarks({ ...scan, title }),
    standIn: scan === null ? null : findStandIn(scan),
    anchors: asked ? { found: findAnchors(fragments, scan.names), scripted: isScripted(fragments, scan) } : null,
  };
}

/** The header comes into force first, as in browsers. */
function readRefresh(header: string | undefined, scan: Scan | null, url: string): Page['refresh'] {
  const sent = header === undefined ? null : parseRefresh(header, url);
  if (sent !== null) return { ...sent, via: 'refresh-header' };
  return scan?.refresh ? { ...scan.refresh, via: 'meta-refresh' } : null;
}

/** The media type without parameters, lower case; `null` without a usable header. */
function mediaType(contentType: string | undefined): string | null {
  const type = /^[^;,\s]+/.exec(contentType?.trim() ?? '')?.[0].toLowerCase();
  return type?.includes('/') ? commonText(type) : null;
}

/** White space collapsed and cut to length, never within a character. */
function tidyTitle(title: string): string | null {
  const tidy = title.replace(/\s+/g, ' ').trim();
  return tidy === '' ? null : cutText(tidy, titleLength).replace(/[\ud800-\udbff]$/, '');
}
