import { expect, test } from 'vitest';
import { siteNotes } from '../../src/report/notes.ts';

test('why a site was not asked in place of its pages', () => {
  expect(
    siteNotes([
      { site: 'github', why: 'token-refused', status: 401 },
      { site: 'github', why: 'rate-limited', status: 403 },
      { site: 'github', why: 'no-answer', status: null },
    ]),
  ).toEqual([
    "GitHub's API does not take the token in GH_TOKEN or GITHUB_TOKEN (401): from then on its pages were asked one by one",
    "GitHub's API has reached the rate limit of the token (403): from then on its pages were asked one by one",
    "GitHub's API gives no usable answer: from then on its pages were asked one by one",
  ]);
});
