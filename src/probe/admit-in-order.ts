import { createHeap, type Heap, type HeapItem } from './lanes/heap.ts';

/** How much may be under way at once. */
export interface Room {
  readonly hosts: number;
  readonly perHost: number;
}

interface Queue<Question> extends HeapItem {
  /** In order, with the place of each in the whole. */
  readonly questions: readonly { readonly question: Question; readonly place: number }[];
  next: number;
  under: number;
  /** The heap that holds it; `null` while it has no room, or nothing left to begin. */
  heap: Heap<Queue<Question>> | null;
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
  const isBefore = (one: Queue<Question>, other: Queue<Question>): boolean => placeOf(one) < placeOf(other);
  // Those that have questions under way need no further host's room.
  const begun = createHeap(isBefore);
  const others = createHeap(isBefore);
  let hostsUnder = 0;

  const file = (queue: Queue<Question>): void => {
    queue.heap?.remove(queue);
    const isFull = queue.under >= perHost || placeOf(queue) === Number.POSITIVE_INFINITY;
    queue.heap = isFull ? null : queue.under > 0 ? begun : others;
    queue.heap?.push(queue);
  };
  for (const queue of byHost(questions)) file(queue);

  const findNext = (): Queue<Question> | undefined => {
    const [known, other] = [begun.peek(), hostsUnder < hosts ? others.peek() : undefined];
    if (known === undefined || other === undefined) return known ?? other;
    return isBefore(known, other) ? known : other;
  };

  const begin = async (queue: Queue<Question>): Promise<void> => {
    const head = queue.questions[queue.next];
    if (head === undefined) return;
    queue.next += 1;
    if (queue.under === 0) hostsUnder += 1;
    queue.under += 1;
    file(queue);
    await ask(head.question);
    queue.under -= 1;
    file(queue);
    if (queue.under === 0) hostsUnder -= 1;
    await beginAll();
  };

  const beginAll = async (): Promise<void> => {
    const begun: Promise<void>[] = [];
    for (let queue = findNext(); queue !== undefined; queue = findNext()) begun.push(begin(queue));
    await Promise.all(begun);
  };
  return beginAll();
}

/** The place of the queue's first question in the whole; endless where none is left. */
function placeOf<Question>({ questions, next }: Queue<Question>): number {
  return questions[next]?.place ?? Number.POSITIVE_INFINITY;
}

function byHost<Question extends { readonly requestKey: string }>(
  questions: readonly Question[],
): Iterable<Queue<Question>> {
  const queues = new Map<string, Queue<Question> & { readonly questions: { question: Question; place: number }[] }>();
  for (const [place, question] of questions.entries()) {
    const { host } = new URL(question.requestKey);
    const queue = queues.get(host);
    if (queue === undefined)
      queues.set(host, { questions: [{ question, place }], next: 0, under: 0, heap: null, heapPlace: 0 });
    else queue.questions.push({ question, place });
  }
  return queues.values();
}
