import { describe, expect, test } from 'vitest';
import { type Behaviour, isDead, type Truth } from './behaviour.ts';
import { behaviours } from './behaviours/all.ts';
import { page } from './scene.ts';
import { listOf, questionsOf, scoreOf, withoutNames } from './score.ts';

const behaviour = (name: string, truth: Truth, more: Partial<Behaviour> = {}): Behaviour => ({
  name,
  truth,
  why: 'a test',
  serve: page(),
  ...more,
});
const four = [
  behaviour('a', 'ok'),
  behaviour('b', 'dead/gone', { also: ['http://b.example.test/more'] }),
  behaviour('c', 'dead/dns', { names: { 'c.example.test': 'nxdomain' } }),
];

describe('the score', () => {
  const questions = questionsOf(four);

  test.each([
    ['all that is dead', ['b', 'c'], { dead: 3, found: 3, called: 3, precision: 1, recall: 1 }],
    ['some of it', ['c'], { found: 1, called: 1, precision: 1, recall: 1 / 3 }],
    ['everything', ['a', 'b', 'c'], { found: 3, called: 4, precision: 0.75, recall: 1 }],
    ['nothing', [], { found: 0, called: 0, precision: 1, recall: 0 }],
  ])('of who calls %s dead', (_, names, score) => {
    expect(scoreOf(questions, (one) => names.includes(one.behaviour.name))).toMatchObject({ links: 4, ...score });
  });

  test('every link stands in the list', () => {
    expect(listOf(questions)).toContain('- [2](<http://b.example.test/more>)\n');
  });
});

test('what needs names, other hosts or TLS is not played without them', () => {
  expect([...withoutNames(four).keys()].map(({ name }) => name)).toEqual(['a', 'b']);
  const played = withoutNames(behaviours);
  expect(new Set(played.values()).size).toBe(played.size);
  expect([...played.keys()].filter(({ truth }) => isDead(truth)).length).toBeGreaterThan(50);
});
