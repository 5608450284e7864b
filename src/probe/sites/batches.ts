/** Asks one question; `null` where its signal was aborted, or the request that carried it was broken off. */
export type AskInBatch<Question, Answer> = (question: Question, signal: AbortSignal) => Promise<Answer | null>;

export interface BatchOptions<Question, Answer> {
  /** Questions in one request. */
  readonly size: number;
  /** Milliseconds for which a request that is not full waits for more. */
  readonly gather: number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** One request; the answers in the order of the questions. */
  readonly ask: (questions: readonly Question[], signal: AbortSignal) => Promise<readonly (Answer | null)[]>;
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly signal: AbortSignal;
  readonly settle: (answer: Answer | null) => void;
  readonly fail: (error: unknown) => void;
}

/** Lets questions share requests. One request at a time is under way: what comes meanwhile shares the next one. */
export function createBatches<Question, Answer>(options: BatchOptions<Question, Answer>): AskInBatch<Question, Answer> {
  const waiting: Waiting<Question, Answer>[] = [];
  let state: 'resting' | 'asking' = 'resting';

  const askNext = async (first: Waiting<Question, Answer>): Promise<void> => {
    if (waiting.length < options.size) await options.sleep(options.gather, first.signal).catch(() => {});
    const batch = waiting.splice(0, options.size);
    for (const { signal, settle } of batch) if (signal.aborted) settle(null);
    const live = batch.filter(({ signal }) => !signal.aborted);
    const [head] = live;
    if (head !== undefined) await askFor(live, head.signal, options.ask);
  };

  const askAll = async (): Promise<void> => {
    state = 'asking';
    // Those that are asked in one go are all there before the first waits.
    await Promise.resolve();
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) await askNext(first);
    state = 'resting';
  };

  return (question, signal) =>
    new Promise((settle, fail) => {
      waiting.push({ question, signal, settle, fail });
      if (state === 'resting') void askAll();
    });
}

async function askFor<Question, Answer>(
  batch: readonly Waiting<Question, Answer>[],
  signal: AbortSignal,
  ask: BatchOptions<Question, Answer>['ask'],
): Promise<void> {
  try {
    const questions = batch.map(({ question }) => question);
    const answers = await ask(questions, signal);
    for (const [index, { settle }] of batch.entries()) settle(answers[index] ?? null);
  } catch (error) {
    for (const { settle, fail } of batch) {
      if (signal.aborted) settle(null);
      else fail(error);
    }
  }
}
