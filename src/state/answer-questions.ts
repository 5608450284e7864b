import type { Answered } from '../model/judged.ts';
import { type Admission, probeAll } from '../probe/probe-all.ts';
import type { ProbeQuestion, Prober } from '../probe/prober.ts';
import type { Memory } from './recall-answer.ts';
import type { State, StateQuestion } from './state.ts';

export interface AnswerPorts {
  readonly state: Pick<State, 'recall' | 'remember'>;
  readonly prober: Prober;
  /** When this run asks, ISO 8601, UTC. */
  readonly at: string;
  /** In order: what was never asked, then what was asked longest ago. Otherwise in the order of the questions. */
  readonly admission: Admission;
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
  { state, prober, at, admission, answered }: AnswerPorts,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Answered>> {
  const answers = new Map<string, Answered>();
  const due: DueQuestion[] = [];
  for (const question of questions) {
    const recall = state.recall(question, 'when-due');
    if (recall.kind === 'rests') answers.set(question.requestKey, { from: 'cache', ...recall.memory });
    else due.push({ last: recall.last, ...question, ...(recall.known === null ? {} : { known: recall.known }) });
  }
  const writing = createWait();
  answered(answers.size);
  const ordered = admission.kind === 'in-order' ? orderByAge(due) : due;
  await probeAll(ordered, prober, {
    signal,
    admission,
    answered: (question, probe) => {
      const isAsked = probe.ending.kind !== 'not-asked';
      if (isAsked) writing.add(state.remember(question, probe));
      const { last } = question;
      answers.set(
        question.requestKey,
        isAsked || last === null ? { probe, at, from: 'network' } : { from: 'history', ...last },
      );
      answered(answers.size);
    },
  });
  await writing.all();
  return answers;
}

/** Waits for what may take longer than what it belongs to, and lets go of each thing that is done: there are many. */
function createWait(): { readonly add: (task: Promise<unknown>) => void; readonly all: () => Promise<unknown> } {
  const tasks = new Set<Promise<unknown>>();
  return {
    add: (task) => {
      tasks.add(task);
      void task.finally(() => tasks.delete(task));
    },
    all: () => Promise.all(tasks),
  };
}

interface DueQuestion extends ProbeQuestion {
  readonly last: Memory | null;
}

/** Stable, so that of equally old ones the busiest hosts still come first. ISO times are in order as text. */
function orderByAge(questions: readonly DueQuestion[]): readonly DueQuestion[] {
  return questions.toSorted((a, b) => compare(a.last?.at ?? '', b.last?.at ?? ''));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a run that ended early did not come to. */
export interface Unasked {
  /** Addresses whose last answer stands in. */
  readonly askedBefore: number;
  readonly neverAsked: number;
}

export function countUnasked(answers: ReadonlyMap<string, Answered>): Unasked {
  const all = [...answers.values()];
  return {
    askedBefore: all.filter(({ from }) => from === 'history').length,
    neverAsked: all.filter(({ probe }) => probe.ending.kind === 'not-asked').length,
  };
}
