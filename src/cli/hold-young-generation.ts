import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's young generation as large as it is by now. Under load it is doubled, to 64 MiB since Node 24 (32 before), and
 * never given back: a hundred hostile answers at once drove it there, though no more than some MiB of them are needed at
 * any time. To be called once parsing is over, which a small one makes slower by a quarter.
 */
export function holdYoungGeneration(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Takes {@link holdYoungGeneration} back. */
export function letYoungGenerationGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
}
