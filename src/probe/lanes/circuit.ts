import { assertNever } from '../../model/assert-never.ts';
import type { Failure } from '../../model/probe.ts';
import type { ExchangeFailure, ExchangeResult } from '../exchange.ts';

/** Whether a host gives any answer at all. Opens after failures in a row and one confirming probe. */
export interface Circuit {
  state(): 'closed' | 'confirming' | 'open';
  /** The failure that stands for the whole host once the circuit is open. */
  evidence(): ExchangeFailure | null;
  /** @param started the state when the exchange started: only one started while confirming can confirm */
  finished(result: ExchangeResult, started: 'closed' | 'confirming' | 'open'): void;
}

/** @param failures failures of the host in a row after which the next exchange is the confirming one */
export function createCircuit(failures: number): Circuit {
  return new HostCircuit(failures);
}

/** A class, since every host has one: its functions are there once. */
class HostCircuit implements Circuit {
  readonly #failures: number;
  #inARow = 0;
  #evidence: ExchangeFailure | null = null;
  #voice: 'heard' | 'unheard' = 'unheard';

  constructor(failures: number) {
    this.#failures = failures;
  }

  state(): 'closed' | 'confirming' | 'open' {
    if (this.#evidence !== null) return 'open';
    return this.#inARow >= this.#failures ? 'confirming' : 'closed';
  }

  evidence(): ExchangeFailure | null {
    return this.#evidence;
  }

  finished(result: ExchangeResult, started: 'closed' | 'confirming' | 'open'): void {
    if (result.kind === 'answer') this.#voice = 'heard';
    if (result.kind === 'answer' || !isFailureOfHost(result.failure, this.#voice)) {
      this.#inARow = 0;
      this.#evidence = null;
      return;
    }
    this.#inARow += 1;
    if (started === 'confirming' && this.state() === 'confirming') this.#evidence = result;
  }
}

/**
 * Whether a failure says something of the host, not of one address on it. A host that takes connections and never answers
 * on any of them is as silent as one that cannot be connected to; once it has answered, single pages are slow.
 */
function isFailureOfHost(failure: Failure, voice: 'heard' | 'unheard'): boolean {
  switch (failure.kind) {
    case 'dns':
    case 'refused':
    case 'unreachable':
      return true;
    case 'timeout':
      return failure.phase !== 'answer' || voice === 'unheard';
    case 'private-address':
    case 'reset':
    case 'tls':
    case 'protocol':
    case 'proxy':
      return false;
    default:
      return assertNever(failure);
  }
}
