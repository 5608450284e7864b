import type { StateConfig } from '../config/state-config.ts';
import type { RememberedCapture } from './record.ts';

/** Milliseconds for which an answer of the archive stands. */
export function captureRest({ state }: RememberedCapture, rests: StateConfig['captures']): number {
  return rests[state];
}
