import { describe, expect, test } from 'vitest';
import { median } from '../../bench/figures.ts';
import { inTurn } from '../../bench/measure/in-turn.ts';
import { atLeast, atMost, row } from '../../bench/part.ts';
import { renderPart } from '../../bench/render.ts';

test.each([
  [[5, 1, 9], 5],
  [[4, 1, 9, 2], 3],
  [[7], 7],
])('the median of %j is %i', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('things that are measured take turns, and the first round does not count', async () => {
  const order: string[] = [];
  const note = (name: string) => () => order.push(name);
  const values = await inTurn(2, { one: note('one'), other: note('other') });
  expect(order).toEqual(['one', 'other', 'one', 'other', 'one', 'other']);
  expect(values).toEqual({ one: [3, 5], other: [4, 6] });
});

describe('goals', () => {
  const show = (value: number): string => `${value} s`;

  test('a bound itself is met', () => {
    expect(atMost('', 3, 3, show).goal).toEqual({ text: 'at most 3 s', met: 'yes' });
    expect(atMost('', 4, 3, show).goal?.met).toBe('no');
    expect(atLeast('', 3, 3, show).goal).toEqual({ text: 'at least 3 s', met: 'yes' });
    expect(atLeast('', 2, 3, show).goal?.met).toBe('no');
  });

  test('what could not be measured meets none', () => {
    expect(atMost('', Number.NaN, 3, show).goal?.met).toBe('no');
  });

  test('a part is a table', () => {
    const part = { name: 'reading', title: 'Reading', about: 'How fast.', measure: async () => [] };
    const rows = [row('bare', '1 s'), atMost('ours', 4, 3, show)];
    const measured = { rows, notes: ['one thing'], took: 2.4, scale: 'full', date: '2026-01-02' } as const;
    expect(renderPart(part, measured)).toBe(
      [
        '## Reading',
        '',
        'How fast. `npm run bench -- reading --full`, 2026-01-02, 2 s.',
        '',
        '| what | figure | goal        |         |',
        '|------|-------:|-------------|---------|',
        '| bare |    1 s |             |         |',
        '| ours |    4 s | at most 3 s | not met |',
        '',
        '- one thing',
      ].join('\n'),
    );
  });
});
