import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 mark the old generation when it is full, and not bit by bit long before. While modules are loaded it takes the
 * little that dies young for a sign that the heap will grow, and marks all of it for nothing: a twelfth of what a run over
 * a small file took. Marking at once makes long pauses in a large heap, which do no harm until something is asked.
 */
export function collectLater(): void {
  setFlagsFromString('--no-incremental-marking');
}

/** Takes {@link collectLater} back. To be called before answers and their times count. */
export function collectInSteps(): void {
  setFlagsFromString('--incremental-marking');
}
