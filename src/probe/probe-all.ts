import { setMaxListeners } from 'node:events';
import type { Probe } from '../model/probe.ts';
import { admitInOrder } from './admit-in-order.ts';
import type { Pass, ProbeQuestion, Prober } from './prober.ts';

/**
 * Which questions are handed to the prober. `all-at-once`: its lanes decide what is asked when, so that a run takes as short
 * as it can. `in-order`: none long before those in front of it, for runs that may end before all are asked.
 */
export type Admission =
  | { readonly kind: 'all-at-once' }
  | {
      readonly kind: 'in-order';
      /** Hosts with questions under way at once. */
      readonly hosts: number;
      /** Questions of one host under way at once. */
      readonly perHost: number;
    };

export interface ProbeAllOptions<Question> {
  readonly signal: AbortSignal;
  readonly admission: Admission;
  /** Called with each answer as it comes in. */
  readonly answered: (question: Question, probe: Probe) => void;
}

/** Probes every question; the prober's lanes decide how many run at once. */
export async function probeAll<Question extends ProbeQuestion>(
  questions: readonly Question[],
  prober: Pick<Prober, 'admit' | 'probe'>,
  { signal, admission, answered }: ProbeAllOptions<Question>,
): Promise<void> {
  // Every question that waits listens.
  setMaxListeners(0, signal);
  if (admission.kind === 'in-order') {
    const probe = async (question: Question): Promise<void> => answered(question, await prober.probe(question, signal));
    await admitInOrder(questions, probe, admission);
    return;
  }
  if (questions.length > 0) await probeAsAdmitted(questions, prober, { signal, answered });
}

/** A question, of which there may be a million, costs no promise until it begins. */
function probeAsAdmitted<Question extends ProbeQuestion>(
  questions: readonly Question[],
  prober: Pick<Prober, 'admit' | 'probe'>,
  { signal, answered }: Omit<ProbeAllOptions<Question>, 'admission'>,
): Promise<void> {
  return new Promise((done, fail) => {
    let left = questions.length;
    const probe = async (question: Question, pass: Pass): Promise<void> => {
      try {
        answered(question, await prober.probe(question, signal, pass));
      } catch (error) {
        fail(error);
      }
      left -= 1;
      if (left === 0) done();
    };
    prober.admit(questions, (question, pass) => void probe(question, pass));
  });
}
