import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/report/markdown.ts';
import { stepSummary, summaryLimit } from '../../src/report/step-summary.ts';
import { finding, linkRow, nightly, report } from './sample.ts';

const large = (letter: string) => {
  const links = Array.from({ length: 12_000 }, (_, index) =>
    linkRow({ id: `l${index}`, url: `https://x.example/${letter.repeat(60)}${index}` }),
  );
  return report({ links, findings: links.map(({ id }) => finding({ link: id })) });
};

describe('the summary of a step', () => {
  test('is the Markdown report', () => {
    expect(stepSummary(nightly, 0)).toBe(markdown(nightly, summaryLimit));
  });

  test.each(['a', 'ä', '語'])('holds at most what GitHub takes, in bytes: %s', (letter) => {
    const text = stepSummary(large(letter), 0);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(summaryLimit);
    expect(Buffer.byteLength(text)).toBeGreaterThan(summaryLimit / 4);
    expect(text).toContain('left out for length');
  });

  test('leaves room for what others wrote before', () => {
    const text = stepSummary(nightly, summaryLimit - 2000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2000);
    expect(text).toContain('## linkmend');
    expect(stepSummary(nightly, summaryLimit - 10)).toBe('');
    expect(stepSummary(nightly, summaryLimit * 2)).toBe('');
  });
});
