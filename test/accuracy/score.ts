import { type Behaviour, hostOf, isDead, linksOf, type Truth } from './behaviour.ts';

/** One link of the list, with its truth. */
export interface Question {
  readonly behaviour: Behaviour;
  readonly url: string;
  readonly truth: Truth;
}

/** What a checker said of the links. */
export interface Score {
  readonly links: number;
  /** Links that are dead, and those of them that were called dead. */
  readonly dead: number;
  readonly found: number;
  /** Links that were called dead, alive ones included. */
  readonly called: number;
  /** Shares between 0 and 1; a checker that calls nothing dead has made no mistake. */
  readonly precision: number;
  readonly recall: number;
}

/** A row for every link that a list to the behaviours has. */
export function questionsOf(behaviours: readonly Behaviour[]): readonly Question[] {
  return behaviours.flatMap((behaviour) =>
    linksOf(behaviour).map((url) => ({ behaviour, url, truth: behaviour.truth })),
  );
}

/** The behaviours that can be played with one address on loopback for each host, in place of its name, and those addresses. */
export function withoutNames(behaviours: readonly Behaviour[]): ReadonlyMap<Behaviour, string> {
  const playable = behaviours.filter((behaviour) => {
    const { serve, names, cast, tls, needs } = behaviour;
    const ownHost = linksOf(behaviour).every((url) => url.startsWith(`http://${hostOf(behaviour)}/`));
    return serve !== undefined && ownHost && [names, cast, tls, needs].every((part) => part === undefined);
  });
  return new Map(playable.map((behaviour, n) => [behaviour, `127.77.${n >> 8}.${n & 255}`]));
}

/** A Markdown list with a link for every question, in order; its text is the question's number. */
export function listOf(questions: readonly Question[]): string {
  return `# List\n\n${questions.map(({ url }, number) => `- [${number}](<${url}>)\n`).join('')}`;
}

/** @param isCalledDead whether the checker called the link dead */
export function scoreOf(questions: readonly Question[], isCalledDead: (question: Question) => boolean): Score {
  const dead = questions.filter(({ truth }) => isDead(truth));
  const called = questions.filter(isCalledDead);
  const found = called.filter(({ truth }) => isDead(truth)).length;
  return {
    links: questions.length,
    dead: dead.length,
    found,
    called: called.length,
    precision: called.length === 0 ? 1 : found / called.length,
    recall: dead.length === 0 ? 1 : found / dead.length,
  };
}
