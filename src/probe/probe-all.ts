import { setMaxListeners } from 'node:events';
import type { Probe } from '../model/probe.ts';
import type { ProbeQuestion, Prober } from './prober.ts';

/**
 * Probes every question; the prober's lanes decide how many run at once, and in what order.
 *
 * @param answered called after each answer, for progress
 * @returns the probes by request key
 */
export async function probeAll(
  questions: readonly ProbeQuestion[],
  prober: Prober,
  signal: AbortSignal,
  answered: (probe: Probe) => void,
): Promise<ReadonlyMap<string, Probe>> {
  // Every question that waits listens.
  setMaxListeners(0, signal);
  const probes = new Map<string, Probe>();
  await Promise.all(
    questions.map(async (question) => {
      const probe = await prober.probe(question, signal);
      probes.set(question.requestKey, probe);
      answered(probe);
    }),
  );
  return probes;
}
