import type { Lane } from './lane.ts';
import type { LanesOptions } from './lanes.ts';

/** The reason for which an exchange that has begun is not to send its request: its host has asked for silence meanwhile. */
export const withdrawn: unique symbol = Symbol('withdrawn');

const sent = Promise.resolve();

/**
 * Sends a request of an exchange that has begun, as soon as its lane lets it: mostly at once, for which nothing is waited.
 *
 * @throws {@link withdrawn} where the host has asked for silence since the start, or the signal's reason
 */
export function takeTurn(
  lane: Lane,
  { now, sleep }: Pick<LanesOptions, 'now' | 'sleep'>,
  send: () => void,
  signal: AbortSignal,
): Promise<void> {
  const checkSilence = (): void => {
    if (now() < lane.silentUntil()) throw withdrawn;
    signal.throwIfAborted();
  };
  const sendNow = (): void => {
    send();
    lane.sent(now());
  };
  const waitAndSend = async (): Promise<void> => {
    checkSilence();
    for (let wait = lane.sendsAt() - now(); wait > 0; wait = lane.sendsAt() - now()) {
      await sleep(wait, signal);
      checkSilence();
    }
    sendNow();
  };
  if (!lane.isTurnOf(now()) || now() < lane.silentUntil() || signal.aborted) return lane.turns()(waitAndSend);
  sendNow();
  return sent;
}
