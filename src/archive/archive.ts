import pLimit from 'p-limit';
import type { ArchiveConfig } from '../config/config.ts';
import { canParseUrl } from '../model/can-parse-url.ts';
import type { Capture } from '../model/capture.ts';
import type { ArchiveAsk } from './ask.ts';
import { type Found, findCapture } from './find-capture.ts';
import { isArchiveAddress } from './is-archive.ts';
import type { Clock } from './pace.ts';
import { createPoliteAsk } from './polite-ask.ts';
import type { MediaKind } from './read-playback.ts';
import { endOfDay, parseTimestamp } from './timestamp.ts';

/** Asks the archive for the captures of dead targets, for one run. */
export interface Archive {
  /**
   * Finds the capture that can take a dead link's place. Never rejects for what the archive, the network or an aborted
   * signal do: all that is `unknown`. Equal questions are asked once in a run.
   */
  find(question: ArchiveQuestion, signal: AbortSignal): Promise<Capture>;
}

export interface ArchiveQuestion {
  /** As the author wrote it, absolute, with its fragment: what stands at the end of the new link. */
  readonly url: string;
  /** When the page surely was what the author linked (ISO 8601); its whole day (UTC) counts. `null` where unknown. */
  readonly wanted: { readonly at: string } | null;
  readonly kind: MediaKind;
}

export interface ArchivePorts extends Clock {
  readonly ask: ArchiveAsk;
}

/**
 * Creates the archive of one run. Its requests go one after the other, and so do the questions: what has been found by the
 * time the archive has had enough, or the run ends, is found for good.
 */
export function createArchive(config: ArchiveConfig, ports: ArchivePorts): Archive {
  const ask = createPoliteAsk(config, ports);
  const asked = new Map<string, Promise<Found>>();
  const turn = pLimit(1);

  const find = (url: string, { wanted, kind }: ArchiveQuestion, signal: AbortSignal): Promise<Found> => {
    const until = wanted === null ? null : endOfDay(wanted.at);
    const key = `${kind} ${until} ${url}`;
    const known = asked.get(key);
    if (known !== undefined) return known;
    const search = { url, wanted: until, kind };
    const finding = turn(() => findCapture(search, ask, config, signal)).catch((error: unknown): Found => {
      asked.delete(key);
      if (signal.aborted) return { kind: 'unknown', why: 'interrupted' };
      throw error;
    });
    asked.set(key, finding);
    return finding;
  };

  return {
    find: async (question, signal) => {
      const url = requestUrl(question.url);
      // A capture of a capture shows nobody the page.
      if (url === null || isArchiveAddress(url)) return { state: 'unknown', why: 'excluded' };
      return captureOf(await find(url, question, signal), question.url);
    },
  };
}

/** What the archive is asked for: never a user name, a password or a fragment. `null` for what is not on the web. */
function requestUrl(address: string): string | null {
  if (!canParseUrl(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

/** The link's form does not depend on where the archive was asked, and keeps the author's spelling of the address. */
function captureOf(finding: Found, address: string): Capture {
  if (finding.kind === 'none') return { state: 'none' };
  if (finding.kind === 'unknown') return { state: 'unknown', why: finding.why };
  const capturedAt = parseTimestamp(finding.at)?.toISOString();
  if (capturedAt === undefined) throw new TypeError(`no timestamp: ${finding.at}`);
  return {
    state: 'found',
    url: `https://web.archive.org/web/${finding.at}/${address}`,
    capturedAt,
    checked: 'verified',
  };
}
