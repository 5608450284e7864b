import { setMaxListeners } from 'node:events';
import type { Probe } from '../model/probe.ts';
import type { ProbeQuestion, Prober } from './prober.ts';

/**
 * Probes every question; the prober's lanes decide how many run at once, and in what order.
 *
 * @param answered called with each answer as it comes in
 */
export async function probeAll<Question extends ProbeQuestion>(
  questions: readonly Question[],
  prober: Prober,
  signal: AbortSignal,
  answered: (question: Question, probe: Probe) => void,
): Promise<void> {
  // Every question that waits listens.
  setMaxListeners(0, signal);
  await Promise.all(questions.map(async (question) => answered(question, await prober.probe(question, signal))));
}
