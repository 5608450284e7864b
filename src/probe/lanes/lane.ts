import pLimit, { type LimitFunction } from 'p-limit';
import type { ProbeConfig } from '../../config/config.ts';
import type { Asked } from '../ask.ts';
import { isChallenge } from '../challenge.ts';
import type { ExchangeAnswer, ExchangeResult } from '../exchange.ts';
import type { HostSettings } from '../host-settings.ts';
import { isReplay } from '../replay.ts';
import { parseRetryAfter } from '../retry-after.ts';
import { type Circuit, createCircuit } from './circuit.ts';
import { createPace, type Pace } from './pace.ts';

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
  return new HostLane(host, settings, config);
}

/** A class, since there may be as many as links: its functions are there once. */
class HostLane implements Lane {
  readonly host: string;
  readonly #config: LaneConfig;
  readonly #pace: Pace;
  readonly #circuit: Circuit;
  #turns: LimitFunction | null = null;
  #pausedUntil = 0;
  #silentUntil = 0;
  #lastStart = Number.NEGATIVE_INFINITY;
  #lastSent = Number.NEGATIVE_INFINITY;
  #limitsInARow = 0;
  #exhausted: ExchangeAnswer | null = null;
  #running = 0;
  #asked = 0;
  #ms = 0;
  #failures = 0;
  #pauses = 0;

  constructor(host: string, settings: HostSettings, config: LaneConfig) {
    this.host = host;
    this.#config = config;
    this.#pace = createPace(settings, config.pace);
    this.#circuit = createCircuit(config.circuitFailures);
  }

  concurrency(): number {
    return this.#circuit.state() === 'confirming' ? 1 : this.#pace.concurrency();
  }

  turns(): LimitFunction {
    this.#turns ??= pLimit(1);
    return this.#turns;
  }

  isTurnOf(now: number): boolean {
    return (this.#turns === null || this.#turns.activeCount === 0) && now >= this.sendsAt();
  }

  opensAt(): number {
    return Math.max(this.#pausedUntil, this.#lastStart + this.#pace.interval());
  }

  pausedUntil(): number {
    return this.#pausedUntil;
  }

  silentUntil(): number {
    return this.#silentUntil;
  }

  sendsAt(): number {
    return this.#lastSent + this.#pace.interval();
  }

  sent(now: number): void {
    this.#lastSent = now;
  }

  shared(): Asked | null {
    const failure = this.#circuit.evidence();
    if (failure !== null) return { kind: 'failure', failure, evidence: 'shared' };
    return this.#exhausted === null ? null : { kind: 'rate-limited', answer: this.#exhausted };
  }

  start(now: number): Start {
    const started: Start = { at: now, circuit: this.#circuit.state() };
    this.#lastStart = now;
    this.#asked += 1;
    this.#running += 1;
    this.#pace.started(now);
    return started;
  }

  end(start: Start, result: ExchangeResult | null, now: number): void {
    this.#running -= 1;
    this.#ms += now - start.at;
    if (result === null) return;
    this.#circuit.finished(result, start.circuit);
    if (result.kind === 'answer') this.#answered(result, start.at, now);
    else this.#failures += 1;
    if (start.circuit === 'closed' && this.#circuit.state() === 'confirming') {
      const { backoff, attempts } = this.#config;
      // As long as a last attempt would have waited: a restart is no outage.
      this.#pausedUntil = Math.max(this.#pausedUntil, now + backoff * 2 ** (attempts - 1));
    }
  }

  running(): number {
    return this.#running;
  }

  row(): HostRow {
    return {
      host: this.host,
      asked: this.#asked,
      ms: this.#ms,
      failures: this.#failures,
      pauses: this.#pauses,
      interval: this.#pace.interval(),
      circuit: this.#circuit.state(),
    };
  }

  #answered(answer: ExchangeAnswer, startedAt: number, now: number): void {
    if (answer.status === 429 && !isChallenge(answer.headers) && !isReplay(answer.headers)) {
      this.#limited(answer, startedAt, now);
      return;
    }
    this.#pace.clean(now);
    this.#limitsInARow = 0;
  }

  #limited(answer: ExchangeAnswer, startedAt: number, now: number): void {
    const { defaultPause, longestPause, pauses } = this.#config;
    const asked = parseRetryAfter(answer.headers['retry-after'], now) ?? defaultPause;
    // Those that were under way when the pause began are the same rate limit once more.
    if (startedAt >= this.#pausedUntil) {
      this.#pace.limited(now);
      this.#pauses += 1;
      this.#limitsInARow += 1;
    }
    this.#silentUntil = Math.max(this.#silentUntil, now + Math.min(asked, longestPause));
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#silentUntil);
    if (this.#limitsInARow > pauses) this.#exhausted = { ...answer, body: new Uint8Array() };
  }
}
