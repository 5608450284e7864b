import pLimit, { type LimitFunction } from 'p-limit';
import type { ProbeConfig } from '../../config/config.ts';
import type { Asked } from '../ask.ts';
import { isChallenge } from '../challenge.ts';
import type { ExchangeAnswer, ExchangeResult } from '../exchange.ts';
import type { HostSettings } from '../host-settings.ts';
import { isReplay } from '../replay.ts';
import { parseRetryAfter } from '../retry-after.ts';
import { createCircuit } from './circuit.ts';
import { createPace } from './pace.ts';

/** What steers lanes. */
export type LaneConfig = Pick<
  ProbeConfig,
  'pauses' | 'longestPause' | 'defaultPause' | 'pace' | 'circuitFailures' | 'backoff' | 'attempts'
>;

/** What became of one host in a run: a row of the table that `--verbose` ends with. */
export interface HostRow {
  readonly host: string;
  /** Exchanges started. */
  readonly asked: number;
  /** Milliseconds that the exchanges took together. */
  readonly ms: number;
  readonly failures: number;
  /** Pauses on 429. */
  readonly pauses: number;
  /** Milliseconds between two starts in the end. */
  readonly interval: number;
  readonly circuit: 'closed' | 'confirming' | 'open';
}

/** When an exchange started, and what was known of its host by then. */
export interface Start {
  readonly at: number;
  readonly circuit: HostRow['circuit'];
}

/** One host's state: its limits, and when it may be asked next. Times are in milliseconds. */
export interface Lane {
  readonly host: string;
  /** How many exchanges may be under way. */
  concurrency(): number;
  /** The earliest time of the next start. */
  opensAt(): number;
  pausedUntil(): number;
  /** The end of the pause that a 429 asked for. */
  silentUntil(): number;
  /** Where requests whose connections stand wait until they may be sent, one at a time and in order. */
  turns(): LimitFunction;
  /** Whether a request may be sent at once: nobody waits in front of it. */
  isTurnOf(now: number): boolean;
  /**
   * The earliest time at which the next request may be sent. Connecting takes now longer and now shorter, so that it is not
   * enough for starts to lie apart.
   */
  sendsAt(): number;
  /** Takes note that a request is sent. */
  sent(now: number): void;
  /** What stands for every further ask of this host, or `null` while it is worth asking. */
  shared(): Asked | null;
  /** Takes note of a start; what it gives back is for {@link end}. */
  start(now: number): Start;
  /** Takes note of an end, with `null` for an exchange that was broken off. */
  end(start: Start, result: ExchangeResult | null, now: number): void;
  running(): number;
  row(): HostRow;
}

/** A lane for one host. */
export function createLane(host: string, settings: HostSettings, config: LaneConfig): Lane {
  const pace = createPace(settings, config.pace);
  const circuit = createCircuit(config.circuitFailures);
  let turns: LimitFunction | null = null;
  let pausedUntil = 0;
  let silentUntil = 0;
  let lastStart = Number.NEGATIVE_INFINITY;
  let lastSent = Number.NEGATIVE_INFINITY;
  let limitsInARow = 0;
  let exhausted: ExchangeAnswer | null = null;
  const counts = { asked: 0, ms: 0, failures: 0, pauses: 0, running: 0 };

  const limited = (answer: ExchangeAnswer, startedAt: number, now: number): void => {
    const asked = parseRetryAfter(answer.headers['retry-after'], now) ?? config.defaultPause;
    // Those that were under way when the pause began are the same rate limit once more.
    if (startedAt >= pausedUntil) {
      pace.limited(now);
      counts.pauses += 1;
      limitsInARow += 1;
    }
    silentUntil = Math.max(silentUntil, now + Math.min(asked, config.longestPause));
    pausedUntil = Math.max(pausedUntil, silentUntil);
    if (limitsInARow > config.pauses) exhausted = { ...answer, body: new Uint8Array() };
  };

  const answered = (answer: ExchangeAnswer, startedAt: number, now: number): void => {
    if (answer.status === 429 && !isChallenge(answer.headers) && !isReplay(answer.headers)) {
      limited(answer, startedAt, now);
      return;
    }
    pace.clean(now);
    limitsInARow = 0;
  };

  return {
    host,
    concurrency: () => (circuit.state() === 'confirming' ? 1 : pace.concurrency()),
    turns: () => {
      turns ??= pLimit(1);
      return turns;
    },
    isTurnOf: (now) => (turns === null || turns.activeCount === 0) && now >= lastSent + pace.interval(),
    opensAt: () => Math.max(pausedUntil, lastStart + pace.interval()),
    pausedUntil: () => pausedUntil,
    silentUntil: () => silentUntil,
    sendsAt: () => lastSent + pace.interval(),
    sent: (now) => {
      lastSent = now;
    },
    shared: () => {
      const failure = circuit.evidence();
      if (failure !== null) return { kind: 'failure', failure, evidence: 'shared' };
      return exhausted === null ? null : { kind: 'rate-limited', answer: exhausted };
    },
    start: (now) => {
      const started: Start = { at: now, circuit: circuit.state() };
      lastStart = now;
      counts.asked += 1;
      counts.running += 1;
      pace.started(now);
      return started;
    },
    end: (start, result, now) => {
      counts.running -= 1;
      counts.ms += now - start.at;
      if (result === null) return;
      circuit.finished(result, start.circuit);
      if (result.kind === 'answer') answered(result, start.at, now);
      else counts.failures += 1;
      if (start.circuit === 'closed' && circuit.state() === 'confirming') {
        // As long as a last attempt would have waited: a restart is no outage.
        pausedUntil = Math.max(pausedUntil, now + config.backoff * 2 ** (config.attempts - 1));
      }
    },
    running: () => counts.running,
    row: () => ({
      host,
      asked: counts.asked,
      ms: counts.ms,
      failures: counts.failures,
      pauses: counts.pauses,
      interval: pace.interval(),
      circuit: circuit.state(),
    }),
  };
}
