import pLimit from 'p-limit';
import type { ArchiveConfig } from '../config/config.ts';
import type { Capture } from '../model/capture.ts';
import { parseRetryAfter } from '../probe/retry-after.ts';
import type { ArchiveAnswer, ArchiveAsk } from './ask.ts';
import { type Clock, createPace } from './pace.ts';

/** Why an archive said nothing that can be used. */
export type Unknown = Extract<Capture, { readonly state: 'unknown' }>['why'];

export type PoliteReply = ArchiveAnswer | { readonly kind: 'unknown'; readonly why: Unknown };

/** The two pools that the Wayback Machine counts apart: playback, and the CDX index. */
export type Pool = 'playback' | 'index';

/** An ask that keeps to the archive's limits. Rejects only when the signal is aborted. */
export type PoliteAsk = (pool: Pool, url: string, signal: AbortSignal) => Promise<PoliteReply>;

export interface PoliteAskPorts extends Clock {
  readonly ask: ArchiveAsk;
}

/** 417 is how the Wayback Machine turns bots away (WaybackMedic). */
const limits: ReadonlySet<number> = new Set([417, 429]);

/**
 * One request after the other, each pool at its pace. A rate limit stops all of them for the configured pause, or for as
 * long as `Retry-After` says; after the last pause, and after several failures in a row (the archive blocks addresses at
 * the connection, edgi-govdata-archiving/wayback#137), nothing more is asked in this run.
 */
export function createPoliteAsk(config: ArchiveConfig, { ask, now, sleep }: PoliteAskPorts): PoliteAsk {
  const queue = pLimit(1);
  const paces = {
    playback: createPace({ interval: 1000 / config.playbackRate, burst: 1 }, { now, sleep }),
    index: createPace({ interval: 60_000 / config.cdxRate, burst: config.cdxBurst }, { now, sleep }),
  };
  let pauses = 0;
  let failures = 0;
  let leftAlone: Unknown | null = null;

  const failed = (): PoliteReply => {
    failures += 1;
    if (failures >= config.failures) leftAlone = 'silent';
    return { kind: 'unknown', why: 'silent' };
  };

  const pause = async ({ headers }: ArchiveAnswer, signal: AbortSignal): Promise<void> => {
    const wait = Math.max(config.pause, parseRetryAfter(headers['retry-after'], now()) ?? 0);
    pauses += 1;
    if (pauses > config.pauses || wait > config.pause * config.pauses) leftAlone = 'rate-limited';
    else await sleep(wait, signal);
  };

  const turn = async (pool: Pool, url: string, signal: AbortSignal): Promise<PoliteReply> => {
    while (leftAlone === null) {
      signal.throwIfAborted();
      await paces[pool](signal);
      const reply = await ask(url, signal);
      if (reply.kind === 'failure' || isArchiveFault(reply)) return failed();
      failures = 0;
      if (!limits.has(reply.status) || isCapture(reply)) return reply;
      await pause(reply, signal);
    }
    return { kind: 'unknown', why: leftAlone };
  };

  return (pool, url, signal) => queue(turn, pool, url, signal);
}

/** Whether an answer is a capture's and not the archive's own: captured errors are replayed with their status (RFC 7089). */
export function isCapture({ headers }: ArchiveAnswer): boolean {
  return headers['memento-datetime'] !== undefined;
}

function isArchiveFault(answer: ArchiveAnswer): boolean {
  return answer.status >= 500 && !isCapture(answer) && answer.headers['x-archive-wayback-runtime-error'] === undefined;
}
