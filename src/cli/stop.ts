/** Why a run ends early. */
export type StopReason = 'interrupted' | 'budget';

export interface StopOptions {
  /** Milliseconds after which nothing new is asked; `null` for no limit. */
  readonly maxTime: number | null;
  /** Called when the run begins to end. */
  readonly onStop: (why: StopReason) => void;
}

/** How a run ends early: `stop` starts nothing new, `abort` ends what is under way. Their reason is a {@link StopReason}. */
export interface Stop {
  readonly stop: AbortSignal;
  readonly abort: AbortSignal;
  /** Gives the process its own handling of signals back. */
  readonly release: () => void;
}

/** Milliseconds that exchanges under way are given after a run was stopped. */
const grace = 2000;

type Signal = 'SIGINT' | 'SIGTERM';

/**
 * Ends a run in two steps: the first SIGINT or SIGTERM, or the end of its time, stops it, and what is still under way is
 * aborted two seconds later. A second signal ends the process at once with 130 or 143, as shells expect.
 */
export function listenForSignals({ maxTime, onStop }: StopOptions): Stop {
  const stop = new AbortController();
  const abort = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const after = (milliseconds: number, act: () => void): void => {
    timers.push(setTimeout(act, milliseconds).unref());
  };

  const begin = (why: StopReason): void => {
    if (stop.signal.aborted) return;
    onStop(why);
    stop.abort(why);
    after(grace, () => abort.abort(why));
  };
  let signalled = false;
  const handle = (signal: Signal): void => {
    if (signalled) process.exit(signal === 'SIGINT' ? 130 : 143);
    signalled = true;
    begin('interrupted');
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  if (maxTime !== null) after(maxTime, () => begin('budget'));
  return {
    stop: stop.signal,
    abort: abort.signal,
    release: () => {
      for (const timer of timers) clearTimeout(timer);
      process.off('SIGINT', handle);
      process.off('SIGTERM', handle);
    },
  };
}
