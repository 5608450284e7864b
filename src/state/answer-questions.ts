import type { Answered } from '../model/judged.ts';
import { probeAll } from '../probe/probe-all.ts';
import type { ProbeQuestion, Prober } from '../probe/prober.ts';
import type { Memory } from './recall-answer.ts';
import type { State, StateQuestion } from './state.ts';

export interface AnswerPorts {
  readonly state: Pick<State, 'recall' | 'remember'>;
  readonly prober: Prober;
  /** When this run asks, ISO 8601, UTC. */
  readonly at: string;
  /** Called with the number of answers, the remembered ones included, after each one. */
  readonly answered: (count: number) => void;
}

/**
 * Answers every question: from memory where an earlier answer still stands, else by asking. What is asked is remembered as it
 * comes in. Where the run ends before a question was asked, its last answer stands in.
 *
 * @returns the answers by request key
 */
export async function answerQuestions(
  questions: readonly StateQuestion[],
  { state, prober, at, answered }: AnswerPorts,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Answered>> {
  const answers = new Map<string, Answered>();
  const due: (ProbeQuestion & { readonly last: Memory | null })[] = [];
  for (const question of questions) {
    const recall = state.recall(question, 'when-due');
    if (recall.kind === 'rests') answers.set(question.requestKey, { ...recall.memory, from: 'cache' });
    else due.push({ ...question, ...(recall.known === null ? {} : { known: recall.known }), last: recall.last });
  }
  const writing: Promise<unknown>[] = [];
  answered(answers.size);
  await probeAll(due, prober, signal, (question, probe) => {
    const isAsked = probe.ending.kind !== 'not-asked';
    if (isAsked) writing.push(state.remember(question, probe));
    const { last } = question;
    answers.set(
      question.requestKey,
      isAsked || last === null ? { probe, at, from: 'network' } : { ...last, from: 'history' },
    );
    answered(answers.size);
  });
  await Promise.all(writing);
  return answers;
}
