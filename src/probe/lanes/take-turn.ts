import type { Lane } from './lane.ts';
import type { LanesOptions } from './lanes.ts';

/** The reason for which an exchange that has begun is not to send its request: its host has asked for silence meanwhile. */
export const withdrawn: unique symbol = Symbol('withdrawn');

const sent = Promise.resolve();

type Clock = Pick<LanesOptions, 'now' | 'sleep'>;

/**
 * Sends a request of an exchange that has begun, as soon as its lane lets it: mostly at once, for which nothing is waited.
 *
 * @throws {@link withdrawn} where the host has asked for silence since the start, or the signal's reason
 */
export function takeTurn(lane: Lane, clock: Clock, send: () => void, signal: AbortSignal): Promise<void> {
  const time = clock.now();
  if (!lane.isTurnOf(time) || time < lane.silentUntil() || signal.aborted) {
    return lane.turns()(() => waitAndSend(lane, clock, send, signal));
  }
  sendNow(lane, clock, send);
  return sent;
}

async function waitAndSend(lane: Lane, clock: Clock, send: () => void, signal: AbortSignal): Promise<void> {
  const { now, sleep } = clock;
  const checkSilence = (): void => {
    if (now() < lane.silentUntil()) throw withdrawn;
    signal.throwIfAborted();
  };
  checkSilence();
  for (let wait = lane.sendsAt() - now(); wait > 0; wait = lane.sendsAt() - now()) {
    await sleep(wait, signal);
    checkSilence();
  }
  sendNow(lane, clock, send);
}

function sendNow(lane: Lane, { now }: Clock, send: () => void): void {
  send();
  lane.sent(now());
}
