import type { Ports } from '../ports.ts';
import type { Control, Step } from '../run.ts';
import { collectInSteps } from './collect-later.ts';
import { growLittle } from './heap-growth.ts';
import { optimizeEarly, optimizeLater } from './optimize-later.ts';
import type { Progress } from './progress.ts';
import { listenForSignals } from './stop.ts';

/** Milliseconds between two looks at the clock while nothing else happens: countdowns and log lines need them. */
const tick = 250;

/**
 * Questions for which what asks is worth to be optimized from the start: for 2,000 that takes a twelfth more processor time than
 * it saves, for 3,000 it saves a fourteenth, for 10,000 a quarter.
 */
const manyQuestions = 3_000;

export interface ControlOptions {
  /** Milliseconds after which nothing new is asked; `null` for no limit. */
  readonly maxTime: number | null;
  readonly progress: Progress;
  readonly now: Ports['now'];
}

/**
 * The control of a run in a process: ends it at a signal or after its time, and shows how far it has come.
 *
 * @returns the control, and `release`, which must be called at the end
 */
export function createControl({ maxTime, progress, now }: ControlOptions): Control & { readonly release: () => void } {
  const started = now();
  let latest: Step | null = null;
  const signals = listenForSignals({
    maxTime,
    onStop: (why) =>
      progress.note(
        why === 'budget'
          ? 'the time is up: finishing what is under way'
          : 'stopping: finishing what is under way; once more ends at once',
      ),
  });
  const show = (): void => {
    if (latest === null) return;
    const { phase, done, total, waiting } = latest;
    const seconds = (now() - started) / 1000;
    progress.update({ phase, done, total, rate: seconds > 0 ? done / seconds : 0, waiting });
  };
  const timer = setInterval(show, tick);
  timer.unref();
  return {
    stop: signals.stop,
    abort: signals.abort,
    watch: (step) => {
      if (latest === null) {
        growLittle();
        collectInSteps();
        if (step.total >= manyQuestions) optimizeEarly(process.versions.node);
      }
      // What judges and reports is called as often, but not for long.
      if (step.done === step.total) optimizeLater(process.versions.node);
      latest = step;
    },
    release: () => {
      clearInterval(timer);
      signals.release();
    },
  };
}
