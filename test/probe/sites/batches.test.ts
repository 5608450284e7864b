import { describe, expect, test } from 'vitest';
import { createBatches } from '../../../src/probe/sites/batches.ts';
import { createVirtualTime } from '../virtual-time.ts';

const never = new AbortController().signal;

function createDoubler(size = 3) {
  const time = createVirtualTime(0);
  const asked: (readonly number[])[] = [];
  const ask = createBatches<number, number>({
    size,
    gather: 20,
    sleep: time.sleep,
    ask: async (questions, signal) => {
      asked.push(questions);
      await time.sleep(100, signal);
      if (questions.includes(13)) throw new Error('a bug');
      return questions.map((question) => question * 2);
    },
  });
  return { time, asked, ask };
}

describe('questions share requests', () => {
  test('everyone gets the own answer', async () => {
    const { time, asked, ask } = createDoubler();
    const answers = await time.run(Promise.all([1, 2, 3, 4, 5, 6, 7].map((question) => ask(question, never))));
    expect(answers).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(asked).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  });

  test('what comes while a request is under way shares the next one', async () => {
    const { time, asked, ask } = createDoubler();
    const first = ask(1, never);
    const later = time.sleep(50, never).then(() => Promise.all([ask(2, never), ask(3, never)]));
    expect(await time.run(Promise.all([first, later]))).toEqual([2, [4, 6]]);
    expect(asked).toEqual([[1], [2, 3]]);
  });

  test('a full request does not wait', async () => {
    const { time, ask } = createDoubler();
    await time.run(Promise.all([1, 2, 3].map((question) => ask(question, never))));
    expect(time.now()).toBe(100);
  });
});

describe('signals', () => {
  test('a question whose signal was aborted is not asked, the others are', async () => {
    const { time, asked, ask } = createDoubler();
    const stopped = new AbortController();
    const answers = Promise.all([ask(1, stopped.signal), ask(2, never)]);
    stopped.abort();
    expect(await time.run(answers)).toEqual([null, 4]);
    expect(asked).toEqual([[2]]);
  });

  test('a request that was broken off has no answers', async () => {
    const { time, ask } = createDoubler();
    const stopped = new AbortController();
    const answers = Promise.all([ask(1, stopped.signal), ask(2, never)]);
    void time.sleep(60, never).then(() => stopped.abort());
    expect(await time.run(answers)).toEqual([null, null]);
  });
});

test('a bug reaches everyone who asked, and nobody else', async () => {
  const { time, ask } = createDoubler(2);
  const answers = Promise.allSettled([ask(13, never), ask(2, never), ask(3, never)]);
  expect((await time.run(answers)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});
