import type { Archive, ArchiveQuestion } from '../archive/archive.ts';
import { endOfDay, parseTimestamp } from '../archive/timestamp.ts';
import type { StateConfig } from '../config/state-config.ts';
import { canParseUrl } from '../model/can-parse-url.ts';
import type { Capture } from '../model/capture.ts';
import { captureRest } from './capture-rest.ts';
import { captureKey, type Key, spreadOf } from './key.ts';
import type { CaptureRecord } from './merge.ts';
import type { RememberedCapture, StateRecord } from './record.ts';

/** What the archive said in earlier runs. */
export interface Captures {
  /** What an earlier run was told, while it stands; else `null`. */
  readonly recall: (question: ArchiveQuestion) => Capture | null;
  /** Remembers what the archive said, unless it said nothing. Never rejects. */
  readonly remember: (question: ArchiveQuestion, capture: Capture) => Promise<void>;
}

export interface CapturesOptions {
  readonly remembered: ReadonlyMap<Key, CaptureRecord>;
  readonly append: (record: StateRecord) => Promise<unknown>;
  readonly isFresh: (url: string) => boolean;
  readonly config: Pick<StateConfig, 'captures' | 'rest'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export function createCaptures({ remembered, append, isFresh, config, now }: CapturesOptions): Captures {
  return {
    recall: (question) => {
      const key = keyOf(question);
      const record = key === null ? undefined : remembered.get(key);
      if (key === null || record === undefined || isFresh(question.url)) return null;
      const age = now() - record.at;
      const rest = captureRest(record.capture, config.captures) * (1 - config.rest.spread * spreadOf(key));
      return age < 0 || age >= rest ? null : restoreCapture(record.capture, question.url);
    },
    remember: async (question, capture) => {
      const key = keyOf(question);
      const compact = compactCapture(capture);
      if (key !== null && compact !== null) await append({ kind: 'capture', key, at: now(), capture: compact });
    },
  };
}

/** An archive that is asked only for what earlier runs were not told. */
export function withRememberedCaptures(archive: Archive, captures: Captures): Archive {
  return {
    find: async (question, signal) => {
      const known = captures.recall(question);
      if (known !== null) return known;
      const capture = await archive.find(question, signal);
      await captures.remember(question, capture);
      return capture;
    },
  };
}

/** Everything on which the answer depends: the page, the wanted day (UTC), and what is looked for. */
function keyOf({ url, wanted, kind }: ArchiveQuestion): Key | null {
  if (!canParseUrl(url)) return null;
  const page = new URL(url);
  if (page.username !== '' || page.password !== '') return null;
  page.hash = '';
  const day = wanted === null ? null : endOfDay(wanted.at);
  return captureKey(page.href, day ?? 'any', kind);
}

/** Silence is not remembered. */
function compactCapture(capture: Capture): RememberedCapture | null {
  switch (capture.state) {
    case 'found': {
      const at = capture.capturedAt.replace(/\D/g, '').slice(0, 14);
      return { state: 'found', at, checked: capture.checked };
    }
    case 'none':
      return { state: 'none' };
    case 'unknown':
      return capture.why === 'excluded' ? { state: 'excluded' } : null;
  }
}

function restoreCapture(capture: RememberedCapture, url: string): Capture | null {
  switch (capture.state) {
    case 'found': {
      const { at, checked } = capture;
      const capturedAt = parseTimestamp(at)?.toISOString();
      if (capturedAt === undefined) return null;
      return { state: 'found', url: `https://web.archive.org/web/${at}/${url}`, capturedAt, checked };
    }
    case 'none':
      return { state: 'none' };
    case 'excluded':
      return { state: 'unknown', why: 'excluded' };
  }
}
