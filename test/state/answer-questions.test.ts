import { describe, expect, test } from 'vitest';
import type { Probe } from '../../src/model/probe.ts';
import type { Admission } from '../../src/probe/probe-all.ts';
import { answerQuestions, countUnasked } from '../../src/state/answer-questions.ts';
import type { Memory, Recall } from '../../src/state/recall-answer.ts';
import { gone, good } from './past-runs.ts';

/** By address: when it was last asked, `never`, or `rests` for one whose answer still stands. */
type Past = Readonly<Record<string, string>>;

const oneByOne: Admission = { kind: 'in-order', hosts: 1, perHost: 1 };

interface Outing {
  readonly asked: readonly string[];
  readonly answers: Awaited<ReturnType<typeof answerQuestions>>;
}

/** @param budget how many are asked before the time is up */
async function answer(past: Past, admission: Admission, budget = Number.POSITIVE_INFINITY): Promise<Outing> {
  const asked: string[] = [];
  const stop = new AbortController();
  const recall = ({ requestKey }: { readonly requestKey: string }): Recall => {
    const at = past[requestKey] ?? 'never';
    const memory: Memory = { probe: gone, at };
    if (at === 'rests') return { kind: 'rests', memory, resumes: null };
    return { kind: 'ask', known: null, last: at === 'never' ? null : memory };
  };
  const answers = await answerQuestions(
    Object.keys(past).map((requestKey) => ({ requestKey, fragments: [] })),
    {
      state: { recall, remember: async () => 'written' },
      prober: {
        admit: (questions, begin) => {
          for (const question of questions) begin(question, null);
        },
        probe: async ({ requestKey }, signal): Promise<Probe> => {
          if (signal.aborted) return { ...good, requestKey, ending: { kind: 'not-asked', why: 'budget' } };
          asked.push(requestKey);
          if (asked.length >= budget) stop.abort('budget');
          return { ...good, requestKey };
        },
      } as Parameters<typeof answerQuestions>[1]['prober'],
      at: '2026-03-09T00:00:00.000Z',
      admission,
      answered: () => {},
    },
    stop.signal,
  );
  return { asked, answers };
}

const past: Past = {
  'https://a.example/yesterday': '2026-03-08T00:00:00.000Z',
  'https://a.example/resting': 'rests',
  'https://a.example/long-ago': '2026-02-01T00:00:00.000Z',
  'https://b.example/new': 'never',
  'https://b.example/last-week': '2026-03-02T00:00:00.000Z',
  'https://c.example/new': 'never',
};

describe('with a budget', () => {
  test('what was never asked comes first, then what was asked longest ago', async () => {
    const { asked } = await answer(past, oneByOne);
    expect(asked).toEqual([
      'https://b.example/new',
      'https://c.example/new',
      'https://a.example/long-ago',
      'https://b.example/last-week',
      'https://a.example/yesterday',
    ]);
  });

  test.each([
    [1, { askedBefore: 3, neverAsked: 1 }],
    [2, { askedBefore: 3, neverAsked: 0 }],
    [4, { askedBefore: 1, neverAsked: 0 }],
    [5, { askedBefore: 0, neverAsked: 0 }],
  ])('that allows %i questions, the rest is counted', async (budget, left) => {
    const { asked, answers } = await answer(past, oneByOne, budget);
    expect(asked).toHaveLength(budget);
    expect(answers.size).toBe(6);
    expect(countUnasked(answers)).toEqual(left);
  });
});

test('without a budget the order of the plan stays', async () => {
  const { asked } = await answer(past, { kind: 'all-at-once' });
  expect(asked).toEqual(Object.keys(past).filter((address) => past[address] !== 'rests'));
});
