import { expect, test } from 'vitest';
import { online } from '../../src/judge/network.ts';
import { siteNotes, unaskedNotes } from '../../src/report/notes.ts';

test('why a site was not asked in place of its pages', () => {
  expect(
    siteNotes(
      [
        { site: 'github.com', why: 'token-refused', status: 401 },
        { site: 'github.com', why: 'rate-limited', status: 403 },
        { site: 'github.com', why: 'no-answer', status: null },
        { site: 'gitlab.com', why: 'token-refused', status: 401 },
      ],
      online,
    ),
  ).toEqual([
    "GitHub's API does not take the token in GH_TOKEN or GITHUB_TOKEN (401): from then on its pages were asked one by one",
    "GitHub's API has reached its rate limit (403): from then on its pages were asked one by one",
    "GitHub's API gives no usable answer: from then on its pages were asked one by one",
    "gitlab.com's API does not take the token in GITLAB_TOKEN (401): from then on its pages were asked one by one",
  ]);
});

test('where nothing answers, a site is no worse than all others', () => {
  const offline = { kind: 'offline', why: 'no-names' } as const;
  const trouble = { site: 'gitlab.com', why: 'no-answer' } as const;
  expect(siteNotes([{ ...trouble, status: null }], offline)).toEqual([]);
  expect(siteNotes([{ ...trouble, status: 403 }], offline)).toHaveLength(1);
});

test.each([
  [{ askedBefore: 0, neverAsked: 0 }, 'budget', []],
  [{ askedBefore: 0, neverAsked: 12 }, 'budget', ['the time was up with 12 links left: never asked so far']],
  [
    { askedBefore: 1811, neverAsked: 0 },
    'budget',
    [
      'the time was up with 1,811 links left: their last answers stand in, and the next run with --max-time begins with them',
    ],
  ],
  [
    { askedBefore: 3, neverAsked: 1 },
    'interrupted',
    ['the run was stopped with 4 links left: 1 of them never asked so far; for the others their last answers stand in'],
  ],
])('what a run that ended early left: %j, %s', (unasked, why, notes) => {
  expect(unaskedNotes(unasked, why)).toEqual(notes);
});
