import type { Answer } from '../model/probe.ts';
import type { ExchangeAnswer, ExchangeFailure, ExchangeRequest } from './exchange.ts';
import type { Trail } from './trail.ts';

/** One question to one server, with all that it may take. What it took is written to the trail. */
export type Ask = (request: ExchangeRequest, trail: Trail, signal: AbortSignal) => Promise<Asked>;

/** How an ask ended. */
export type Asked =
  | {
      readonly kind: 'answer';
      /** What was asked in the end: second looks may have changed it. */
      readonly request: ExchangeRequest;
      readonly answer: ExchangeAnswer;
      readonly certificate: Answer['certificate'];
    }
  /** `shared`: not asked, another target's failure on the same host stands for it. */
  | { readonly kind: 'failure'; readonly failure: ExchangeFailure; readonly evidence: 'own' | 'shared' }
  /** The last 429 of a target, or of its host, that has no pause left. */
  | { readonly kind: 'rate-limited'; readonly answer: ExchangeAnswer };

/** The status of an ask's answer, or `null` without one: for looks. */
export function statusOf(asked: Asked): number | null {
  return asked.kind === 'failure' ? null : asked.answer.status;
}

/** Whether an answer shows the page or leads on to it. */
export function isGood(asked: Asked): boolean {
  return asked.kind === 'answer' && asked.answer.status >= 200 && asked.answer.status < 400;
}
