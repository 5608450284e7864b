import { beforeAll, describe, expect, test } from 'vitest';
import { isDead } from './behaviour.ts';
import { behaviours } from './behaviours/all.ts';
import { type Answered, checkWeb } from './check-web.ts';
import { scoreOf } from './score.ts';

/**
 * Behaviours that are beyond us: a thousand header lines take more memory than a server is given, and no prose is read.
 */
const beyondUs: readonly string[] = ['http-headers-many', 'silent-in-heading'];

let answers: readonly Answered[] = [];

beforeAll(async () => {
  answers = await checkWeb(behaviours);
}, 120_000);

/** One line a difference, to be read when it fails. */
function table(differences: readonly Answered[]): string {
  return differences
    .map(({ behaviour, url, truth, verdict, row }) => {
      const last = row.evidence.map(({ kind, ...facts }) => `${kind} ${Object.values(facts).join(' ')}`).join('; ');
      return `${behaviour.name}: ${truth} expected, ${verdict} found\n    ${url}: ${behaviour.why}\n    ${last}`;
    })
    .join('\n');
}

describe('the web of known truth', () => {
  test('has at least 120 behaviours, each with a name of its own', () => {
    expect(new Set(behaviours.map(({ name }) => name)).size).toBe(behaviours.length);
    expect(behaviours.length).toBeGreaterThanOrEqual(120);
  });

  test('nothing alive or undecidable is called dead', () => {
    const wrong = answers.filter(({ truth, verdict }) => isDead(verdict) && !isDead(truth));
    expect(table(wrong)).toBe('');
  });

  test('at least 95 % of the dead are found', () => {
    const missed = answers.filter(({ truth, verdict }) => isDead(truth) && !isDead(verdict));
    const { recall } = scoreOf(answers, (answer) => isDead((answer as Answered).verdict));
    expect(recall, table(missed)).toBeGreaterThanOrEqual(0.95);
  });

  test('at least 95 % get exactly the right verdict and reason', () => {
    const different = answers.filter(({ truth, verdict }) => truth !== verdict);
    expect(1 - different.length / answers.length, table(different)).toBeGreaterThanOrEqual(0.95);
  });

  // The numbers above are what is promised; this holds each behaviour by itself.
  test('only what is beyond us gets another verdict or reason', () => {
    const different = answers.filter(({ truth, verdict }) => truth !== verdict);
    expect(table(different.filter(({ behaviour }) => !beyondUs.includes(behaviour.name)))).toBe('');
  });
});
