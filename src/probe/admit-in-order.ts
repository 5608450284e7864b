/** How much may be under way at once. */
export interface Room {
  readonly hosts: number;
  readonly perHost: number;
}

interface Queue<Question> {
  /** In order, with the place of each in the whole. */
  readonly questions: readonly { readonly question: Question; readonly place: number }[];
  next: number;
  under: number;
}

/**
 * Begins questions in their order as far as there is room: when one ends, the first begins whose host has room. One host's
 * questions never take the room of others, and it may have many under way, since they wait for each other alone, and an API
 * takes them together.
 *
 * @param ask must not reject
 */
export function admitInOrder<Question extends { readonly requestKey: string }>(
  questions: readonly Question[],
  ask: (question: Question) => Promise<void>,
  { hosts, perHost }: Room,
): Promise<void> {
  const queues = [...byHost(questions)];
  let hostsUnder = 0;

  const findNext = (): Queue<Question> | null => {
    let first: Queue<Question> | null = null;
    let firstPlace = Number.POSITIVE_INFINITY;
    for (const queue of queues) {
      const place = queue.questions[queue.next]?.place;
      if (place === undefined || place > firstPlace || queue.under >= perHost) continue;
      if (queue.under === 0 && hostsUnder >= hosts) continue;
      first = queue;
      firstPlace = place;
    }
    return first;
  };

  const begin = async (queue: Queue<Question>): Promise<void> => {
    const head = queue.questions[queue.next];
    if (head === undefined) return;
    queue.next += 1;
    if (queue.under === 0) hostsUnder += 1;
    queue.under += 1;
    await ask(head.question);
    queue.under -= 1;
    if (queue.under === 0) hostsUnder -= 1;
    await beginAll();
  };

  const beginAll = async (): Promise<void> => {
    const begun: Promise<void>[] = [];
    for (let queue = findNext(); queue !== null; queue = findNext()) begun.push(begin(queue));
    await Promise.all(begun);
  };
  return beginAll();
}

function byHost<Question extends { readonly requestKey: string }>(
  questions: readonly Question[],
): Iterable<Queue<Question>> {
  const queues = new Map<string, Queue<Question> & { readonly questions: { question: Question; place: number }[] }>();
  for (const [place, question] of questions.entries()) {
    const { host } = new URL(question.requestKey);
    const queue = queues.get(host);
    if (queue === undefined) queues.set(host, { questions: [{ question, place }], next: 0, under: 0 });
    else queue.questions.push({ question, place });
  }
  return queues.values();
}
